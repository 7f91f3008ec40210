import { type ArrayMembership, type EventFields, joinMemberships } from './event-fields.ts';
import { isJsonObject, type Json, type JsonObject } from './json.ts';
import { compileFieldTest, type FieldTest, RESERVED_IN_OR, refusePattern } from './pattern-operators.ts';

/** A pattern ready to match: it matches where one of its alternatives does. */
export interface CompiledPattern {
  readonly alternatives: readonly Alternative[];
}

/** The conditions that must all hold, in the order of their paths. */
type Alternative = readonly Condition[];

interface Condition extends FieldTest {
  readonly path: string;
}

type Branch = ReadonlyMap<string, FieldTest>;

/** Combinations of `$or` branches in one pattern; EventBridge refuses what is "over 1000 rule combinations". */
const MAXIMUM_ALTERNATIVES = 1000;

const NOWHERE: ArrayMembership = new Map();

/**
 * Compiles an event pattern, given as a value or as the JSON text of PutRule and TestEventPattern.
 *
 * @throws AwsError InvalidEventPatternException with the path and the reason.
 */
export function compilePattern(pattern: Json): CompiledPattern {
  const value = typeof pattern === 'string' ? parsePattern(pattern) : pattern;
  if (!isJsonObject(value)) throw refusePattern('', 'Filter is not an object.');
  const branches = compileObject([new Map()], '', value, false);
  return { alternatives: branches.map(sortConditions) };
}

/**
 * Whether the event has the fields that the pattern asks for. Fields inside objects of one array match only together
 * in the same element. A field "does not exist" if no element that is still in question has it, in the order of paths:
 * that is event-ruler's rule, and it makes `exists: false` on an earlier path look at all elements.
 */
export function matchesPattern(pattern: CompiledPattern, event: EventFields): boolean {
  return pattern.alternatives.some((conditions) => matchesFrom(conditions, 0, event, NOWHERE));
}

function matchesFrom(conditions: Alternative, index: number, event: EventFields, chosen: ArrayMembership): boolean {
  const condition = conditions[index];
  if (!condition) return true;
  let present = false;
  for (const field of event.get(condition.path) ?? []) {
    const joined = joinMemberships(chosen, field.membership);
    if (!joined) continue;
    present = true;
    if (!condition.accepts.some((accepts) => accepts(field.value))) continue;
    if (matchesFrom(conditions, index + 1, event, joined)) return true;
  }
  return condition.acceptsAbsence && !present && matchesFrom(conditions, index + 1, event, chosen);
}

function parsePattern(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    throw refusePattern('', `It is not JSON: ${(error as Error).message}.`);
  }
}

function compileObject(
  branches: readonly Branch[],
  path: string,
  object: JsonObject,
  insideOr: boolean,
): readonly Branch[] {
  const members = Object.entries(object);
  if (members.length === 0) throw refusePattern(path, 'Empty objects are not allowed.');
  let result = branches;
  for (const [name, value] of members) {
    const place = path === '' ? name : `${path}.${name}`;
    if (name === '$or') {
      result = compileOr(result, path, value);
      continue;
    }
    if (insideOr && RESERVED_IN_OR.has(name)) {
      throw refusePattern(place, `${name} is a reserved name which cannot be used inside $or.`);
    }
    result = compileMember(result, place, value, insideOr);
  }
  return result;
}

function compileMember(branches: readonly Branch[], path: string, value: Json, insideOr: boolean): readonly Branch[] {
  if (isJsonObject(value)) return compileObject(branches, path, value, insideOr);
  if (!Array.isArray(value))
    throw refusePattern(path, `It must be an object or an array, but is ${JSON.stringify(value)}.`);
  const test = compileFieldTest(path, value);
  return branches.map((branch) => {
    if (branch.has(path)) throw refusePattern(path, 'The path cannot be given more than once.');
    return new Map(branch).set(path, test);
  });
}

function compileOr(branches: readonly Branch[], path: string, value: Json): readonly Branch[] {
  const place = path === '' ? '$or' : `${path}.$or`;
  if (!Array.isArray(value)) throw refusePattern(place, 'It must be an array of objects.');
  if (value.length < 2) throw refusePattern(place, 'There must be at least 2 objects in it.');
  const result = value.flatMap((branch: Json, index) => {
    if (!isJsonObject(branch)) throw refusePattern(`${place}[${index}]`, 'Only objects are allowed here.');
    return compileObject(branches, path, branch, true);
  });
  if (result.length > MAXIMUM_ALTERNATIVES) {
    throw refusePattern(
      place,
      `At most ${MAXIMUM_ALTERNATIVES} combinations are allowed, but there are ${result.length}.`,
    );
  }
  return result;
}

function sortConditions(branch: Branch): Alternative {
  const byPath = [...branch].sort(([left], [right]) => (left < right ? -1 : 1));
  return byPath.map(([path, test]) => ({ path, ...test }));
}
