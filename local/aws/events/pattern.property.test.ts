import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listFields } from './event-fields.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { compilePattern, matchesPattern } from './pattern.ts';

/** One value of an event, with the element chosen in each array around it; arrays are named by where they stand. */
interface Occurrence {
  readonly path: string;
  readonly value: Json;
  readonly elements: Readonly<Record<string, number>>;
}

type Wish = readonly [path: string, values: readonly Json[]];

/**
 * The reference: tries every way to pick, for each path of the pattern, one value of the event or none, and asks
 * afterwards whether the picks go together. It reads the pattern as it stands and shares no code with the matcher.
 */
function matchesNaively(pattern: JsonObject, event: JsonObject): boolean {
  const occurrences = [...findOccurrences(event, [], '', {})];
  return expandOr(pattern, []).some((wishes) => {
    const ordered = wishes.toSorted(([left], [right]) => (left < right ? -1 : left > right ? 1 : 0));
    const choices = ordered.map(([path]) => [
      ...occurrences.filter((occurrence) => occurrence.path === path),
      undefined,
    ]);
    return cartesian(choices).some((picks) =>
      ordered.every((wish, index) => isGranted(wish, picks, index, occurrences)),
    );
  });
}

function isGranted(
  [path, values]: Wish,
  picks: readonly (Occurrence | undefined)[],
  index: number,
  all: readonly Occurrence[],
): boolean {
  const pick = picks[index];
  const earlier = picks.slice(0, index).filter((other) => other !== undefined);
  const fits = (occurrence: Occurrence) => earlier.every((other) => goTogether(other, occurrence));
  if (pick) return fits(pick) && values.some((value) => accepts(value, pick.value));
  const asksForAbsence = values.some((value) => isJsonObject(value) && value.exists === false);
  return asksForAbsence && !all.some((occurrence) => occurrence.path === path && fits(occurrence));
}

function goTogether(left: Occurrence, right: Occurrence): boolean {
  return Object.keys(left.elements).every(
    (array) => (right.elements[array] ?? left.elements[array]) === left.elements[array],
  );
}

function accepts(wanted: Json, found: Json): boolean {
  if (!isJsonObject(wanted)) return wanted === found;
  if (wanted.exists !== undefined) return wanted.exists === true;
  if (wanted.numeric !== undefined) return isInRange(wanted.numeric as readonly Json[], found);
  if (wanted['anything-but'] === undefined) return textMatches(wanted, found);
  const refused = wanted['anything-but'];
  if (isJsonObject(refused)) {
    const [[operator, operand] = ['', '']] = Object.entries(refused);
    return ![operand].flat().some((text) => textMatches({ [operator]: text as string }, found));
  }
  return ![refused].flat().includes(found);
}

function isInRange(range: readonly Json[], found: Json): boolean {
  if (typeof found !== 'number') return false;
  for (let index = 0; index < range.length; index += 2) {
    const limit = range[index + 1] as number;
    const order = found < limit ? '<' : found > limit ? '>' : '=';
    if (!(range[index] as string).includes(order)) return false;
  }
  return true;
}

function textMatches(wanted: JsonObject, found: Json): boolean {
  if (typeof found !== 'string') return false;
  const [[operator, operand] = ['', '']] = Object.entries(wanted);
  const folded = isJsonObject(operand) ? String(operand['equals-ignore-case']) : undefined;
  const text = folded ?? String(operand);
  const part =
    operator === 'prefix'
      ? found.slice(0, text.length)
      : operator === 'suffix'
        ? found.slice(Math.max(found.length - text.length, 0))
        : found;
  if (folded !== undefined || operator === 'equals-ignore-case') return part.toUpperCase() === text.toUpperCase();
  return part === text;
}

function* findOccurrences(
  value: Json,
  path: readonly string[],
  at: string,
  elements: Readonly<Record<string, number>>,
): Generator<Occurrence> {
  if (isJsonObject(value)) {
    for (const name of Object.keys(value))
      yield* findOccurrences(value[name] ?? null, [...path, name], `${at}/${name}`, elements);
  } else if (Array.isArray(value)) {
    for (const [index, element] of (value as readonly Json[]).entries()) {
      const scalar = element === null || typeof element !== 'object';
      yield* findOccurrences(element, path, `${at}/${index}`, scalar ? elements : { ...elements, [at]: index });
    }
  } else {
    yield { path: path.join('.'), value, elements };
  }
}

/** Every way to take one branch of each `$or`, as the list of paths and the values wanted there. */
function expandOr(pattern: JsonObject, path: readonly string[]): Wish[][] {
  const ways = Object.entries(pattern).map(([name, value]): Wish[][] => {
    if (name === '$or') return (value as readonly JsonObject[]).flatMap((branch) => expandOr(branch, path));
    if (isJsonObject(value)) return expandOr(value, [...path, name]);
    return [[[[...path, name].join('.'), value as readonly Json[]]]];
  });
  return cartesian(ways).map((combination) => combination.flat());
}

function cartesian<T>(lists: readonly (readonly T[])[]): T[][] {
  return lists.reduce<T[][]>((rows, list) => rows.flatMap((row) => list.map((item) => [...row, item])), [[]]);
}

const text = fc.constantFrom('', 'x', 'X', 'xy', 'Xy', 'y');
const number = fc.constantFrom(-1, 0, 0.5, 1, 2, 300);
const scalar: fc.Arbitrary<Json> = fc.oneof(text, number, fc.boolean(), fc.constant(null));

const eventBelow = (depth: number): fc.Arbitrary<Json> => {
  if (depth === 0) return scalar;
  const below = eventBelow(depth - 1);
  return fc.oneof(
    scalar,
    fc.array(below, { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), below, { maxKeys: 3 }),
  );
};
const anyEvent = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), eventBelow(2), { minKeys: 3, maxKeys: 4 });

const range = fc.tuple(number, number).filter(([bottom, top]) => bottom < top);
const expression: fc.Arbitrary<Json> = fc.oneof(
  fc.record({ exists: fc.boolean() }),
  fc.constantFrom<Json>({ exists: false }, { 'anything-but': 'x' }),
  fc.record({ prefix: text }),
  fc.record({ suffix: text }),
  fc.record({ 'equals-ignore-case': text }),
  fc.record({ prefix: fc.record({ 'equals-ignore-case': text }) }),
  fc.record({ suffix: fc.record({ 'equals-ignore-case': text }) }),
  fc.record({ numeric: fc.tuple(fc.constantFrom('=', '<', '<=', '>', '>='), number) }),
  fc.record({
    numeric: range.chain(([bottom, top]) =>
      fc.tuple(fc.constantFrom('>', '>='), fc.constant(bottom), fc.constantFrom('<', '<='), fc.constant(top)),
    ),
  }),
  fc.record({
    'anything-but': fc.oneof(text, number, fc.array(text, { minLength: 1 }), fc.array(number, { minLength: 1 })),
  }),
  fc.record({ 'anything-but': fc.record({ prefix: fc.constantFrom('x', 'xy') }) }),
  fc.record({ 'anything-but': fc.record({ suffix: fc.array(fc.constantFrom('x', 'y'), { minLength: 1 }) }) }),
  fc.record({ 'anything-but': fc.record({ 'equals-ignore-case': fc.array(text, { minLength: 1 }) }) }),
);
const values = fc.array(fc.oneof(scalar, expression), { minLength: 1, maxLength: 4 });

const patternBelow = (depth: number, names: readonly string[], maxKeys = 2): fc.Arbitrary<JsonObject> => {
  const below = depth === 0 ? values : fc.oneof(values, patternBelow(depth - 1, names, maxKeys));
  return fc.dictionary(fc.constantFrom(...names), below, { minKeys: 1, maxKeys });
};
/** `$or` has names of its own, since a path may be given only once. */
const branches = fc.array(patternBelow(1, ['c', 'd']), { minLength: 2, maxLength: 3 });
const anyPattern = fc.oneof(
  patternBelow(2, ['a', 'b', 'c']),
  fc.tuple(patternBelow(1, ['a', 'b']), branches).map(([pattern, $or]): JsonObject => ({ ...pattern, $or })),
  fc
    .tuple(patternBelow(1, ['b', 'c']), patternBelow(1, ['a', 'b']), branches)
    .map(([rest, inner, $or]): JsonObject => ({ ...rest, a: { ...inner, $or } })),
);

describe('the matcher', () => {
  it('agrees with trying out every combination of values', () => {
    fc.assert(
      fc.property(anyPattern, anyEvent, (pattern, event) => {
        expect(matchesPattern(compilePattern(pattern), listFields(event))).toBe(matchesNaively(pattern, event));
      }),
      { numRuns: 3_000 },
    );
  });

  it('agrees on objects in arrays, where fields must stand in the same element', () => {
    const element = fc.dictionary(
      fc.constantFrom('b', 'c', 'd'),
      fc.oneof(scalar, fc.array(scalar, { maxLength: 2 })),
      { maxKeys: 3 },
    );
    const listEvent = fc.record({
      a: fc.array(fc.oneof(element, fc.array(element, { maxLength: 2 })), { maxLength: 3 }),
    });
    const listPattern = patternBelow(0, ['b', 'c', 'd'], 3).map((a): JsonObject => ({ a }));
    fc.assert(
      fc.property(listPattern, listEvent, (pattern, event) => {
        expect(matchesPattern(compilePattern(pattern), listFields(event))).toBe(matchesNaively(pattern, event));
      }),
      { numRuns: 3_000 },
    );
  });
});
