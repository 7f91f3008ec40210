import { describe, expect, it } from 'vitest';
import { listFields } from './event-fields.ts';
import type { Json, JsonObject } from './json.ts';
import { INVALID_PATTERN_CASES, PATTERN_CASES } from './pattern.cases.ts';
import { compilePattern, matchesPattern } from './pattern.ts';

const matches = (pattern: Json, event: JsonObject): boolean =>
  matchesPattern(compilePattern(pattern), listFields(event));

describe('an event pattern', () => {
  it.each(PATTERN_CASES)('answers $matches as documented: $name [$source]', ({ pattern, event, matches: expected }) => {
    expect(matches(pattern, event)).toBe(expected);
  });

  it.each(PATTERN_CASES)('reads the same as JSON text: $name', ({ pattern, event, matches: expected }) => {
    expect(matches(JSON.stringify(pattern), event)).toBe(expected);
  });

  it.each(INVALID_PATTERN_CASES)('is refused with the place and the reason: $name [$source]', ({ pattern, reason }) => {
    expect(() => compilePattern(pattern)).toThrow(
      expect.objectContaining({
        code: 'InvalidEventPatternException',
        status: 400,
        message: `Event pattern is not valid. Reason: ${reason}`,
      }),
    );
  });

  it('may have 1000 combinations of $or branches, and no more', () => {
    const or = (count: number, name: string): JsonObject => ({
      $or: Array.from({ length: count }, (_, index) => ({ [name + index]: [1] })),
    });
    expect(compilePattern({ a: or(10, 'x'), b: or(10, 'y'), c: or(10, 'z') }).alternatives).toHaveLength(1000);
    expect(() => compilePattern({ a: or(10, 'x'), b: or(10, 'y'), c: or(11, 'z') })).toThrow(
      'c.$or: At most 1000 combinations are allowed, but there are 1100.',
    );
  });

  it('looks 1000 levels deep into an event, and does not fail on what is deeper', () => {
    const nest = (levels: number): JsonObject => {
      let event: JsonObject = { leaf: 1 };
      for (let level = 1; level < levels; level++) event = { n: event };
      return event;
    };
    const pattern = (levels: number): Json => ({ [[...Array<string>(levels - 1).fill('n'), 'leaf'].join('.')]: [1] });
    expect(matches(pattern(1000), nest(1000))).toBe(true);
    expect(matches(pattern(1001), nest(1001))).toBe(false);
  });
});
