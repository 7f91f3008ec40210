import type { NormalizedSchema } from '@smithy/core/schema';

/** Members under the AWS SDK's names; in a recording times are ISO 8601 texts and bytes are base64. */
export type Members = Readonly<Record<string, unknown>>;

/** One call of a cost API as recordings name it. */
export interface CostCall {
  /** The service name of the SigV4 scope, e.g. `ce`. */
  readonly service: string;
  /** E.g. `GetCostAndUsage`. */
  readonly operation: string;
  readonly region: string;
  readonly request: Members;
}

/** What AWS answered, in the form of recordings (contract.md, "Recordings"). */
export type CostAnswer =
  | { readonly response: Members }
  | { readonly error: { readonly name: string; readonly message: string } };

/** An input or output of the SDK in the form of recordings. */
export function toRecorded(value: object): Members {
  const { $metadata, ...members } = value as { $metadata?: unknown };
  return toPlain(members) as Members;
}

function toPlain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString().replace('.000Z', 'Z');
  if (value instanceof Uint8Array) return Buffer.from(value).toString('base64');
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  const present = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(present.map(([name, member]) => [name, toPlain(member)]));
}

/** A recorded value as the SDK gives it: only the operation's schema tells a time from a text. */
export function fromRecorded(schema: NormalizedSchema, value: unknown): unknown {
  if (value === null || value === undefined) return value;
  if (schema.isTimestampSchema()) return new Date(String(value));
  if (schema.isBlobSchema()) return Buffer.from(String(value), 'base64');
  if (schema.isListSchema() && Array.isArray(value)) {
    return value.map((item) => fromRecorded(schema.getValueSchema(), item));
  }
  if (schema.isMapSchema()) return mapMembers(value, () => schema.getValueSchema());
  if (!schema.isStructSchema()) return value;
  const members = new Map(schema.structIterator());
  return mapMembers(value, (name) => members.get(name));
}

function mapMembers(value: unknown, schemaOf: (name: string) => NormalizedSchema | undefined): unknown {
  const entries = Object.entries(value as Members).map(([name, member]) => {
    const schema = schemaOf(name);
    return [name, schema === undefined ? member : fromRecorded(schema, member)];
  });
  return Object.fromEntries(entries);
}
