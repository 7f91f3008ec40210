import { NormalizedSchema } from '@smithy/core/schema';
import type { Json } from './account.ts';

/** Any form in which the SDK states the shape of a value. */
export type Schema = Parameters<typeof NormalizedSchema.of>[0];

/** How one wire format writes and reads the values that JSON has no type for. */
export interface Scalars {
  writeTime(time: Date, schema: NormalizedSchema): unknown;
  readTime(value: unknown): Date;
  writeBytes(base64: string): unknown;
  readBytes(value: unknown): string;
}

/** Source: Smithy 2.0, "timestampFormat"; the numbers are the SDK's own for a time with that trait. */
const DATE_TIME = 5;
const HTTP_DATE = 6;

/** Epoch seconds as a number, the default of every JSON format, unless the member itself states another form. */
export const jsonScalars: Scalars = {
  writeTime: (time, schema) => writeTimeAs(time, schema.getSchema()),
  readTime: (value) => (typeof value === 'number' ? new Date(value * 1000) : new Date(String(value))),
  writeBytes: (base64) => base64,
  readBytes: (value) => String(value),
};

function writeTimeAs(time: Date, format: unknown): string | number {
  if (format === DATE_TIME) return isoInstant(time);
  return format === HTTP_DATE ? time.toUTCString() : time.getTime() / 1000;
}

/**
 * A recorded value in a wire format. Members that the schema does not know, and nulls, stay as they are recorded.
 *
 * @throws RangeError where a time is none
 */
export function toWire(schema: Schema, recorded: Json, scalars: Scalars): unknown {
  return mapLeaves(NormalizedSchema.of(schema), recorded, (leaf, value) => {
    if (leaf.isTimestampSchema()) return scalars.writeTime(readRecordedTime(value), leaf);
    return leaf.isBlobSchema() ? scalars.writeBytes(String(value)) : value;
  });
}

/** A value of a wire format as a recording holds it. */
export function fromWire(schema: Schema, value: unknown, scalars: Scalars): Json {
  const recorded = mapLeaves(NormalizedSchema.of(schema), value, (leaf, each) => {
    if (leaf.isTimestampSchema()) return isoInstant(scalars.readTime(each));
    return leaf.isBlobSchema() ? scalars.readBytes(each) : each;
  });
  return recorded as Json;
}

/** ISO 8601 in UTC, without milliseconds where there are none, as AWS writes it. */
export function isoInstant(time: Date): string {
  return time.toISOString().replace('.000Z', 'Z');
}

/** Recordings made by hand may hold epoch seconds, as AWS's own documented answers do. */
function readRecordedTime(value: unknown): Date {
  const time = jsonScalars.readTime(value);
  if (Number.isNaN(time.getTime())) throw new RangeError(`${JSON.stringify(value)} is not a time`);
  return time;
}

type MapLeaf = (leaf: NormalizedSchema, value: unknown) => unknown;

function mapLeaves(schema: NormalizedSchema, value: unknown, mapLeaf: MapLeaf): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isListSchema() || schema.isMapSchema()) {
    const each = schema.getValueSchema();
    // Most of an answer is texts and numbers, the same in every format: walking them would cost more than the rest.
    if (each.isStringSchema() || each.isNumericSchema() || each.isBooleanSchema()) return value;
    if (Array.isArray(value)) return value.map((item) => mapLeaves(each, item, mapLeaf));
    return mapEntries(value, (_, item) => mapLeaves(each, item, mapLeaf));
  }
  if (schema.isStructSchema()) return mapMembers(schema, value, mapLeaf);
  return mapLeaf(schema, value);
}

function mapMembers(schema: NormalizedSchema, value: unknown, mapLeaf: MapLeaf): unknown {
  const members = new Map(schema.structIterator());
  return mapEntries(value, (name, item) => {
    const member = members.get(name);
    return member === undefined ? item : mapLeaves(member, item, mapLeaf);
  });
}

function mapEntries(value: unknown, map: (name: string, item: unknown) => unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, map(name, item)]));
}
