import { isAbsolute } from 'node:path';

/** One function that the embedded Lambda serves: a folder with a bundle, and what AWS calls its configuration. */
export interface LambdaFunction {
  /** 1 to 64 of `A-Z a-z 0-9 - _`. */
  readonly name: string;
  /** Absolute path of the folder with the bundle; in the sandbox, `LAMBDA_TASK_ROOT` and the working directory. */
  readonly codeDir: string;
  /** `{module}.{export}`, e.g. `index.handler`. */
  readonly handler: string;
  /** Above 0, at most 900. */
  readonly timeoutSeconds: number;
  /** 128 to 10,240. */
  readonly memoryMb: number;
  /** 512 to 10,240: what the sandbox's `TMPDIR` may hold. */
  readonly ephemeralStorageMb: number;
  /** The function's own variables; Lambda's own cannot be set. */
  readonly environment: Readonly<Record<string, string>>;
  /** Reserved concurrency: at most this many invocations at once; 0 throttles every one. Default: the service's limit. */
  readonly concurrency?: number;
  /** Name or ARN of the on-failure destination, for `deliverToDestination` to act on. */
  readonly onFailure?: string;
  /** Retries of an asynchronous invocation after a function error, 0 to 2. Default 2. */
  readonly maximumRetryAttempts?: number;
  /** How long an asynchronous event may wait, above 0, at most 21,600. Default 21,600. */
  readonly maximumEventAgeSeconds?: number;
}

/** Set by Lambda, never by a function: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html */
const RESERVED_VARIABLES = new Set([
  '_HANDLER',
  '_X_AMZN_TRACE_ID',
  'AWS_DEFAULT_REGION',
  'AWS_REGION',
  'AWS_EXECUTION_ENV',
  'AWS_LAMBDA_FUNCTION_NAME',
  'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
  'AWS_LAMBDA_FUNCTION_VERSION',
  'AWS_LAMBDA_INITIALIZATION_TYPE',
  'AWS_LAMBDA_LOG_GROUP_NAME',
  'AWS_LAMBDA_LOG_STREAM_NAME',
  'AWS_ACCESS_KEY',
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_LAMBDA_RUNTIME_API',
  'LAMBDA_TASK_ROOT',
  'LAMBDA_RUNTIME_DIR',
]);

/**
 * The functions by name. Throws an Error that names the function, the setting, its value and what is allowed.
 * Limits: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, except that a local timeout and
 * event age may be a fraction of a second.
 */
export function indexFunctions(functions: readonly LambdaFunction[]): ReadonlyMap<string, LambdaFunction> {
  const byName = new Map<string, LambdaFunction>();
  for (const fn of functions) {
    checkFunction(fn);
    if (byName.has(fn.name)) throw new Error(`Function ${fn.name} is defined twice; names must differ.`);
    byName.set(fn.name, fn);
  }
  return byName;
}

function checkFunction(fn: LambdaFunction): void {
  check(fn, 'name', fn.name, /^[A-Za-z0-9_-]{1,64}$/.test(fn.name), '1 to 64 letters, digits, - or _');
  check(fn, 'codeDir', fn.codeDir, isAbsolute(fn.codeDir), 'an absolute path');
  check(fn, 'handler', fn.handler, /^(?!.*\.\.)[^\s]+\.[^\s.]+$/.test(fn.handler), 'module.export');
  checkNumber(fn, 'timeoutSeconds', fn.timeoutSeconds, { above: 0, most: 900 });
  checkNumber(fn, 'memoryMb', fn.memoryMb, { least: 128, most: 10_240 });
  checkNumber(fn, 'ephemeralStorageMb', fn.ephemeralStorageMb, { least: 512, most: 10_240 });
  checkNumber(fn, 'concurrency', fn.concurrency ?? 0, { least: 0, most: 1_000 });
  checkNumber(fn, 'maximumRetryAttempts', fn.maximumRetryAttempts ?? 0, { least: 0, most: 2 });
  checkNumber(fn, 'maximumEventAgeSeconds', fn.maximumEventAgeSeconds ?? 1, { above: 0, most: 21_600 });
  for (const variable of Object.keys(fn.environment)) {
    const allowed = /^[A-Za-z_][A-Za-z0-9_]*$/.test(variable) && !RESERVED_VARIABLES.has(variable);
    check(fn, 'environment', variable, allowed, 'names of letters, digits and _ that Lambda does not set itself');
  }
}

interface Bounds {
  readonly above?: number;
  readonly least?: number;
  readonly most: number;
}

function checkNumber(fn: LambdaFunction, setting: string, value: number, { above, least, most }: Bounds): void {
  const lowEnough = above === undefined ? value >= (least ?? 0) : value > above;
  const range = above === undefined ? `${least} to ${most}` : `above ${above}, at most ${most}`;
  check(fn, setting, value, lowEnough && value <= most, range);
}

function check(fn: LambdaFunction, setting: string, value: unknown, valid: boolean, allowed: string): void {
  if (valid) return;
  throw new Error(`Function ${fn.name}: ${setting} is ${JSON.stringify(value)}; allowed: ${allowed}.`);
}
