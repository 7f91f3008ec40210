import { expect, test } from 'vitest';
import { type Sources, withSources } from './default-sources.ts';

const inputs = ['agent-context/rightsizing/analyse/a.json'];
const agents = ['billing'];
const analyses = new URL('http://127.0.0.1/analyses');

interface Given {
  readonly method?: string;
  readonly url?: URL;
  readonly sources?: Sources | 'none';
}

function bodyAfter(body: string, { method = 'POST', url = analyses, sources = { inputs, agents } }: Given = {}) {
  return withSources({ method }, url, Buffer.from(body), sources === 'none' ? undefined : sources).toString();
}

test('an analysis that names no sources takes those of the account', () => {
  expect(JSON.parse(bodyAfter('{"type":"comprehensive"}'))).toEqual({ type: 'comprehensive', inputs, agents });
});

test.each<[string, Sources, object]>([
  ['reports alone', { inputs, agents: [] }, { inputs }],
  ['agents alone', { inputs: [], agents }, { agents }],
])('an account of %s adds those', (_, sources, added) => {
  expect(JSON.parse(bodyAfter('{}', { sources }))).toEqual(added);
});

test.each<[string, string, Given]>([
  ['one that names its own reports keeps them', '{"inputs":["b"]}', {}],
  ['one that names whom to ask takes nothing else', '{"agents":["billing"]}', {}],
  ['an account that is asked over the wire has none to add', '{}', { sources: 'none' }],
  ['what is no object is left for the interface to refuse', '[1]', {}],
  ['what is no JSON is too', '{"type":', {}],
  ['an empty body is', '', {}],
  ['other addresses are no analyses', '{}', { url: new URL('http://127.0.0.1/decisions') }],
  ['reading starts nothing', '{}', { method: 'GET' }],
])('%s', (_, body, more) => {
  expect(bodyAfter(body, more)).toBe(body);
});
