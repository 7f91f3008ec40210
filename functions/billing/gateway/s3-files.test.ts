import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { sdkStreamMixin } from '@smithy/core/serde';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { csvOf, focusRow, gatewayOn, makeFolder, oldCurRow, openBill } from '../exports.fixtures.ts';

const s3 = mockClient(S3Client);
const sts = mockClient(STSClient);
const modified = new Date('2026-10-02T04:00:00Z');

let scratch: string;
beforeEach(async () => {
  s3.reset();
  sts.reset();
  scratch = await makeFolder();
  vi.stubEnv('TMPDIR', scratch);
  vi.stubEnv('AWS_REGION', 'us-east-1');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

/** A bucket with these objects, listed two a page. */
function holds(objects: Readonly<Record<string, string>>): void {
  const all = Object.entries(objects);
  s3.on(ListObjectsV2Command).callsFake(async ({ Prefix = '', ContinuationToken = '0' }) => {
    const matching = all.filter(([key]) => key.startsWith(Prefix));
    const from = Number(ContinuationToken);
    return {
      Contents: matching
        .slice(from, from + 2)
        .map(([Key, text]) => ({ Key, Size: Buffer.byteLength(text), LastModified: modified })),
      ...(from + 2 < matching.length && { NextContinuationToken: String(from + 2) }),
    };
  });
  for (const [Key, text] of all) s3.on(GetObjectCommand, { Key }).callsFake(async () => ({ Body: bodyOf(text) }));
}

function bodyOf(text: string) {
  return sdkStreamMixin(Readable.from([Buffer.from(text)]));
}

const bill = csvOf([focusRow({ BilledCost: '5' })]);
const billed = async (uri: string, variables = {}) => {
  const { ask, close } = await openBill(uri, variables);
  const [group] = await ask({ groupBy: [], sums: ['BilledCost'] });
  await close();
  return group?.sums.BilledCost;
};
const opening = (uri: string, signal = new AbortController().signal) =>
  gatewayOn(uri).open({ owner: [], environment: [] }, signal);

describe('an export at an s3:// address', () => {
  test('is every object below the prefix, of all pages, and of no other prefix', async () => {
    const part = (cost: string) => csvOf([focusRow({ BilledCost: cost })]);
    holds({
      'focus/a-1.csv': part('1'),
      'focus/a-2.csv': part('2'),
      'focus/a-3.csv': part('4'),
      'focus-old/a-1.csv': part('8'),
    });
    expect(await billed('s3://exports/focus')).toBe('7');
  });

  test('may be one object or a pattern', async () => {
    holds({ 'focus/a.csv': bill, 'focus/b.csv': csvOf([focusRow({ BilledCost: '3' })]), 'focus/c.sql': 'select' });
    expect(await billed('s3://exports/focus/b.csv')).toBe('3');
    expect(await billed('s3://exports/*/a.csv')).toBe('5');
  });

  test('is read by its manifest, and what the manifest leaves out is not fetched', async () => {
    const manifest = (assembly: string) => ({
      assemblyId: assembly,
      reportName: 'daily',
      billingPeriod: { start: '20260901T000000.000Z' },
      reportKeys: [`cur/daily/20260901-20261001/${assembly}/daily-1.csv`],
    });
    const row = (cost: string) => csvOf([oldCurRow({ 'lineItem/UnblendedCost': cost })]);
    holds({
      'cur/daily/20260901-20261001/daily-Manifest.json': JSON.stringify(manifest('new')),
      'cur/daily/20260901-20261001/new/daily-1.csv': row('5'),
      'cur/daily/20260901-20261001/new/daily-Manifest.json': JSON.stringify(manifest('new')),
      'cur/daily/20260901-20261001/old/daily-1.csv': row('7'),
      'cur/daily/20260901-20261001/old/daily-Manifest.json': JSON.stringify(manifest('old')),
    });
    expect(await billed('s3://exports/cur/daily')).toBe('5');
    const fetched = s3.commandCalls(GetObjectCommand).map(({ args: [{ input }] }) => input.Key);
    expect(fetched).not.toContain('cur/daily/20260901-20261001/old/daily-1.csv');
  });

  test('is fetched to scratch space for its owner only, and removed after', async () => {
    holds({ 'focus/a.csv': bill });
    const opened = await openBill('s3://exports/focus');
    const [folder = ''] = await readdir(scratch);
    expect(await readdir(`${scratch}/${folder}`)).toContain('object-1');
    await opened.close();
    expect(await readdir(scratch)).toEqual([]);
  });
});

describe('of an export that cannot be fetched nothing is left', () => {
  test('where access is denied', async () => {
    s3.on(ListObjectsV2Command).rejects(Object.assign(new Error('Access Denied'), { name: 'AccessDenied' }));
    await expect(opening('s3://exports/focus')).rejects.toMatchObject({
      code: 'access-denied',
      message: expect.stringContaining('s3:ListObjectsV2'),
    });
  });

  test('where there is no such object', async () => {
    holds({});
    await expect(opening('s3://exports/focus')).rejects.toMatchObject({
      code: 'bad-input',
      message: 's3://exports/focus: there is no object at this address',
    });
  });

  test('where an object breaks off', async () => {
    holds({ 'focus/a.csv': bill });
    const broken = Readable.from(
      (async function* chunks() {
        yield Buffer.from(bill.slice(0, 100));
        throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
      })(),
    );
    s3.on(GetObjectCommand).callsFake(async () => ({ Body: sdkStreamMixin(broken) }));
    await expect(opening('s3://exports/focus')).rejects.toThrow(/socket hang up/);
  });

  test('where it is larger than the scratch space', async () => {
    s3.on(ListObjectsV2Command).resolves({
      Contents: [{ Key: 'focus/a.csv', Size: 400 * 1_048_576, LastModified: modified }],
    });
    await expect(opening('s3://exports/focus/a.csv')).rejects.toMatchObject({
      code: 'bad-input',
      message: 'focus/a.csv: the export has 0.4 GiB, the scratch space 0.3 GiB: give fewer months',
    });
    expect(s3.commandCalls(GetObjectCommand)).toEqual([]);
  });

  afterEach(async () => {
    expect(await readdir(scratch)).toEqual([]);
  });
});

describe('the bucket of another account', () => {
  const role = 'arn:aws:iam::777788889999:role/reads-exports';
  const clientOf = async () => {
    const [call] = s3.commandCalls(ListObjectsV2Command);
    if (call === undefined) throw new Error('nothing was listed');
    const { config } = call.thisValue as S3Client;
    const { accessKeyId, sessionToken } = await config.credentials();
    const endpoint = await config.endpoint?.();
    return { region: await config.region(), accessKeyId, sessionToken, host: endpoint?.hostname };
  };

  test('is read with the role that the settings name, in the region that they name', async () => {
    holds({ 'focus/a.csv': bill });
    sts.on(AssumeRoleCommand).resolves({
      Credentials: { AccessKeyId: 'ASIAOTHER', SecretAccessKey: 'secret', SessionToken: 'token', Expiration: modified },
    });
    await billed('s3://exports/focus', { BILLING_EXPORT_ROLE: role, BILLING_EXPORT_REGION: 'eu-west-1' });
    expect(sts.commandCalls(AssumeRoleCommand).map(({ args: [{ input }] }) => input.RoleArn)).toEqual([role]);
    expect(await clientOf()).toMatchObject({ region: 'eu-west-1', accessKeyId: 'ASIAOTHER', sessionToken: 'token' });
  });

  test('is read with the key that the settings name, at AWS itself', async () => {
    holds({ 'focus/a.csv': bill });
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    await billed('s3://exports/focus', {
      BILLING_EXPORT_ACCESS_KEY_ID: 'AKIAOTHER',
      BILLING_EXPORT_SECRET_ACCESS_KEY: 'secret',
      BILLING_EXPORT_REGION: 'eu-west-1',
    });
    expect(await clientOf()).toMatchObject({ accessKeyId: 'AKIAOTHER', host: 's3.eu-west-1.amazonaws.com' });
  });

  test('a role that may not be assumed is told', async () => {
    sts.on(AssumeRoleCommand).rejects(Object.assign(new Error('not authorized'), { name: 'AccessDenied' }));
    const gateway = gatewayOn('s3://exports/focus', { BILLING_EXPORT_ROLE: role });
    await expect(gateway.open({ owner: [], environment: [] }, new AbortController().signal)).rejects.toMatchObject({
      code: 'access-denied',
      message: expect.stringContaining('sts:AssumeRole'),
    });
  });
});
