import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { shiftDays } from '../../lib/core/period.ts';
import { exportInEnvironment, openExport } from './open-export.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'open-export-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));
afterEach(() => vi.unstubAllEnvs());

const today = new Date().toISOString().slice(0, 10);
const heading = 'BilledCost,BillingAccountId,ChargePeriodStart';

/** A bill whose rows begin on these days. */
async function writeBill(name: string, ...days: readonly string[]): Promise<string> {
  const path = join(folder, name);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, [heading, ...days.map((day) => `1,111122223333,${day}T05:00:00Z`), ''].join('\n'));
  return path;
}

describe('an export on this machine', () => {
  test('of the last weeks is read as of now', async () => {
    const path = await writeBill('new.csv', shiftDays(today, -30));
    const opened = await openExport(path, undefined);
    expect(opened).toMatchObject({ accountId: '111122223333', variables: { BILLING_EXPORT_URI: path } });
    expect(opened.asOf).toBeUndefined();
  });

  test('that ended longer ago is read as of a week after its last charge, when its month was closed', async () => {
    const last = shiftDays(today, -33);
    const { asOf } = await openExport(await writeBill('old.csv', shiftDays(today, -90), last), undefined);
    expect(asOf).toBe(`${shiftDays(last, 8)}T00:00:00.000Z`);
  });

  test('in a folder is as new as its newest file, and a pattern as the files that match', async () => {
    await writeBill('months/a.csv', shiftDays(today, -90));
    await writeBill('months/deep/b.csv', shiftDays(today, -2));
    expect((await openExport(join(folder, 'months'), undefined)).asOf).toBeUndefined();
    expect((await openExport(join(folder, 'months', '*.csv'), undefined)).asOf).toBeDefined();
  });

  test('whose account is no AWS account, or which cannot be read, has a neutral one and is left to the room', async () => {
    const path = join(folder, 'other.csv');
    await writeFile(path, 'name\napple\n');
    const opened = await openExport(path, undefined);
    expect([opened.accountId, opened.asOf]).toEqual(['000000000000', undefined]);
  });

  test('takes how it is read from the environment', async () => {
    vi.stubEnv('BILLING_EXPORT_FORMAT', 'focus-1.0');
    const path = await writeBill('forced.csv', today);
    expect((await openExport(path, undefined)).variables).toEqual({
      BILLING_EXPORT_FORMAT: 'focus-1.0',
      BILLING_EXPORT_URI: path,
    });
  });
});

test('an export in S3 is read with the user’s own keys and region', async () => {
  const sts = mockClient(STSClient);
  sts.on(GetCallerIdentityCommand).resolves({ Account: '444455556666', Arn: 'arn:aws:iam::444455556666:user/me' });
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAUSER');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
  vi.stubEnv('AWS_SESSION_TOKEN', '');
  vi.stubEnv('AWS_REGION', 'eu-central-1');
  const { accountId, variables } = await openExport('s3://bills/exports', undefined);
  sts.restore();
  expect({ accountId, variables }).toEqual({
    accountId: '444455556666',
    variables: {
      BILLING_EXPORT_URI: 's3://bills/exports',
      BILLING_EXPORT_ACCESS_KEY_ID: 'AKIAUSER',
      BILLING_EXPORT_SECRET_ACCESS_KEY: 'secret',
      BILLING_EXPORT_REGION: 'eu-central-1',
    },
  });
});

test.each([
  ['', {}],
  ['none', {}],
  ['/bills/a.csv', { BILLING_EXPORT_URI: '/bills/a.csv' }],
])('BILLING_EXPORT_URI "%s" is the export of an account that has other sources too', async (stated, variables) => {
  vi.stubEnv('BILLING_EXPORT_URI', stated);
  expect(await exportInEnvironment(undefined)).toEqual(variables);
});
