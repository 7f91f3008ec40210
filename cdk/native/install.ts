import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MeshError } from '../../lib/core/errors.ts';

/** Installs what a folder's lock file names into its `node_modules`. */
export type Install = (folder: string) => Promise<void>;

/** What Lambda on arm64 is to npm. Install scripts would run on this machine, and none is needed. */
const platform = ['--os=linux', '--cpu=arm64', '--libc=glibc', '--ignore-scripts'];
const quietly = ['--no-audit', '--no-fund', '--loglevel=error'];
/** A library of 70 MB on a slow line. */
const timeoutMs = 300_000;

/** @throws MeshError `service-unavailable` with npm's own first line */
export async function installFromRegistry(folder: string): Promise<void> {
  try {
    await promisify(execFile)('npm', ['ci', ...platform, ...quietly], { cwd: folder, timeout: timeoutMs });
  } catch (error) {
    throw new MeshError(
      'service-unavailable',
      `the native packages for linux-arm64 could not be installed (${reasonOf(error)}): try again where npm reaches its registry; they are kept for the next time`,
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  const { stderr = '', message = '' } = error as { stderr?: string; message?: string };
  const lines = `${stderr}\n${message}`.split('\n').map((line) => line.replace(/^npm (error|ERR!)\s*/i, '').trim());
  return lines.find((line) => line !== '' && !/^(npm )?warn/i.test(line)) ?? 'npm ended without a word';
}
