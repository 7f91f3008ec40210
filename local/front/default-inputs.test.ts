import { expect, test } from 'vitest';
import { withInputs } from './default-inputs.ts';

const inputs = ['agent-context/billing/analyse/a.json'];
const analyses = new URL('http://127.0.0.1/analyses');

function bodyAfter(body: string, { method = 'POST', url = analyses, keys = inputs } = {}): string {
  return withInputs({ method }, url, Buffer.from(body), keys).toString();
}

test('an analysis that names no reports takes those of the account', () => {
  expect(JSON.parse(bodyAfter('{"type":"comprehensive"}'))).toEqual({ type: 'comprehensive', inputs });
});

test.each([
  ['one that names its own keeps them', '{"inputs":["b"]}', {}],
  ['an account that is asked over the wire has none to add', '{}', { keys: [] as string[] }],
  ['what is no object is left for the interface to refuse', '[1]', {}],
  ['what is no JSON is too', '{"type":', {}],
  ['an empty body is', '', {}],
  ['other addresses are no analyses', '{}', { url: new URL('http://127.0.0.1/decisions') }],
  ['reading starts nothing', '{}', { method: 'GET' }],
])('%s', (_, body, more) => {
  expect(bodyAfter(body, more)).toBe(body);
});
