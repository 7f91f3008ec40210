import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, type TestContext, test } from 'vitest';
import { type Ended, runCli } from './processes.ts';
import { figuresOf, goldenRecording, readAnalysis, smallRecording, writeRooms } from './vertical.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-analyze-'));
  await writeRooms(join(cwd, 'rooms'), ['supervisor', 'trusted-advisor']);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const analyze = (args: readonly string[], env: NodeJS.ProcessEnv = {}) =>
  runCli('analyze', ['--functions', 'rooms', ...args], cwd, env);

describe('npm run analyze -- --recording', () => {
  let text: Ended;
  let json: Ended;
  beforeAll(async () => {
    // FORCE_COLOR and CI make others colour their output also where nobody looks.
    text = await analyze(['--recording', smallRecording], { CI: 'true', FORCE_COLOR: '1' });
    json = await analyze(['--recording', smallRecording, '--json', '--out', 'analysis.json']);
  });

  test('prints the receipt of the small account, to the cent', () => {
    expect({ code: text.code, stderr: text.stderr }).toEqual({ code: 0, stderr: '' });
    const amounts = /^(All that| {2}struck|NET| {2}of it from sources).*?(-?[\d,]+\.\d\d)$/gm;
    expect([...text.stdout.matchAll(amounts)].map(([, , amount]) => amount)).toEqual([
      '1,350.81',
      '-70.08',
      '-35.04',
      '1,245.69',
      '227.44',
    ]);
    expect(text.stdout).toContain('FinOps Mesh: small-example (111122223333), recorded as of 2026-11-01');
    expect(text.stdout).toMatch(/unknown delete 203\.0\.113\.25/);
  });

  test('prints at most 100 columns and no colour where no terminal is', () => {
    expect(Math.max(...text.stdout.split('\n').map(({ length }) => length))).toBe(100);
    expect(text.stdout).not.toContain('\u001b');
  });

  test('--json is the analysis on standard output, and nothing else', () => {
    expect({ code: json.code, stderr: json.stderr }).toEqual({ code: 0, stderr: '' });
    expect(json.stdout.trimEnd()).not.toContain('\n');
    const analysis = readAnalysis(json.stdout);
    expect(analysis).toMatchObject({ status: 'completed', type: 'comprehensive', asOf: '2026-11-01T00:00:00.000Z' });
    expect(analysis.receipts).toMatchObject([
      { currency: 'USD', naive: { amount: '1350.81' }, net: { amount: '1245.69' }, unstatedNet: { amount: '227.44' } },
    ]);
    expect(analysis.opportunities).toHaveLength(6);
  });

  test('--out is the same in a file, whole', async () => {
    expect(readAnalysis(await readFile(join(cwd, 'analysis.json'), 'utf8'))).toEqual(readAnalysis(json.stdout));
    expect(await readdir(cwd)).not.toContain('analysis.json.part');
  });

  test('gives the figures of the golden account, to the cent', async (context) => {
    const recording = goldenOrSkip(context);
    const golden = JSON.parse(await readFile(join(recording, 'golden.json'), 'utf8'));
    const { code, stdout } = await analyze(['--recording', recording, '--json']);
    const { receipts, opportunities } = readAnalysis(stdout);
    const [receipt] = receipts;
    const names = new Map(
      opportunities.flatMap(({ opinions }) =>
        opinions.map(({ id, resource }) => [id, resource.kind === 'resource' ? resource.id : resource.product]),
      ),
    );
    expect({
      findings: names.size,
      naive: receipt?.naive.amount,
      net: receipt?.net.amount,
      counted: receipt?.lines.filter(({ counted }) => counted.amount !== '0').length,
      struck: receipt?.lines.flatMap(({ findingId, struck }) =>
        struck.map(({ amount, reason }) => ({ resource: names.get(findingId), amount: amount.amount, reason })),
      ),
      unknown: receipt?.beside.filter(({ kind }) => kind === 'unknown').map(({ findingId }) => names.get(findingId)),
      note: golden.note,
      basis: receipt?.basis,
      unstatedNet: receipt?.unstatedNet.amount,
    }).toEqual({ ...golden, net: '101.88', unstatedNet: '17.2' });
    expect([code, Number(golden.net), Number(golden.unstatedNet)]).toEqual([0, 101.88, 17.2]);
  });

  test('ends with 3 where something could not be seen, and says what to do', async () => {
    const partial = join(cwd, 'partial');
    await cp(smallRecording, partial, { recursive: true });
    await rm(join(partial, 'trustedadvisor', 'list-recommendation-resources-6.json'));
    const { code, stdout } = await analyze(['--recording', 'partial']);
    expect(code).toBe(3);
    expect(stdout).toContain('The analysis is partial');
    expect(stdout).toContain('access-denied: trustedadvisor:ListRecommendationResources');
    expect(stdout).toMatch(/What to do: Allow trustedadvisor:ListRecommendationResources/);
  });

  test('ends with 1 where nothing could be read: no figure, and why', async () => {
    const silent = join(cwd, 'silent', 'trustedadvisor');
    await mkdir(silent, { recursive: true });
    await cp(join(smallRecording, 'account.json'), join(cwd, 'silent', 'account.json'));
    const error = { name: 'AccessDeniedException', message: 'not authorized' };
    await writeFile(join(silent, 'list-recommendations-1.json'), JSON.stringify({ request: {}, error }));
    const { code, stdout } = await analyze(['--recording', 'silent']);
    expect(code).toBe(1);
    expect(stdout).toContain('Nothing could be read, so no saving is known.');
    expect(stdout).not.toMatch(/NET|USD 0\.00 a month/);
  });

  test('asks those alone that --agents names', async () => {
    const { code, stdout } = await analyze(['--recording', smallRecording, '--json', '--agents', 'trusted-advisor']);
    const analysis = readAnalysis(stdout);
    expect({ code, steps: analysis.plan.steps.map(({ agent }) => agent) }).toEqual({
      code: 0,
      steps: ['trusted-advisor'],
    });
    expect(figuresOf(analysis)).toEqual(figuresOf(readAnalysis(json.stdout)));
  });

  test('limits the analysis to a service, and says that it is targeted', async () => {
    const limited = await analyze(['--recording', smallRecording, '--json', '--service', 'elasticloadbalancing']);
    const analysis = readAnalysis(limited.stdout);
    expect(analysis).toMatchObject({ type: 'targeted', plan: { scope: { services: ['elasticloadbalancing'] } } });
    const all = figuresOf(readAnalysis(json.stdout)).opinions.map(({ id }) => id);
    const some = figuresOf(analysis).opinions.map(({ id }) => id);
    expect(some).toHaveLength(2);
    expect(all).toEqual(expect.arrayContaining(some));
  });
});

describe('npm run invoke', () => {
  const invoke = (...args: string[]) =>
    runCli('invoke', ['--functions', 'rooms', '--recording', smallRecording, ...args], cwd);
  const question = join(import.meta.dirname, '..', '..', 'functions', 'supervisor', 'events', 'exact-savings.json');

  test.each([
    ['{}', ['supervisor'], { status: 'completed', receipts: [{ net: { amount: '1245.69' } }] }],
    ['a question', ['trusted-advisor', question], { status: 'complete', summary: { findings: 7, unknown: 1 } }],
  ])('answers %s from the console with the reference of what was stored', async (_, args, reply) => {
    const { code, stdout, stderr } = await invoke(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject(reply);
  });
});

test('--help shows its use with examples and exit codes', async () => {
  const { code, stdout, stderr } = await analyze(['--help']);
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(stdout).toMatch(/^Usage: analyze \[options\]/);
  expect(stdout).toContain('npm run analyze -- --aws --profile my-sso-profile');
  expect(stdout).toContain('Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but something could not be seen.');
});

describe('wrong use is one readable line and exit code 2:', () => {
  beforeAll(async () => {
    await mkdir(join(cwd, 'empty'));
    await mkdir(join(cwd, 'no-calls'));
    await cp(join(smallRecording, 'account.json'), join(cwd, 'no-calls', 'account.json'));
    await cp(smallRecording, join(cwd, 'broken'), { recursive: true });
    await writeFile(
      join(cwd, 'broken', 'trustedadvisor', 'list-checks-1.json'),
      '{\n  "request": {},\n  "response" {}\n}\n',
    );
    await writeFile(join(cwd, 'wrong-key.json'), '{ "costCapp": "2" }');
    await writeFile(join(cwd, 'wrong-inner-key.json'), '{ "riskPolicy": { "allowRestarts": false } }');
    await writeFile(join(cwd, 'wrong-value.json'), '{ "costCap": "two dollars" }');
    await writeFile(join(cwd, 'wrong-text.json'), '{ "costCap": "2"');
  });
  const small = ['--recording', smallRecording];

  test.each([
    [
      'a recording that is absent',
      ['--recording', 'nowhere'],
      /^The recording nowhere cannot be read: there is no such folder$/,
    ],
    ['an empty one', ['--recording', 'empty'], /^empty is not a recording: it has no account\.json$/],
    ['one without calls', ['--recording', 'no-calls'], /^no-calls has no recorded calls: expected .*\.json$/],
    [
      'one with broken JSON',
      ['--recording', 'broken'],
      /^broken\/trustedadvisor\/list-checks-1\.json, line 3, column 14: not JSON: unexpected "{"$/,
    ],
    ['a switch without its value', ['--recording'], /^error: option '--recording <folder>' argument missing/],
    ['an unknown switch', ['--recordin', 'x'], /unknown option '--recordin'\n\(Did you mean --recording\?\)/],
    [
      'an unknown type',
      ['--type', 'weekly'],
      /'weekly' is invalid\. Allowed choices are comprehensive, targeted, emergency\./,
    ],
    [
      'an agent that is not there',
      [...small, '--agents', 'trusted-advisor,biling'],
      /^--agents: there is no agent "biling" in rooms; there is: trusted-advisor$/,
    ],
    ['one word too many', ['now'], /too many arguments/],
    [
      'a setting with a wrong key',
      [...small, '--settings', 'wrong-key.json'],
      /^wrong-key\.json: there is no setting "costCapp"; did you mean "costCap"\?$/,
    ],
    [
      'a wrong key inside a setting',
      [...small, '--settings', 'wrong-inner-key.json'],
      /there is no setting "allowRestarts"; did you mean "allowRestart"\?$/,
    ],
    [
      'a setting with a wrong value',
      [...small, '--settings', 'wrong-value.json'],
      /^wrong-value\.json: costCap: an amount of US dollars such as "1\.50"$/,
    ],
    [
      'settings that are not JSON',
      [...small, '--settings', 'wrong-text.json'],
      /^wrong-text\.json, line 1, column 17: not JSON: the file ends too early$/,
    ],
    ['settings that are absent', [...small, '--settings', 'no.json'], /^no\.json cannot be read: ENOENT$/],
    ['--profile without --aws', ['--profile', 'work'], /^--profile goes with --aws$/],
    ['two accounts at once', [...small, '--aws'], /'--recording <folder>' cannot be used with option '--aws'/],
    [
      '--out into a missing folder',
      [...small, '--out', 'no/such/file.json'],
      /^--out is "no\/such\/file\.json": there is no folder "no\/such" to write to$/,
    ],
    ['--out at a folder', [...small, '--out', 'empty'], /^--out is "empty", which is a folder: name a file$/],
    ['a folder without rooms', [...small, '--functions', 'empty'], /^"empty" holds no room with a manifest\.ts$/],
  ])('%s', async (_, args, message) => {
    const { code, stdout, stderr } = await analyze(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd()).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

function goldenOrSkip(context: TestContext): string {
  if (goldenRecording !== undefined) return goldenRecording;
  return context.skip('the shared recording is not beside the project (../shared/data/recordings)');
}
