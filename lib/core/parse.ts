import { en } from 'zod/locales';
import * as z from 'zod/mini';
import { type ErrorCode, MeshError } from './errors.ts';

// zod's small build brings no language: without one every issue reads "Invalid input".
z.config(en());

/**
 * A value checked against its schema.
 *
 * @param what names the value in the message, e.g. `task` or `settings file finops.json`
 * @throws MeshError `bad-input` (or the given code) that names each field, what is wrong with it and what is allowed
 */
export function parse<Schema extends z.ZodMiniType>(
  schema: Schema,
  value: unknown,
  what: string,
  code: ErrorCode = 'bad-input',
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new MeshError(code, `${what}: ${describeIssues(result.error)}`, { cause: result.error });
}

/** A text read as JSON and checked against its schema; a text that is not JSON is the same named error. */
export function parseJson<Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string,
  what: string,
  code: ErrorCode = 'bad-input',
): z.output<Schema> {
  return parse(schema, readJson(text, what, code), what, code);
}

function readJson(text: string, what: string, code: ErrorCode): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MeshError(code, `${what} is not JSON: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function describeIssues(error: z.core.$ZodError): string {
  return error.issues
    .slice(0, 5)
    .map((issue) => (issue.path.length > 0 ? `${issue.path.map(String).join('.')}: ${issue.message}` : issue.message))
    .join('; ');
}
