import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { afterCall, attempts, type Circuit, isOpen, retryDelayMs } from './policy.ts';

const now = new Date('2026-11-20T09:00:00Z');
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

describe('a throttled call', () => {
  test('waits anywhere between nothing and a ceiling that doubles up to five seconds', () => {
    const ceilings = Array.from({ length: attempts + 3 }, (_, index) => retryDelayMs(index + 1, 1));
    expect(ceilings).toEqual([100, 200, 400, 800, 1_600, 3_200, 5_000, 5_000, 5_000]);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelayMs(attempt, random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(retryDelayMs(attempt, 1));
      }),
    );
  });
});

describe('a circuit', () => {
  const afterFailures = (count: number) =>
    Array.from({ length: count }).reduce<Circuit | undefined>((circuit) => afterCall(circuit, false, now), undefined);

  test('stays closed for four failures in a row and opens at the fifth, for a minute', () => {
    expect(isOpen(afterFailures(4), now)).toBe(false);
    expect(isOpen(afterFailures(5), now)).toBe(true);
    expect(isOpen(afterFailures(5), later(59))).toBe(true);
    expect(isOpen(afterFailures(5), later(60))).toBe(false);
  });

  test('is closed by an answer, and opened again at once by a failure after its pause', () => {
    expect(afterCall(afterFailures(5), true, later(60))).toEqual({ failures: 0 });
    expect(isOpen(afterCall(afterFailures(5), false, later(60)), later(61))).toBe(true);
  });
});
