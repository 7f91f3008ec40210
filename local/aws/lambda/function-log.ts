import { closeSync, fstatSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

export interface LogLine {
  readonly functionName: string;
  /** The invocation under way when the line was written; undefined outside one (start-up, idle). */
  readonly requestId: string | undefined;
  readonly line: string;
}

/** Where the lines of all sandboxes of one function go. */
export interface FunctionLog {
  write(requestId: string | undefined, line: string): void;
  close(): void;
}

/** A handler that prints without a line break is cut here, so that it cannot fill the memory. Characters. */
const LINE_LIMIT = 65_536;
const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

/**
 * Opens `{folder}/{functionName}.log`. At `maxBytes` it becomes `{functionName}.1.log`, which replaces the one before:
 * the two together stay under twice `maxBytes`.
 */
export function openFunctionLog(
  folder: string,
  functionName: string,
  maxBytes: number,
  onLog: ((line: LogLine) => void) | undefined,
): FunctionLog {
  mkdirSync(folder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const path = join(folder, `${functionName}.log`);
  let file = openSync(path, 'a', OWNER_ONLY_FILE);
  let bytes = fstatSync(file).size;
  let closed = false;

  function rotate(): void {
    closeSync(file);
    renameSync(path, join(folder, `${functionName}.1.log`));
    file = openSync(path, 'a', OWNER_ONLY_FILE);
    bytes = 0;
  }

  /** A full disk must not end the mesh: the line is missing in the file then. */
  function append(text: Buffer): void {
    try {
      if (bytes > 0 && bytes + text.length > maxBytes) rotate();
      bytes += writeSync(file, text);
    } catch {
      // The next line may find room again.
    }
  }

  return {
    write(requestId, line) {
      // A process that a handler has left behind may print after everything is over.
      if (closed) return;
      append(Buffer.from(`${line}\n`));
      onLog?.({ functionName, requestId, line });
    },
    close() {
      closed = true;
      closeSync(file);
    },
  };
}

/** Calls `onLine` for each line of a sandbox's output; a last line without an end counts when the stream ends. */
export function readLines(stream: Readable, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (text: string) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > LINE_LIMIT) {
      lines.push(rest);
      rest = '';
    }
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest);
  });
}

/** What `X-Amz-Log-Result` may hold, https://docs.aws.amazon.com/lambda/latest/dg/API_Invoke.html */
const TAIL_BYTES = 4_096;

/** The last 4 KB of the lines of one invocation. */
export class LogTail {
  #text = '';

  add(line: string): void {
    this.#text += `${line}\n`;
    if (this.#text.length > 2 * TAIL_BYTES) this.#text = this.#text.slice(-TAIL_BYTES);
  }

  bytes(): Buffer {
    return Buffer.from(this.#text).subarray(-TAIL_BYTES);
  }
}
