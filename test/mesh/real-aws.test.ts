import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  BatchUpdateRecommendationResourceExclusionCommand,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../lib/core/analysis.ts';
import { costServices } from '../../local/answers/cost-services.ts';
import { readableOperations } from '../../local/answers/readable-operations.ts';
import { recordedAccount } from '../../local/answers/recorded-account.ts';
import { readRecording } from '../../local/answers/recording.ts';
import { AwsError } from '../../local/aws/aws-error.ts';
import { type Endpoint, startEndpoint } from '../../local/aws/server.ts';
import type { AwsRequest, AwsService } from '../../local/aws/service.ts';
import { createSts } from '../../local/aws/sts.ts';
import { credentialsIn, readMeshFile } from '../../local/mesh/installation.ts';
import { type Ended, runCli, spawnMesh } from './processes.ts';
import { figuresOf, readAnalysis, smallRecording, writeRooms } from './vertical.ts';

const profileKeys = { accessKeyId: 'AKIAPROFILE', secretAccessKey: 'profile-secret' };
const account = '111122223333';

/** A stand-in for AWS: another embedded endpoint, with credentials of its own, that writes down what arrives. */
let aws: Endpoint;
let received: AwsRequest[] = [];
/** What it refuses, by the service name of the SigV4 scope. */
const refused = new Map<string, AwsError>();
let cwd: string;
let env: NodeJS.ProcessEnv;

beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-real-'));
  await writeRooms(join(cwd, 'rooms'), ['supervisor', 'trusted-advisor']);
  const recording = await readRecording(await refreshed(smallRecording, join(cwd, 'answers')));
  const services = [createSts({ accountId: account }), ...costServices(recordedAccount(recording))];
  aws = await startEndpoint({
    services: services.map(watched),
    credentials: (id) => (id === profileKeys.accessKeyId ? profileKeys.secretAccessKey : undefined),
  });
  env = await awsEnvironment();
});
afterAll(async () => {
  await aws.close();
  await rm(cwd, { recursive: true, force: true });
});

/** AWS looks again every day: the small account as it would be told now. */
async function refreshed(recording: string, folder: string): Promise<string> {
  const lastHour = `${new Date(Date.now() - 3_600_000).toISOString().slice(0, 19)}Z`;
  for (const file of await readdir(recording, { recursive: true })) {
    if (!file.endsWith('.json')) continue;
    await mkdir(join(folder, file, '..'), { recursive: true });
    const text = await readFile(join(recording, file), 'utf8');
    await writeFile(join(folder, file), text.replaceAll(/2026-10-31T\d\d:\d\d:\d\dZ/g, lastHour));
  }
  return folder;
}

function watched(service: AwsService): AwsService {
  return {
    ...service,
    handle: async (request) => {
      received.push(request);
      const refusal = refused.get(request.service);
      if (refusal !== undefined) throw refusal;
      return service.handle(request);
    },
  };
}

/** A profile in an AWS configuration of the test's own, and nothing of this machine's. */
async function awsEnvironment(): Promise<NodeJS.ProcessEnv> {
  await writeFile(join(cwd, 'config'), '[profile work]\nregion = eu-west-1\n');
  const { accessKeyId, secretAccessKey } = profileKeys;
  const keys = `aws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${secretAccessKey}\n`;
  await writeFile(join(cwd, 'credentials'), `[work]\n${keys}`);
  return {
    HOME: cwd,
    AWS_CONFIG_FILE: join(cwd, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(cwd, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: aws.url,
    AWS_PROFILE: undefined,
    AWS_ACCESS_KEY_ID: undefined,
    AWS_SECRET_ACCESS_KEY: undefined,
    AWS_SESSION_TOKEN: undefined,
  };
}

const analyze = (...args: string[]) => runCli('analyze', ['--functions', 'rooms', ...args], cwd, env);

async function recordings(): Promise<string[]> {
  const folder = join(cwd, '.finops-mesh', `${account}-rooms`, 'recordings');
  const names = await readdir(folder).catch(() => []);
  return names.map((name) => join(folder, name));
}

describe('npm run analyze -- --aws', () => {
  let ended: Ended;
  let live: Analysis;
  let folder: string;
  beforeAll(async () => {
    received = [];
    ended = await analyze('--aws', '--profile', 'work', '--json');
    live = readAnalysis(ended.stdout);
    [folder = ''] = await recordings();
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
    expect(new Set(received.map(({ accessKeyId }) => accessKeyId))).toEqual(new Set(['AKIAPROFILE']));
  });

  test('records every answer, for its owner only', async () => {
    const { owner, calls } = await readRecording(folder);
    expect(owner.accountId).toBe(account);
    expect(calls).toHaveLength(received.filter(({ service }) => service === 'trustedadvisor').length);
    expect((await stat(folder)).mode & 0o077).toBe(0);
    expect((await stat(join(folder, 'account.json'))).mode & 0o077).toBe(0);
  });

  test('can be replayed from what was recorded, for nothing, with the same findings and amounts', async () => {
    received = [];
    const replayed = await analyze('--recording', folder, '--json');
    expect({ code: replayed.code, stderr: replayed.stderr }).toEqual({ code: 0, stderr: '' });
    expect(figuresOf(readAnalysis(replayed.stdout))).toEqual(figuresOf(live));
    expect(received).toEqual([]);
  });
});

describe('a mesh that runs on --aws', () => {
  test('is used by a command, which records nothing beside it, and lets no write out', async () => {
    const running = await spawnMesh(cwd, 'rooms', { args: ['--aws', '--profile', 'work'], env });
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
      received = [];
      await expect(
        client.send(new BatchUpdateRecommendationResourceExclusionCommand({ recommendationResourceExclusions: [] })),
      ).rejects.toMatchObject({
        name: 'AccessDeniedException',
        message: expect.stringContaining('neither signed nor sent'),
      });
      expect(received).toEqual([]);
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
    const ended = await refusing(refusals, () => analyze(...args));
    expect(ended).toEqual({ code, stdout: '', stderr: `${line}\n` });
  });

  test('where a permission is missing: the gap names it', async () => {
    const refusals = {
      trustedadvisor: denied('trustedadvisor:ListChecks'),
      support: denied('support:DescribeTrustedAdvisorChecks'),
    };
    const { code, stdout } = await refusing(refusals, () => analyze('--aws', '--profile', 'work'));
    expect(code).toBe(1);
    expect(stdout).toContain('access-denied: trustedadvisor:ListRecommendations');
    expect(stdout).toContain(
      '  What to do: Allow trustedadvisor:ListRecommendations in the policy of the role that asks.',
    );
  });

  test('where credentials expire while the analysis runs', async () => {
    const { code, stdout } = await refusing({ trustedadvisor: expired }, () => analyze('--aws', '--profile', 'work'));
    expect(code).toBe(1);
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'The AWS credentials of profile "work" have expired, or nobody is signed in: run "aws sso login --profile work", or renew them. What to do: Renew the credentials',
    );
  });
});

async function refusing<Answer>(
  refusals: Readonly<Record<string, AwsError>>,
  work: () => Promise<Answer>,
): Promise<Answer> {
  for (const [service, error] of Object.entries(refusals)) refused.set(service, error);
  try {
    return await work();
  } finally {
    refused.clear();
  }
}
