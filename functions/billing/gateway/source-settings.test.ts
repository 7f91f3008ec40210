import { describe, expect, test } from 'vitest';
import { exportSettingsOf } from './source-settings.ts';

const read = (variables: Record<string, string>) => exportSettingsOf({ BILLING_EXPORT_URI: 'none', ...variables });

describe('where the export lies', () => {
  test.each([
    ['none', { kind: 'none' }],
    ['/data/bill.csv', { kind: 'path', path: '/data/bill.csv' }],
    ['/data/**/*.parquet', { kind: 'path', path: '/data/**/*.parquet' }],
    ['s3://exports', { kind: 's3', bucket: 'exports', key: '' }],
    ['s3://exports/focus/', { kind: 's3', bucket: 'exports', key: 'focus/' }],
  ])('%s', (uri, address) => {
    expect(read({ BILLING_EXPORT_URI: uri }).address).toEqual(address);
  });

  test.each(['bill.csv', './bill.csv', 'https://exports/bill.csv', 's3://No_Bucket/key', 's3://'])('not %s', (uri) => {
    expect(() => read({ BILLING_EXPORT_URI: uri })).toThrow(
      `BILLING_EXPORT_URI is "${uri}": it must be an absolute path, an address such as s3://bucket/prefix, or "none"`,
    );
  });

  test('it must be said', () => {
    expect(() => exportSettingsOf({})).toThrow(/BILLING_EXPORT_URI/);
  });
});

test.each([
  [{ BILLING_EXPORT_FORMAT: 'xlsx' }, /BILLING_EXPORT_FORMAT/],
  [{ BILLING_EXPORT_ROLE: 'reader' }, /BILLING_EXPORT_ROLE/],
  [{ BILLING_EXPORT_ACCESS_KEY_ID: 'AKIA' }, /belong together: set both or none/],
  [{ BILLING_EXPORT_SECRET_ACCESS_KEY: 'secret' }, /belong together: set both or none/],
])('a wrong setting is named: %j', (variables, message) => {
  expect(() => read(variables as Record<string, string>)).toThrow(message);
});
