import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StoredDelivery } from './delivery-queue.ts';
import type { ExhaustedRetryCondition } from './retry-policy.ts';

/** A delivery that was given up: why, and all it takes to make it again. */
export interface DeadLetter {
  readonly version: 1;
  readonly rule: string;
  readonly targetId: string;
  readonly eventId: string;
  readonly forwarded: boolean;
  readonly errorCode: string;
  readonly errorMessage: string;
  readonly exhaustedRetryCondition?: ExhaustedRetryCondition;
  readonly attempts: number;
  /** When EventBridge took the event, and when it gave up. ISO 8601 UTC. */
  readonly storedAt: string;
  readonly deadAt: string;
  /** The JSON text that the target should have received. */
  readonly payload: string;
}

/** Dead letters as files, `{rule}/{storedAt}-{eventId}-{targetId}.json` below one folder, readable by their owner only. */
export class DeadLetters {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Writes the letter, whole or not at all. The same delivery given up twice is one file. */
  write(letter: DeadLetter): void {
    const folder = join(this.#folder, letter.rule);
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const timestamp = letter.storedAt.replaceAll(':', '-');
    const path = join(folder, `${timestamp}-${letter.eventId}-${letter.targetId}.json`);
    writeFileSync(`${path}.part`, `${JSON.stringify(letter, null, 2)}\n`, { mode: 0o600 });
    renameSync(`${path}.part`, path);
  }

  /** The files of all letters, the oldest of each rule first. */
  list(): string[] {
    if (!existsSync(this.#folder)) return [];
    const rules = readdirSync(this.#folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
    return rules.flatMap(({ name }) => {
      const files = readdirSync(join(this.#folder, name)).filter((file) => file.endsWith('.json'));
      return files.sort().map((file) => join(this.#folder, name, file));
    });
  }

  /** Reads a letter; throws, naming the file, if it is not one. */
  read(path: string): DeadLetter {
    try {
      const letter = JSON.parse(readFileSync(path, 'utf8')) as DeadLetter;
      if (letter.version === 1) return letter;
      throw new Error(`its version is ${JSON.stringify(letter.version)}, not 1`);
    } catch (error) {
      throw new Error(`${path} is not a dead letter: ${(error as Error).message}.`, { cause: error });
    }
  }

  remove(path: string): void {
    rmSync(path, { force: true });
  }
}

/** The target of a stored delivery is no longer configured. */
export class TargetGone extends Error {
  readonly code = 'NO_RESOURCE';
  readonly retryable = false;
  constructor(lane: string) {
    super(`There is no target ${lane}.`);
    this.name = 'TargetGone';
  }
}

/** The letter for a delivery whose last attempt failed with `error` at `now`. */
export function writeLetter(
  lane: string,
  { eventId, forwarded, payload, storedAtMs, attempts }: StoredDelivery,
  error: unknown,
  exhausted: ExhaustedRetryCondition | undefined,
  now: Date,
): DeadLetter {
  const [rule = '', targetId = ''] = lane.split('/');
  return {
    version: 1,
    rule,
    targetId,
    eventId,
    forwarded,
    ...describeError(error),
    ...(exhausted && { exhaustedRetryCondition: exhausted }),
    attempts: attempts + 1,
    storedAt: new Date(storedAtMs).toISOString(),
    deadAt: now.toISOString(),
    payload,
  };
}

/** The code and message of whatever a target threw. */
export function describeError(error: unknown): { errorCode: string; errorMessage: string } {
  if (!(error instanceof Error)) return { errorCode: 'UNKNOWN', errorMessage: String(error) };
  const { code } = error as { code?: unknown };
  return { errorCode: typeof code === 'string' ? code : error.name, errorMessage: error.message };
}
