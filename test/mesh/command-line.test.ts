import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runCli, testFunctions } from './processes.ts';

let cwd: string;
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'finops-mesh-cli-'));
  await writeFile(join(cwd, 'three.json'), '{ "query": "findings=3" }');
  await writeFile(join(cwd, 'broken.json'), '{\n  "query": \n}\n');
  await writeFile(join(cwd, 'other-shape.json'), '{ "key1": "value1" }');
});
afterAll(() => rm(cwd, { recursive: true, force: true }));

const invoke = (...args: string[]) => runCli('invoke', ['--functions', testFunctions, ...args], cwd);

describe('npm run invoke', () => {
  test('without a file sends {} and prints the reply, and nothing else, on standard output', async () => {
    const { code, stdout, stderr } = await invoke('echo');
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ agent: 'echo', summary: { findings: 1 } });
  });

  test('sends the test event of a file', async () => {
    expect(JSON.parse((await invoke('echo', 'three.json')).stdout)).toMatchObject({ summary: { findings: 3 } });
  });

  test.each([
    ['a file that is not there', ['echo', 'nothing.json'], /^nothing\.json cannot be read: ENOENT\n$/],
    [
      'a file that is not JSON',
      ['echo', 'broken.json'],
      /^broken\.json, line 3, column 1: not JSON: unexpected "}"\n$/,
    ],
    ['an event of another shape', ['echo', 'other-shape.json'], /^echo failed: bad-input: test event: .*key1.*\n$/],
    ['an agent that is not there', ['ecko'], /^there is no agent "ecko" in .*; there is: echo\n$/],
    ['no agent', [], /^error: missing required argument 'agent'/],
    ['a switch that is not there', ['echo', '--verbos'], /unknown option '--verbos'\n\(Did you mean --verbose\?\)/],
    ['one word too many', ['echo', 'three.json', 'four'], /too many arguments/],
  ])('answers %s with a readable line and exit code 2', async (_, args, message) => {
    const { code, stdout, stderr } = await invoke(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).not.toMatch(/\n\s+at /);
  });

  test('names a folder without rooms', async () => {
    const { code, stderr } = await runCli('invoke', ['--functions', 'nowhere', 'echo'], cwd);
    expect({ code, stderr }).toEqual({ code: 2, stderr: 'there is no folder "nowhere" to take rooms from\n' });
  });

  test('shows its use with examples', async () => {
    const { code, stdout } = await invoke('--help');
    expect(code).toBe(0);
    expect(stdout).toMatch(/Usage: invoke .*<agent> \[file\]/);
    expect(stdout).toContain('npm run invoke -- trusted-advisor');
  });
});

describe('npm start', () => {
  test.each([['0'], ['65536'], ['http']])('refuses port %s', async (port) => {
    const { code, stderr } = await runCli('start', ['--functions', testFunctions, '--port', port], cwd);
    expect({ code, stderr }).toEqual({ code: 2, stderr: `--port is "${port}"; allowed: 1 to 65535\n` });
  });
});
