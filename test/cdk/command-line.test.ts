import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { cdkArguments } from '../../cdk/deploy/cdk-cli.ts';

const run = promisify(execFile);

/** Runs a command as on a machine without any AWS configuration. */
async function command(name: string, args: readonly string[] = [], cwd = '.') {
  const home = await mkdtemp(join(tmpdir(), 'finops-mesh-home-'));
  const env = { HOME: home, PATH: '/usr/bin:/bin', AWS_EC2_METADATA_DISABLED: 'true' };
  try {
    return await run(process.execPath, [resolve(`cdk/cli/${name}.ts`), ...args], { env, cwd }).then(
      ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
      ({ code, stdout, stderr }) => ({ code, stdout, stderr }),
    );
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

describe('without credentials', () => {
  test.concurrent.each(['deploy', 'diff', 'destroy'])('%s ends in one readable line', async (name) => {
    expect(await command(name)).toEqual({
      code: 2,
      stdout: '',
      stderr: 'No AWS credentials were found: run "aws configure sso" or "aws configure" first.\n',
    });
  });
});

test.concurrent('synth makes the templates of a stage with no credentials and no Docker, and the CDK reads them', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-synth-'));
  try {
    const { code, stdout } = await command('synth', ['--functions', resolve('test/functions')], folder);
    expect(code).toBe(0);
    expect(
      String(stdout)
        .split('\n')
        .map((line) => line.trim()),
    ).toEqual([
      'Stage dev: 1 functions, in cdk.out/dev/assembly',
      'FinopsMesh-dev-Data.template.json',
      'FinopsMesh-dev-Agents.template.json',
      'FinopsMesh-dev-Bus.template.json',
      'FinopsMesh-dev-Observability.template.json',
      '',
    ]);
    // Whose format the library writes changes with its version: the CDK's command line may be too old for it.
    const listed = await run(process.execPath, cdkArguments(join(folder, 'cdk.out/dev/assembly'), undefined, ['list']));
    expect(listed.stdout).toContain('FinopsMesh-dev-Agents');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
});

test.concurrent('a stage that is not there is named with those that are, before anyone is asked for credentials', async () => {
  const { code, stderr } = await command('deploy', ['--stage', 'production']);
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'there is no stage "production"; there is: dev, prod\n' });
});
