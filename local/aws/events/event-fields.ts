import { isJsonObject, type Json, type JsonObject } from './json.ts';

export type JsonScalar = null | boolean | number | string;

/** For each array around a field, which of its elements holds the field. Arrays are numbered in the order they are met. */
export type ArrayMembership = ReadonlyMap<number, number>;

/** One value of an event and the array elements that hold it. */
interface EventField {
  readonly value: JsonScalar;
  readonly membership: ArrayMembership;
}

/** The values of an event by their path, the names joined by dots. */
export type EventFields = ReadonlyMap<string, readonly EventField[]>;

/** Levels of nesting that EventBridge processes; what lies deeper matches nothing (API reference: PutEvents). */
const MAXIMUM_DEPTH = 1000;

const NO_ARRAY: ArrayMembership = new Map();

/**
 * The event as patterns see it: its scalar values by path. Arrays leave no trace in the path, so that
 * `{"tags": ["a", "b"]}` has two values at `tags` and an empty array has none; which element of which array an object
 * stood in is kept with each value (aws/event-ruler README: JSON Array Matching).
 *
 * As in event-ruler a name with a dot and a nested name are the same path.
 */
export function listFields(event: JsonObject): EventFields {
  const fields = new Map<string, EventField[]>();
  let arrays = 0;

  const visit = (path: string, value: Json, membership: ArrayMembership, depth: number): void => {
    if (depth > MAXIMUM_DEPTH) return;
    if (isJsonObject(value)) {
      for (const [name, member] of Object.entries(value)) {
        visit(path === '' ? name : `${path}.${name}`, member, membership, depth + 1);
      }
      return;
    }
    if (Array.isArray(value)) {
      const array = arrays++;
      value.forEach((element: Json, index) => {
        const nested = typeof element === 'object' && element !== null;
        visit(path, element, nested ? new Map(membership).set(array, index) : membership, depth + 1);
      });
      return;
    }
    const field = { value: value as JsonScalar, membership };
    const known = fields.get(path);
    if (known) known.push(field);
    else fields.set(path, [field]);
  };

  visit('', event, NO_ARRAY, 0);
  return fields;
}

/**
 * Both memberships as one, or undefined where they name different elements of the same array: two fields inside
 * objects match together only if they stand in the same element.
 */
export function joinMemberships(left: ArrayMembership, right: ArrayMembership): ArrayMembership | undefined {
  if (right.size === 0) return left;
  if (left.size === 0) return right;
  for (const [array, index] of right) {
    const known = left.get(array);
    if (known !== undefined && known !== index) return undefined;
  }
  return new Map([...left, ...right]);
}
