import { expect, test } from 'vitest';
import { isStoredFile, withOwnAddress } from './stored-files.ts';

const awsUrl = 'http://127.0.0.1:4001';
const frontUrl = 'http://127.0.0.1:4002';
const path = '/finops-mesh/analyses/demo/exports/csv-1.csv';

function addressAfter(url: string, statusCode = 200): string {
  const result = { statusCode, headers: {}, body: JSON.stringify({ url }) };
  return JSON.parse(withOwnAddress(result, awsUrl, frontUrl).body).url;
}

test('an export has an address of the front, with the signature that opens it', () => {
  expect(addressAfter(`${awsUrl}${path}?X-Amz-Signature=1`)).toBe(`${frontUrl}/files${path}?X-Amz-Signature=1`);
});

test('an address of somewhere else stays, and so does a refusal', () => {
  expect(addressAfter('https://bucket.s3.amazonaws.com/key')).toBe('https://bucket.s3.amazonaws.com/key');
  expect(addressAfter(`${awsUrl}${path}`, 404)).toBe(`${awsUrl}${path}`);
});

test.each([
  ['an export', `/files${path}`, true],
  ['a report of an agent', '/files/finops-mesh/agent-context/billing/analyse/a.json', false],
  ['an analysis itself', '/files/finops-mesh/analyses/demo/analysis.json', false],
  ['a path that climbs', '/files/finops-mesh/analyses/demo/exports/..%2Fanalysis.json', false],
])('%s is handed on: %s %s', (_, pathname, isOne) => {
  expect(isStoredFile(new URL(pathname, frontUrl))).toBe(isOne);
});
