import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchUpdateRecommendationResourceExclusionCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../lib/core/analysis.ts';
import { readableOperations } from '../../local/answers/readable-operations.ts';
import { readRecording } from '../../local/answers/recording.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import type { AwsRequest } from '../../local/aws/service.ts';
import { credentialsIn, readMeshFile } from '../../local/mesh/installation.ts';
import { type Ended, runCli, spawnMesh } from './processes.ts';
import { profileKeys, type StandInAws, startStandInAws } from './stand-in-aws.ts';
import { figuresOf, readAnalysis, smallRecording, writeRooms } from './vertical.ts';

const account = '111122223333';

let cwd: string;
let aws: StandInAws;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-real-'));
  await writeRooms(join(cwd, 'rooms'), ['supervisor', 'trusted-advisor']);
  aws = await startStandInAws(cwd, smallRecording);
});
afterAll(async () => {
  await aws.close();
  await rm(cwd, { recursive: true, force: true });
});

const analyze = (...args: string[]) => runCli('analyze', ['--functions', 'rooms', ...args], cwd, aws.env);

async function recordings(): Promise<string[]> {
  const folder = join(cwd, '.finops-mesh', `${account}-rooms`, 'recordings');
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

describe('npm run analyze -- --aws', () => {
  let ended: Ended;
  let live: Analysis;
  let folder: string;
  let received: readonly AwsRequest[];
  beforeAll(async () => {
    ended = await analyze('--aws', '--profile', 'work', '--json');
    live = readAnalysis(ended.stdout);
    [folder = ''] = await recordings();
    received = aws.takeReceived();
  });

  test('is the analysis of the profile’s own account', () => {
    expect(ended.code).toBe(0);
    expect(live).toMatchObject({ status: 'completed', receipts: [{ net: { amount: '1245.69' } }] });
    expect(ended.stderr).toMatch(
      /^AWS's answers are recorded in \.finops-mesh\/111122223333-rooms\/recordings\/\S+\n$/,
    );
  });

  test('sends AWS nothing but allow-listed reads, and who is asking', () => {
    const services = Map.groupBy(received, ({ service }) => service);
    expect([...services.keys()].toSorted()).toEqual(['sts', 'trustedadvisor']);
    const asked = live.cost.requests.map(({ service, operation }) => ({ service, operation }));
    for (const { service, operation } of asked)
      expect(readableOperations.get(service)?.operations).toContain(operation);
    const sent = live.cost.requests.reduce((total, { count }) => total + count, 0);
    expect(services.get('trustedadvisor')).toHaveLength(sent);
    expect(received.every(({ method, service }) => method === 'GET' || service === 'sts')).toBe(true);
  });

  test('signs with the profile’s keys, and with no others', () => {
    expect(new Set(received.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set([profileKeys.accessKeyId]));
  });

  test('records every answer, for its owner only', async () => {
    const { owner, calls } = await readRecording(folder);
    expect(owner.accountId).toBe(account);
    expect(calls).toHaveLength(received.filter(({ service }) => service === 'trustedadvisor').length);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'account.json'))).mode & 0o077).toBe(0);
  });

  test('can be replayed from what was recorded, for nothing, with the same findings and amounts', async () => {
    const replayed = await analyze('--recording', folder, '--json');
    expect({ code: replayed.code, stderr: replayed.stderr }).toEqual({ code: 0, stderr: '' });
    expect(figuresOf(readAnalysis(replayed.stdout))).toEqual(figuresOf(live));
    expect(aws.takeReceived()).toEqual([]);
  });
});

describe('a mesh that runs on --aws', () => {
  test('is used by a command, which records nothing beside it, and lets no write out', async () => {
    const running = await spawnMesh(cwd, 'rooms', { args: ['--aws', '--profile', 'work'], env: aws.env });
    try {
      const before = await recordings();
      const { code, stderr } = await analyze('--aws', '--profile', 'work');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect((await recordings()).length).toBe(before.length + 1);
      const file = readMeshFile(running.home);
      const credentials = file && credentialsIn(file);
      const client = new TrustedAdvisorClient({
        endpoint: running.url,
        region: 'us-east-1',
        ...(credentials && { credentials }),
      });
      aws.takeReceived();
      await expect(
        client.send(new BatchUpdateRecommendationResourceExclusionCommand({ recommendationResourceExclusions: [] })),
      ).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('neither signed nor sent'),
      });
      expect(aws.takeReceived()).toEqual([]);
    } finally {
      await running.kill();
    }
  });
});

describe('one line says which and what to do', () => {
  const expired = new AwsError('ExpiredToken', 403, 'The security token included in the request is expired');
  const denied = (action: string) =>
    new AwsError(
      'AccessDeniedException',
      403,
      `User: arn:aws:iam::${account}:user/work is not authorized to perform: ${action}`,
    );

  test.each([
    [
      'without credentials',
      ['--aws'],
      {},
      2,
      'No AWS credentials were found: run "aws configure sso" or "aws configure" first.',
    ],
    [
      'with a profile that is not there',
      ['--aws', '--profile', 'nobody'],
      {},
      2,
      'No AWS credentials were found for profile "nobody": run "aws configure sso --profile nobody" or "aws configure --profile nobody" first.',
    ],
    [
      'with expired credentials',
      ['--aws', '--profile', 'work'],
      { sts: expired },
      1,
      'The AWS credentials of profile "work" have expired, or nobody is signed in: run "aws sso login --profile work", or renew them.',
    ],
    [
      'where AWS does not know the key',
      ['--aws', '--profile', 'work'],
      { sts: new AwsError('InvalidClientTokenId', 403, 'The security token included in the request is invalid.') },
      1,
      'The AWS credentials of profile "work" are refused by AWS (InvalidClientTokenId): set valid keys with "aws configure --profile work".',
    ],
  ])('%s', async (_, args, refusals, code, line) => {
    const ended = await aws.refusing(refusals, () => analyze(...args));
    expect(ended).toEqual({ code, stdout: '', stderr: `${line}\n` });
  });

  test('where a permission is missing: the gap names it', async () => {
    const refusals = {
      trustedadvisor: denied('trustedadvisor:ListChecks'),
      support: denied('support:DescribeTrustedAdvisorChecks'),
    };
    const { code, stdout } = await aws.refusing(refusals, () => analyze('--aws', '--profile', 'work'));
    expect(code).toBe(1);
    expect(stdout).toContain('access-denied: trustedadvisor:ListRecommendations');
    expect(stdout).toContain(
      '  What to do: Allow trustedadvisor:ListRecommendations in the policy of the role that asks.',
    );
  });

  test('where credentials expire while the analysis runs', async () => {
    const { code, stdout } = await aws.refusing({ trustedadvisor: expired }, () =>
      analyze('--aws', '--profile', 'work'),
    );
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The AWS credentials of profile "work" have expired, or nobody is signed in: run "aws sso login --profile work", or renew them. What to do: Renew the credentials',
    );
  });
});
