import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { showReading } from './read-progress.ts';

const bytes = 30_000_000;
const wasTerminal = process.stderr.isTTY;
let home: string;
let shown: string;
beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'read-progress-'));
  shown = '';
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'Date'] });
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    shown += String(text);
    return true;
  });
});
afterEach(async () => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  isTerminal(wasTerminal);
  await rm(home, { recursive: true, force: true });
});

const isTerminal = (is: boolean | undefined) =>
  Object.defineProperty(process.stderr, 'isTTY', { value: is, configurable: true });

test('a terminal sees how far a long read is, and how long the rest takes once a read has been timed', async () => {
  isTerminal(true);
  const first = showReading(bytes, home);
  await vi.advanceTimersByTimeAsync(10_000);
  await first.end();
  expect(shown).toContain('Reading 30 MB');
  expect(shown).not.toContain('left');
  const second = showReading(bytes, home);
  await vi.advanceTimersByTimeAsync(5_000);
  await second.end();
  expect(shown).toMatch(/about [56] s left/);
});

test('a short read shows no bar', async () => {
  isTerminal(true);
  const reading = showReading(bytes / 1_000, home);
  await vi.advanceTimersByTimeAsync(2_000);
  await reading.end();
  expect(shown).toBe('');
});

test('a file or a pipe sees nothing, and an export of unknown size has no bar', async () => {
  isTerminal(false);
  const [piped, unknown] = [showReading(bytes, home), showReading(undefined, home)];
  await vi.advanceTimersByTimeAsync(10_000);
  await Promise.all([piped.end(), unknown.end()]);
  expect(shown).toBe('');
  expect(existsSync(join(home, 'read-rate.json'))).toBe(false);
});
