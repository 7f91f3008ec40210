import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { MeshError } from '../../lib/core/errors.ts';

/** Runs the CDK's command line over a cloud assembly, its output to this terminal. */
export type RunCdk = (args: readonly string[]) => Promise<void>;

/** @param profile a profile of the user's AWS configuration. Default: what the AWS CLI would take */
export function cdkOn(assembly: string, profile: string | undefined): RunCdk {
  return (args) => run(cdkArguments(assembly, profile, args));
}

/** What Node runs: the CDK's program with its arguments, over the folder of the synthesised stacks. */
export function cdkArguments(assembly: string, profile: string | undefined, args: readonly string[]): string[] {
  const program = join(dirname(createRequire(import.meta.url).resolve('aws-cdk/package.json')), 'bin', 'cdk');
  const identity = profile === undefined ? [] : ['--profile', profile];
  return [program, ...args, '--app', assembly, '--no-notices', '--no-version-reporting', ...identity];
}

function run(args: readonly string[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const env = { ...process.env, CDK_DISABLE_CLI_TELEMETRY: 'true' };
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'inherit', 'inherit'], env });
  child.once('error', reject);
  child.once('exit', (code) => {
    if (code === 0) resolve();
    else reject(new MeshError('service-unavailable', `cdk ${args[1]} ended with code ${code}; what it says is above`));
  });
  return promise;
}
