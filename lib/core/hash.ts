import { createHash } from 'node:crypto';

/** Bits enough that a million findings do not meet by chance, short enough to read aloud. */
const hexDigits = 20;

/**
 * A short stable hash of named parts. The same parts give the same hash on any machine and day; a part that is
 * absent differs from one that is empty, and no two lists of parts can run together.
 */
export function hashOf(parts: readonly (string | undefined)[]): string {
  return createHash('sha256')
    .update(JSON.stringify(parts.map((part) => part ?? null)))
    .digest('hex')
    .slice(0, hexDigits);
}
