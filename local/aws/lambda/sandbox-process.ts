import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { LambdaFunction } from './lambda-function.ts';

export type SandboxProcess = ChildProcessByStdio<Writable, Readable, Readable>;

interface SandboxPlace {
  readonly region: string;
  /** Of the Runtime API, for this sandbox alone. */
  readonly runtimeApiAddress: string;
  /** An existing folder of the sandbox's own. */
  readonly scratchDir: string;
  /** Credentials and endpoint, the same for all functions or one function's. */
  readonly environment: Readonly<Record<string, string>>;
}

const BOOTSTRAP = join(import.meta.dirname, 'bootstrap.mjs');
/** Shares of the memory size that Lambda's own Node.js runtime gives to V8's old and young generation. */
const OLD_SPACE_SHARE = 0.9;
const SEMI_SPACE_SHARE = 0.05;

/**
 * Starts the process of a sandbox. It leads a process group, so that one signal ends it and what it started, and its
 * standard input stays open as long as this process lives. Throws, or emits `error`, where it cannot be started.
 */
export function spawnSandboxProcess(fn: LambdaFunction, place: SandboxPlace): SandboxProcess {
  const limits = [
    `--max-old-space-size=${Math.floor(fn.memoryMb * OLD_SPACE_SHARE)}`,
    `--max-semi-space-size=${Math.floor(fn.memoryMb * SEMI_SPACE_SHARE)}`,
  ];
  return spawn(process.execPath, [...limits, BOOTSTRAP], {
    cwd: fn.codeDir,
    env: sandboxEnvironment(fn, place),
    stdio: ['pipe', 'pipe', 'pipe'],
    detached: true,
  });
}

/** Ends the process and every process of its group at once. */
export function killSandboxProcess(child: SandboxProcess): void {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: the whole group has ended already.
  }
}

/**
 * The variables that Lambda sets, https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html, and those
 * that keep an SDK from looking for credentials and endpoints outside. Nothing comes from this process.
 */
function sandboxEnvironment(fn: LambdaFunction, place: SandboxPlace): NodeJS.ProcessEnv {
  const nowhere = join(place.scratchDir, 'none');
  return {
    LANG: 'en_US.UTF-8',
    PATH: '/usr/local/bin:/usr/bin:/bin',
    TZ: ':UTC',
    ...fn.environment,
    ...place.environment,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    AWS_EC2_METADATA_DISABLED: 'true',
    HOME: place.scratchDir,
    TMPDIR: place.scratchDir,
    _HANDLER: fn.handler,
    AWS_REGION: place.region,
    AWS_DEFAULT_REGION: place.region,
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    AWS_LAMBDA_FUNCTION_NAME: fn.name,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(fn.memoryMb),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${fn.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName(),
    AWS_LAMBDA_RUNTIME_API: place.runtimeApiAddress,
    LAMBDA_TASK_ROOT: fn.codeDir,
    // Node copies this one variable from the parent unless it is named here.
    NODE_V8_COVERAGE: undefined,
  };
}

function logStreamName(): string {
  const date = new Date().toISOString().slice(0, 10).replaceAll('-', '/');
  return `${date}/[$LATEST]${randomBytes(16).toString('hex')}`;
}
