import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { invoke, makeTestBed, type TestBed } from './test-bed.ts';

let bed: TestBed;
beforeEach(() => {
  bed = makeTestBed();
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await bed.remove();
});

const TELL = `
  import { request } from 'node:http';
  import { readdirSync, statSync } from 'node:fs';
  import { tmpdir, homedir } from 'node:os';
  export const handler = async ({ url }) => {
    const scratch = { tmpdir: tmpdir(), homedir: homedir(), mode: statSync(tmpdir()).mode & 0o777, files: readdirSync(tmpdir()) };
    const status = url === undefined ? undefined : await new Promise((resolve, reject) =>
      request(url, (response) => resolve(response.statusCode)).on('error', reject).end());
    return { environment: process.env, cwd: process.cwd(), zone: new Date(0).getTimezoneOffset(), flags: process.execArgv, scratch, status };
  };`;

interface Told {
  readonly environment: Record<string, string>;
  readonly cwd: string;
  readonly zone: number;
  readonly flags: string[];
  readonly scratch: { tmpdir: string; homedir: string; mode: number; files: string[] };
  readonly status?: number;
}

test('a sandbox gets what Lambda sets, what its function sets, and nothing of the process that starts it', async () => {
  vi.stubEnv('AWS_PROFILE', 'production');
  vi.stubEnv('AWS_SESSION_TOKEN', 'inherited');
  vi.stubEnv('NODE_OPTIONS', '--no-deprecation');
  vi.stubEnv('NODE_V8_COVERAGE', join(bed.folder, 'coverage'));
  vi.stubEnv('MARKER_OF_THE_PARENT', 'inherited');
  const fn = bed.defineFunction('tell', TELL, { environment: { TABLE: 'mesh' }, memoryMb: 300 });
  const environment = async () => ({
    AWS_ACCESS_KEY_ID: 'LOCAL',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
  });
  const lambda = bed.start([fn], { environment });
  const told = (await invoke(lambda, 'tell')).payload as Told;
  expect(told.environment).toEqual({
    AWS_ACCESS_KEY_ID: 'LOCAL',
    AWS_CONFIG_FILE: join(told.scratch.tmpdir, 'none'),
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '300',
    AWS_LAMBDA_FUNCTION_NAME: 'tell',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/tell',
    AWS_LAMBDA_LOG_STREAM_NAME: expect.stringContaining('[$LATEST]'),
    AWS_LAMBDA_RUNTIME_API: expect.stringMatching(/^127\.0\.0\.1:\d+\/[\w-]{24}$/),
    AWS_REGION: 'us-east-1',
    AWS_SECRET_ACCESS_KEY: 'local-secret',
    AWS_SHARED_CREDENTIALS_FILE: join(told.scratch.tmpdir, 'none'),
    HOME: told.scratch.tmpdir,
    LAMBDA_TASK_ROOT: fn.codeDir,
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TABLE: 'mesh',
    TMPDIR: told.scratch.tmpdir,
    TZ: ':UTC',
    _HANDLER: 'index.handler',
    _X_AMZN_TRACE_ID: expect.stringMatching(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0$/),
  });
  expect(told).toMatchObject({ cwd: fn.codeDir, zone: 0 });
  expect(told.flags).toEqual(['--max-old-space-size=270', '--max-semi-space-size=15']);
});

test('a sandbox has an empty scratch folder of its own, for its owner only, which goes with it', async () => {
  const lambda = bed.start([bed.defineFunction('tell', TELL), bed.defineFunction('other', TELL)]);
  const { scratch } = (await invoke(lambda, 'tell')).payload as Told;
  const other = (await invoke(lambda, 'other')).payload as Told;
  expect(scratch).toEqual({ tmpdir: scratch.tmpdir, homedir: scratch.tmpdir, mode: 0o700, files: [] });
  expect(other.scratch.tmpdir).not.toBe(scratch.tmpdir);
  await lambda.close();
  expect([scratch.tmpdir, other.scratch.tmpdir].filter(existsSync)).toEqual([]);
});

test("a sandbox cannot take another's invocations: the address of each is its secret", async () => {
  const lambda = bed.start([bed.defineFunction('tell', TELL)]);
  const { environment } = (await invoke(lambda, 'tell')).payload as Told;
  const [authority, token = ''] = (environment.AWS_LAMBDA_RUNTIME_API ?? '').split('/');
  const guesses = [token.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), token.slice(1), ''];
  for (const guess of guesses) {
    const url = `http://${authority}/${guess}/2018-06-01/runtime/invocation/next`;
    expect((await invoke(lambda, 'tell', { url })).payload).toMatchObject({ status: 404 });
  }
});

test('what the service writes is for its owner only', async () => {
  const lambda = bed.start([bed.defineFunction('tell', TELL)]);
  await invoke(lambda, 'tell');
  await invoke(lambda, 'tell', {}, { 'x-amz-invocation-type': 'Event' });
  await lambda.drain();
  const entries = readdirSync(join(bed.folder, 'data'), { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  expect(files.map((file) => file.slice(bed.folder.length)).sort()).toEqual([
    '/data/lambda/queue.db',
    '/data/lambda/queue.db-wal',
    '/data/logs/tell.log',
  ]);
  expect(files.map((file) => statSync(file).mode & 0o077)).toEqual([0, 0, 0]);
});
