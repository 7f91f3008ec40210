import { describe, expect, it } from 'vitest';
import { isPublicColumn } from './private-values.ts';

describe('a column of a flagged resource', () => {
  it.each([
    '$1,234.50',
    '17.20',
    '68.8%',
    '12',
    '0.4MB',
    '14 days',
    '2026-10-31',
    'us-east-1a',
    'db.r5.large',
    'Yes',
    '-',
    '',
  ])('may be shared where nobody knows its heading but it names nothing: %s', (text) => {
    expect(isPublicColumn('', text)).toBe(true);
  });

  it.each(['payroll', '5prod', 'i-0c1d2e3f4a5b60001', '203.0.113.25', 'jane@corp.example', 'gp3', 'eu-prod'])(
    'is private where nobody knows its heading and it may name something: %s',
    (text) => {
      expect(isPublicColumn('', text)).toBe(false);
    },
  );

  it.each([
    ['Instance Name', '2024'],
    ['Volume ID', '12'],
    ['IP Address', '-'],
    ['Cluster', 'Yes'],
    ['Resource ID', 'us-east-1'],
    ['Tags', 'true'],
  ])('is private under the heading %s, whatever it looks like', (heading, text) => {
    expect(isPublicColumn(heading, text)).toBe(false);
  });

  it.each([
    ['Volume Type', 'gp2'],
    ['Status', 'Warning'],
    ['Recommended Action', 'Migrate to Graviton'],
    ['Current Resource Summary', '100 GB gp2'],
    ['Reason', 'No active back-end instances'],
    ['Estimated Monthly Savings', '$70.08'],
    ['Savings by account', '70.08'],
  ])('may be shared under the heading %s', (heading, text) => {
    expect(isPublicColumn(heading, text)).toBe(true);
  });
});
