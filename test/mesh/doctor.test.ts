import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { manifest } from '../../functions/trusted-advisor/manifest.ts';
import { runCli } from './processes.ts';
import { smallRecording, writeRooms } from './vertical.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-doctor-'));
  await writeRooms(join(cwd, 'rooms'), ['supervisor', 'trusted-advisor']);
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const doctor = (args: readonly string[], functions = 'rooms') =>
  runCli('doctor', ['--functions', functions, ...args], cwd);

describe('npm run doctor', () => {
  test('tells what each agent can read, and the policy that allows it', async () => {
    const { code, stdout, stderr } = await doctor(['--recording', smallRecording]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('trusted-advisor sees all that it asks for: 7 findings');
    expect(stdout).toMatch(/^ {2}trustedadvisor:ListRecommendationResources \(6 requests\) +answered$/m);
    const policy = JSON.parse(stdout.slice(stdout.indexOf('\n{')));
    expect(policy.Statement).toEqual([
      { Sid: 'FinOpsMeshReadOnly', Effect: 'Allow', Action: manifest.actions.toSorted(), Resource: '*' },
    ]);
    for (const line of stdout.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  });

  test('ends with 3 where something cannot be seen, and says so in JSON, too', async () => {
    await cp(smallRecording, join(cwd, 'partial'), { recursive: true });
    await rm(join(cwd, 'partial', 'trustedadvisor', 'list-recommendation-resources-6.json'));
    const { code, stdout, stderr } = await doctor(['--recording', 'partial', '--json']);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    const operation = 'trustedadvisor:ListRecommendationResources';
    const { agents, gaps } = JSON.parse(stdout);
    expect(agents).toMatchObject([
      {
        agent: 'trusted-advisor',
        status: 'partial',
        reads: expect.arrayContaining([expect.objectContaining({ operation, outcome: 'access-denied' })]),
        gaps: [{ source: operation, code: 'access-denied', remedy: expect.stringContaining(operation) }],
      },
    ]);
    expect(gaps).toEqual([]);
  });

  test('answers wrong use with one line and exit code 2', async () => {
    expect(await doctor(['--recording', 'nowhere'])).toEqual({
      code: 2,
      stdout: '',
      stderr: 'The recording nowhere cannot be read: there is no such folder\n',
    });
  });

  test('shows its use with examples', async () => {
    const { code, stdout } = await doctor(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('npm run doctor -- --aws --profile my-sso-profile');
  });
});
