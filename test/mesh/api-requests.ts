import fc from 'fast-check';
import { document } from './api-fixture.ts';

type Schema = Readonly<Record<string, unknown>>;

/** A request as a generator makes it up from the interface's document. */
export interface GeneratedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: readonly (readonly [string, string])[];
  readonly body: unknown;
}

/** Hostile texts that no schema asks for. */
const nasty = fc.constantFrom(
  '',
  ' ',
  '\0',
  '../..',
  '%00',
  '%2e%2e%2f',
  "' OR 1=1 --",
  '<script>alert(1)</script>',
  '=cmd()',
  '(a+)+$',
  '\u202e',
  '🦊',
  'x'.repeat(300),
  '__proto__',
  'constructor',
  '1e999',
  'NaN',
  '-1',
  'null',
  '\r\nset-cookie: a=b',
);

/** Requests that mostly fit the document, and here and there do not. */
export function generatedRequests(known: {
  ids: readonly string[];
  analyses: readonly string[];
}): fc.Arbitrary<GeneratedRequest> {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, methods]) =>
    Object.entries(methods ?? {}).map(([method, operation]) => requestsOf(path, method, operation as Schema, known)),
  );
  return fc.oneof(...operations);
}

function requestsOf(
  path: string,
  method: string,
  operation: Schema,
  known: { ids: readonly string[]; analyses: readonly string[] },
) {
  const parameters = (operation.parameters ?? []) as { name: string; in: string; schema: Schema }[];
  const places = (path.match(/\{\w+\}/g) ?? []).map(() =>
    fc.oneof(fc.constantFrom(...known.ids, ...known.analyses, 'x'), nasty),
  );
  const queries = parameters.filter((each) => each.in === 'query').map(({ name, schema }) => pairsOf(name, schema));
  const content = (operation.requestBody as { content?: Record<string, { schema: Schema }> } | undefined)?.content;
  const schema = content?.['application/json']?.schema;
  return fc.record({
    method: fc.constant(method.toUpperCase()),
    path: fc
      .tuple(...places)
      .map((values) => values.reduce((at, value) => at.replace(/\{\w+\}/, encodeURIComponent(value)), path)),
    query: fc.tuple(...queries).map((pairs) => pairs.flat()),
    body:
      schema === undefined
        ? fc.constant(undefined)
        : fc.oneof({ arbitrary: valuesOf(schema), weight: 4 }, { arbitrary: fc.jsonValue(), weight: 1 }),
  });
}

/** A parameter is usually left out, and now and then something else. */
function pairsOf(name: string, schema: Schema): fc.Arbitrary<readonly (readonly [string, string])[]> {
  const isList = schema.type === 'array';
  const one = fc.oneof(
    { arbitrary: valuesOf(isList ? (schema.items as Schema) : schema).map(String), weight: 5 },
    { arbitrary: nasty, weight: 1 },
  );
  const pairs = fc.array(
    one.map((value) => [name, value] as const),
    { minLength: 1, maxLength: isList ? 3 : 1 },
  );
  return fc.oneof({ arbitrary: fc.constant([]), weight: 6 }, { arbitrary: pairs, weight: 1 });
}

/** Values that a JSON schema of the document allows, as far as the words that it uses. */
function valuesOf(schema: Schema): fc.Arbitrary<unknown> {
  if (typeof schema.$ref === 'string') return valuesOf(schemaAt(schema.$ref));
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum);
  if ('const' in schema) return fc.constant(schema.const);
  const choices = (schema.anyOf ?? schema.oneOf) as Schema[] | undefined;
  if (choices !== undefined) return fc.oneof(...choices.map(valuesOf));
  if (typeof schema.pattern === 'string' && schema.format === undefined)
    return fc.stringMatching(new RegExp(schema.pattern));
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: Number(schema.minimum ?? -10), max: Number(schema.maximum ?? 1_000) });
    case 'boolean':
      return fc.boolean();
    case 'array':
      return fc.array(valuesOf(schema.items as Schema), { minLength: Number(schema.minItems ?? 0), maxLength: 3 });
    case 'object':
      return objectOf(schema);
    default:
      return fc.oneof(
        fc.string({ maxLength: 30 }),
        nasty,
        fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      );
  }
}

function objectOf({ properties, required = [], additionalProperties }: Schema): fc.Arbitrary<unknown> {
  const members = Object.entries((properties ?? {}) as Record<string, Schema>);
  if (members.length === 0 && typeof additionalProperties === 'object')
    return fc.dictionary(fc.string(), valuesOf(additionalProperties as Schema));
  const model = Object.fromEntries(members.map(([name, schema]) => [name, valuesOf(schema)]));
  return fc.record(model, { requiredKeys: required as never[] });
}

function schemaAt(reference: string): Schema {
  const steps = reference.replace(/^#\//, '').split('/');
  return steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], document) as Schema;
}
