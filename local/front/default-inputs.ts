import type { IncomingMessage } from 'node:http';

/**
 * The body of a request that starts an analysis, with the reports that it takes where it names none. An account that is
 * told as reports, such as the demo organisation, has nobody who could be asked.
 */
export function withInputs(
  { method }: Pick<IncomingMessage, 'method'>,
  { pathname }: URL,
  body: Buffer,
  inputs: readonly string[],
): Buffer {
  if (inputs.length === 0 || method !== 'POST' || pathname !== '/analyses' || body.length === 0) return body;
  const asked = objectIn(body.toString('utf8'));
  return asked === undefined || 'inputs' in asked ? body : Buffer.from(JSON.stringify({ ...asked, inputs }));
}

/** `undefined` for what is no JSON object: the interface says what is wrong with it. */
function objectIn(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
