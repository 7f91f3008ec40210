import { hash } from 'node:crypto';

/** Bits enough that a million findings do not meet by chance, short enough to read aloud. */
const hexDigits = 20;

/**
 * A short stable hash of named parts. The same parts give the same hash on any machine and day; a part that is
 * absent differs from one that is empty, and no two lists of parts can run together.
 */
export function hashOf(parts: readonly (string | undefined)[]): string {
  // In one call: the objects of `createHash` are let go only between events, and a million of them fill the memory.
  return hash('sha256', JSON.stringify(parts.map((part) => part ?? null)), 'hex').slice(0, hexDigits);
}
