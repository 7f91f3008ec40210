import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';

/** Reads that are shorter need no bar. */
const leastSeconds = 3;
/** Until a read is over nobody knows that it is: the bar waits here. */
const mostShare = 0.97;
const everyMs = 200;
const rateFile = 'read-rate.json';
/** Bytes a second of an export that was not read yet. Nobody knows its rate: the bar slows down and names no end. */
const guessedRate = 1_500_000;

/** Tells a person at a terminal how far reading an export has come. */
export interface ReadProgress {
  end(): Promise<void>;
}

/**
 * A bar on standard error, on a terminal only. How far a database has come inside a file it does not tell, so the bar
 * goes by the time that the last read of this export took for so many bytes, and says "about".
 *
 * @param home the account's folder: it remembers the rate
 */
export function showReading(bytes: number | undefined, home: string): ReadProgress {
  if (bytes === undefined || bytes === 0 || !process.stderr.isTTY) return { end: async () => {} };
  const known = readRate(home);
  const seconds = bytes / (known ?? guessedRate);
  const begun = Date.now();
  const elapsed = () => (Date.now() - begun) / 1_000;
  let bar: SingleBar | undefined;
  const timer = setInterval(() => {
    if (seconds < leastSeconds && elapsed() < leastSeconds) return;
    bar ??= startBar(bytes);
    const part = elapsed() / seconds;
    const share = known === undefined ? part / (1 + part) : Math.min(mostShare, part);
    bar.update(Math.round(share * 100), { left: known === undefined ? '' : leftText(seconds - elapsed()) });
  }, everyMs);
  return {
    end: async () => {
      clearInterval(timer);
      bar?.stop();
      await mkdir(home, { recursive: true, mode: 0o700 });
      await writeFile(join(home, rateFile), JSON.stringify({ bytesASecond: bytes / elapsed() }), { mode: 0o600 });
    },
  };
}

function startBar(bytes: number): SingleBar {
  const size = `${(bytes / 1_000_000).toLocaleString('en-US', { maximumFractionDigits: 0 })} MB`;
  const bar = new SingleBar({
    format: `  Reading ${size}  {bar}  {duration_formatted}{left}`,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    barsize: 40,
    clearOnComplete: true,
    hideCursor: true,
    stream: process.stderr,
  });
  bar.start(100, 0, { left: '' });
  return bar;
}

function leftText(seconds: number): string {
  return seconds < 1 ? ', longer than the last time' : `, about ${Math.ceil(seconds)} s left`;
}

function readRate(home: string): number | undefined {
  try {
    const { bytesASecond } = JSON.parse(readFileSync(join(home, rateFile), 'utf8')) as { bytesASecond?: unknown };
    return typeof bytesASecond === 'number' && bytesASecond > 0 ? bytesASecond : undefined;
  } catch {
    return undefined;
  }
}
