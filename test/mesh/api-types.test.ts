import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compile } from '../../tools/api-types/compile.ts';
import { documentFile, renderApiTypes, renderDocument, typesFile } from '../../tools/api-types/render.ts';
import { document } from './api-fixture.ts';

const client = readFileSync(join(import.meta.dirname, '../../tools/api-types/client.ts'), 'utf8');

test('the types of the dashboard are those of the interface: npm run api-types writes them anew', async () => {
  expect(readFileSync(typesFile, 'utf8')).toBe(await renderApiTypes(document));
});

test('the document that the interface answers with is the one of its operations', () => {
  expect(readFileSync(documentFile, 'utf8')).toBe(renderDocument(document));
});

test('a program over the generated types compiles', () => {
  expect(compile(client)).toEqual([]);
});

test.each([
  ['an address that is not there', "'/spend'", "'/spending'"],
  ['an action that is not there', "action: 'approve'", "action: 'accept'"],
  ['a status that is not there', "status: ['open']", "status: ['opened']"],
  ['a request that lacks what it needs', 'contentHash, decisionVersion },', 'contentHash },'],
  ['a member that no answer has', 'data.items', 'data.elements'],
  ['spend that is read without asking whether it is known', "if (data?.kind !== 'known') return [];", ''],
])('a program with %s does not', (_, right, wrong) => {
  expect(client).toContain(right);
  expect(compile(client.replace(right, wrong)).length).toBeGreaterThan(0);
});
