import { describe, expect, it } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import type { Members } from './account.ts';
import { writeRecording } from './answers.fixtures.ts';
import { recordedAccount } from './recorded-account.ts';
import { readRecording } from './recording.ts';

const request = {
  method: 'POST',
  path: '/',
  query: new URLSearchParams(),
  headers: {},
  body: Buffer.alloc(0),
  accessKeyId: 'AKIALOCAL',
  region: 'us-east-1',
  service: 'ce',
};

function call(input: Members, overrides: { region?: string; accountId?: string } = {}) {
  return { service: 'ce', operation: 'GetCostAndUsage', region: 'us-east-1', request, ...overrides, input };
}

async function accountOf(...files: readonly object[]) {
  const numbered = files.map((file, index) => [`ce/get-cost-and-usage-${index + 1}.json`, file]);
  return recordedAccount(await readRecording(await writeRecording(Object.fromEntries(numbered))));
}

const answer = (text: string) => ({ response: { text } });

describe('a recorded account', () => {
  it('answers with the recording whose request members all equal those of the call', async () => {
    const account = await accountOf(
      { request: { Granularity: 'DAILY' }, ...answer('daily') },
      { request: { Granularity: 'MONTHLY' }, ...answer('monthly') },
    );

    expect(await account.answer(call({ Granularity: 'MONTHLY', Filter: {} }))).toEqual({ text: 'monthly' });
  });

  it('prefers the recording that leaves the fewest members of the call unmatched', async () => {
    const account = await accountOf(
      { request: {}, ...answer('anything') },
      { request: { Granularity: 'DAILY', Metrics: ['A'] }, ...answer('daily A') },
      { request: { Granularity: 'DAILY' }, ...answer('daily') },
    );

    expect(await account.answer(call({ Granularity: 'DAILY', Metrics: ['A'] }))).toEqual({ text: 'daily A' });
    expect(await account.answer(call({ Granularity: 'DAILY', Metrics: ['B'] }))).toEqual({ text: 'daily' });
    expect(await account.answer(call({ Granularity: 'HOURLY' }))).toEqual({ text: 'anything' });
  });

  it('never answers a further page with a recording that has no page token', async () => {
    const account = await accountOf({ request: { Granularity: 'DAILY' }, ...answer('first page') });

    await expect(account.answer(call({ Granularity: 'DAILY', NextPageToken: '2' }))).rejects.toThrow(AwsError);
  });

  it('answers equal requests in the order of their numbers, and the last one stays', async () => {
    const account = await accountOf(
      { request: {}, ...answer('first') },
      { request: {}, error: { name: 'ThrottlingException', message: 'Rate exceeded' } },
      { request: {}, ...answer('last') },
    );

    expect(await account.answer(call({}))).toEqual({ text: 'first' });
    await expect(account.answer(call({}))).rejects.toMatchObject({ code: 'ThrottlingException' });
    expect(await account.answer(call({}))).toEqual({ text: 'last' });
    expect(await account.answer(call({}))).toEqual({ text: 'last' });
  });

  it('counts in numbers, not in letters: the tenth answer comes after the ninth', async () => {
    const account = await accountOf(...Array.from({ length: 10 }, (_, n) => ({ request: {}, ...answer(`${n + 1}`) })));

    const texts = [];
    for (let n = 0; n < 10; n += 1) texts.push((await account.answer(call({}))).text);

    expect(texts).toEqual(['1', '2', '3', '4', '5', '6', '7', '8', '9', '10']);
  });

  it('compares region and account only where the recording states them', async () => {
    const account = await accountOf(
      { region: 'eu-west-1', request: {}, ...answer('Ireland') },
      { accountId: '999988887777', request: {}, ...answer('a member') },
      { request: {}, ...answer('anywhere') },
    );

    expect(await account.answer(call({}, { region: 'eu-west-1' }))).toEqual({ text: 'Ireland' });
    expect(await account.answer(call({}, { accountId: '999988887777' }))).toEqual({ text: 'a member' });
    expect(await account.answer(call({}, { region: 'eu-west-2' }))).toEqual({ text: 'anywhere' });
  });

  it('takes one moment for the same however it is written', async () => {
    const account = await accountOf({ request: { After: '2026-10-31T06:00:00.000Z' }, ...answer('since') });

    expect(await account.answer(call({ After: '2026-10-31T06:00:00Z' }))).toEqual({ text: 'since' });
    await expect(account.answer(call({ After: '2026-10-31T06:00:01Z' }))).rejects.toThrow('no answer');
  });

  it('denies access where nothing is recorded, and says what was asked', async () => {
    const account = await accountOf({ request: { Granularity: 'DAILY' }, ...answer('daily') });

    const denied = account.answer(call({ Granularity: 'MONTHLY' }));

    await expect(denied).rejects.toMatchObject({
      code: 'AccessDeniedException',
      status: 403,
      message: expect.stringContaining('no answer to ce:GetCostAndUsage with {"Granularity":"MONTHLY"} in us-east-1'),
    });
  });
});
