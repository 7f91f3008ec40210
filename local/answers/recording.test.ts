import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeRecording } from './answers.fixtures.ts';
import { operationFileName, readRecording } from './recording.ts';

const good = { request: {}, response: { recommendationSummaries: [] } };

/** The refusal of a recording with these files, with the folder cut away. */
async function refusalOf(files: Readonly<Record<string, unknown>>): Promise<{ code: string; message: string }> {
  const folder = await writeRecording(files);
  const error = await readRecording(folder).then(
    () => expect.fail('the recording was accepted'),
    (refused) => refused,
  );
  return { code: error.code, message: error.message.replaceAll(`${folder}/`, '').replaceAll(folder, 'DIR') };
}

describe('reading a recording', () => {
  it('reads the account and every call, and leaves other files of the folder alone', async () => {
    const folder = await writeRecording({
      'golden.json': { any: 'thing' },
      'trustedadvisor/list-recommendations-2.json': { region: 'us-east-1', ...good },
      'compute-optimizer/get-ec2-instance-recommendations-10.json': { accountId: '1', request: {}, response: {} },
    });

    const { owner, calls } = await readRecording(folder);

    expect(owner.accountId).toBe('111122223333');
    expect(calls).toEqual([
      {
        file: 'compute-optimizer/get-ec2-instance-recommendations-10.json',
        service: 'compute-optimizer',
        operationKey: 'getec2instancerecommendations',
        n: 10,
        accountId: '1',
        request: {},
        response: {},
      },
      {
        file: 'trustedadvisor/list-recommendations-2.json',
        service: 'trustedadvisor',
        operationKey: 'listrecommendations',
        n: 2,
        region: 'us-east-1',
        ...good,
      },
    ]);
  });

  it.each([
    ['a file without a request', { response: {} }, /list-recommendations-1\.json: request: /],
    ['a file without an answer', { request: {} }, /either a response or an error must be there/],
    ['a file with two answers', { request: {}, response: {}, error: { name: 'E', message: '' } }, /and not both/],
    ['an error without a name', { request: {}, error: { message: '' } }, /error\.name: /],
    [
      'a time that is none',
      { request: {}, response: { checkSummaries: [], recommendationSummaries: [{ lastUpdatedAt: 'yesterday' }] } },
      /list-recommendations-1\.json: response: "yesterday" is not a time/,
    ],
    ['a misspelt key', { request: {}, responce: {} }, /responce/],
  ])('refuses %s', async (_, file, message) => {
    const refusal = await refusalOf({ 'trustedadvisor/list-recommendations-1.json': file });

    expect(refusal).toEqual({ code: 'bad-input', message: expect.stringMatching(message) });
  });

  it.each([
    ['an extra comma', '{\n "request": {},\n "response": {},\n}', 'line 4, column 1: not JSON: unexpected "}"'],
    ['a word', '{\n "request": nul\n}', 'line 2, column 16: not JSON: unexpected "\\n"'],
    ['a cut file', '{\n "request": {', 'line 2, column 14: not JSON: the file ends too early'],
    ['an empty file', '', 'line 1, column 1: not JSON: the file ends too early'],
    ['text before', 'hello {}', 'line 1, column 1: not JSON: unexpected "h"'],
    ['text after', '{}\n{}', 'line 2, column 1: not JSON: unexpected "{"'],
    ['a long line', `{"a":"${'x'.repeat(500)}", b}`, 'line 1, column 510: not JSON: unexpected "b"'],
  ])('names the line and column of %s', async (_, text, message) => {
    const refusal = await refusalOf({ 'trustedadvisor/list-checks-1.json': text });

    expect(refusal).toEqual({ code: 'bad-input', message: `trustedadvisor/list-checks-1.json, ${message}` });
  });

  it.each([
    ['trustedadvisor/list-checks.json', 'expected a name such as list-recommendations-1.json'],
    ['trustedadvisor/list-checks-0.json', 'expected a name such as list-recommendations-1.json'],
    ['trustedadvisor/ListChecks-1.json', 'expected a name such as list-recommendations-1.json'],
    ['trustedadvisor/list-check-1.json', 'trustedadvisor has no readable operation "list-check"'],
    ['support/create-case-1.json', 'support has no readable operation "create-case"'],
    ['trusted-advisor/list-checks-1.json', 'no service of that name is answered; known are trustedadvisor, support'],
  ])('refuses the name %s', async (name, message) => {
    const refusal = await refusalOf({ [name]: good });

    expect(refusal).toEqual({ code: 'bad-input', message: expect.stringContaining(message) });
  });

  it('refuses a folder that is absent, empty, or has no calls', async () => {
    const absent = join(await temporaryFolder(), 'nowhere');
    const empty = await temporaryFolder();

    await expect(readRecording(absent)).rejects.toThrow(
      `The recording ${absent} cannot be read: there is no such folder`,
    );
    await expect(readRecording(empty)).rejects.toThrow(`${empty} is not a recording: it has no account.json`);
    expect(await refusalOf({})).toEqual({
      code: 'bad-input',
      message: expect.stringContaining('DIR has no recorded calls'),
    });
  });

  it('refuses an account file with a missing or wrong key', async () => {
    const refusal = await refusalOf({ 'account.json': { accountId: '1', asOf: 'yesterday' } });

    expect(refusal.message).toMatch(/^account\.json: name: .*asOf: a UTC time such as/);
  });

  it('refuses a file in the place of the folder', async () => {
    const folder = await writeRecording({});
    const file = join(folder, 'account.json');

    await expect(readRecording(file)).rejects.toThrow('cannot be read: ENOTDIR');
    await rm(file);
  });
});

describe('the name of a recorded file', () => {
  it.each([
    ['ListRecommendations', 'list-recommendations-1.json'],
    ['GetEC2InstanceRecommendations', 'get-ec2-instance-recommendations-1.json'],
    ['GetRDSDatabaseRecommendations', 'get-rds-database-recommendations-1.json'],
    ['GetEBSVolumeRecommendations', 'get-ebs-volume-recommendations-1.json'],
  ])('is the operation %s as the AWS CLI writes it', (operation, name) => {
    expect(operationFileName(operation, 1)).toBe(name);
  });
});
