import { spawn } from 'node:child_process';

/** Ends the process groups it watches when this process is gone, even by `kill -9`. */
export interface Reaper {
  watch(pid: number): void;
  forget(pid: number): void;
  close(): void;
}

/** Keeps the last list of process groups it was told; when its input ends, they are killed. */
const SCRIPT = 'while read -r list; do groups=$list; done; for group in $groups; do kill -9 "-$group"; done';

/**
 * A sandbox ends itself when its input closes, but not while its handler blocks the event loop, and not the processes
 * that its handler started. A shell in a session of its own (so that Ctrl-C does not reach it) sees to both.
 */
export function startReaper(): Reaper {
  const groups = new Set<number>();
  const shell = spawn('/bin/sh', ['-c', SCRIPT], { stdio: ['pipe', 'ignore', 'ignore'], detached: true, env: {} });
  // Without a shell the sandboxes still end by themselves, as said above.
  shell.on('error', () => {});
  shell.stdin.on('error', () => {});
  shell.unref();

  const tell = () => void shell.stdin.write(`${[...groups].join(' ')}\n`);
  return {
    watch(pid) {
      groups.add(pid);
      tell();
    },
    forget(pid) {
      groups.delete(pid);
      tell();
    },
    close: () => void shell.stdin.end(),
  };
}
