import { join } from 'node:path';
import { notEmbedded } from '../aws-error.ts';
import type { AwsRequest, AwsResponse, AwsService } from '../service.ts';
import { type DispatcherOptions, EventDispatcher } from './event-dispatcher.ts';
import { EventQueue, type QueuedEvent } from './event-queue.ts';
import { type FunctionLog, type LogLine, openFunctionLog } from './function-log.ts';
import { type InvocationRecord, writeDeadLetter } from './invocation-record.ts';
import { acceptEvent, answerInvoke, type InvokeContext } from './invoke.ts';
import { renderLambdaError } from './lambda-error.ts';
import { indexFunctions, type LambdaFunction } from './lambda-function.ts';
import { SandboxHost } from './sandbox-host.ts';
import { type FunctionStatistics, SandboxPool } from './sandbox-pool.ts';

export interface LambdaOptions {
  readonly functions: readonly LambdaFunction[];
  /** Gets `logs/`, `dead-letters/lambda/`, and `lambda/` with the queue and the scratch space. One process at a time. */
  readonly dataDir: string;
  readonly region: string;
  readonly accountId: string;
  /**
   * Credentials and AWS_ENDPOINT_URL for a function's sandbox. Asked at the start of each, and waited for: so it may
   * resolve once the endpoint listens, and nothing runs before that.
   */
  readonly environment: (functionName: string) => Promise<Readonly<Record<string, string>>>;
  /** Invocations, and processes, at once. Default 16; half of them at most for asynchronous events. */
  readonly concurrency?: number;
  /** How long a synchronous invocation waits for a place before it is throttled. Default 1 s. */
  readonly concurrencyWaitMs?: number;
  /** How long a sandbox without work is kept. Default 5 minutes. */
  readonly idleMs?: number;
  /** How long a start may take before the function's own timeout begins to count. Default 10 s, as in Lambda. */
  readonly initTimeoutMs?: number;
  /** The waits before the retries of an event whose function failed. Default 1 and 2 minutes, as in Lambda. */
  readonly retryDelaysMs?: readonly number[];
  /** The wait after a throttle, a failed start or a failed delivery; it doubles each time, up to 5 minutes. Default 1 s. */
  readonly setbackDelayMs?: number;
  /** Of one function's log file; one older file is kept beside it. Default 5 MB. */
  readonly maxLogBytes?: number;
  /** Hears every line that the sandboxes and the service write about an invocation. */
  readonly onLog?: (line: LogLine) => void;
  /**
   * Takes the record of an event that was given up, for `fn.onFailure`; asked again until it resolves. `fn` is undefined
   * where the function is no longer there. Default: a file in `dead-letters/lambda/{function}/`.
   */
  readonly deliverToDestination?: (record: InvocationRecord, fn: LambdaFunction | undefined) => Promise<void>;
}

export interface LambdaService extends AwsService {
  /** Invokes a function (name or ARN) asynchronously; the event is on disk when this returns its request id. Throws AwsError as Invoke does. */
  acceptEvent(functionName: string, payload: string): string;
  /** By function name, since the start. */
  statistics(): ReadonlyMap<string, FunctionStatistics>;
  /** Resolves when no asynchronous event waits or runs, retries included. */
  drain(): Promise<void>;
  /** Ends all sandboxes at once. What they worked on asynchronously is run again after the next start. */
  close(): Promise<void>;
}

const INVOCATIONS = /^\/2015-03-31\/functions\/([^/]+)\/invocations$/;

/**
 * The embedded AWS Lambda. Begins at once with the events that an earlier process has left.
 * Throws where a function's configuration is not allowed, or another process uses the data directory.
 */
export function createLambda(options: LambdaOptions): LambdaService {
  const { dataDir, region, accountId, concurrency = 16, idleMs = 5 * 60_000, initTimeoutMs = 10_000 } = options;
  const functions = indexFunctions(options.functions);
  const logs = openLogs(options);
  const queue = new EventQueue(join(dataDir, 'lambda', 'queue.db'));
  const scratchDir = join(dataDir, 'lambda', 'scratch');
  const host = new SandboxHost({ region, scratchDir, initTimeoutMs, environment: options.environment, logOf: logs.of });
  const startSandbox = (fn: LambdaFunction) => host.start(fn);
  const pool = new SandboxPool({ concurrency, idleMs, startSandbox, onRoom: () => dispatcher.pump() });
  const dispatcher = new EventDispatcher({
    queue,
    functions,
    concurrency: Math.max(1, Math.floor(concurrency / 2)),
    retryDelaysMs: options.retryDelaysMs ?? [60_000, 120_000],
    setbackDelayMs: options.setbackDelayMs ?? 1_000,
    hasRoom: (fn) => pool.hasRoom(fn),
    run: (fn, event) => pool.invoke(fn, event, 0),
    deliver: toDelivery(options),
    warn: (message, event) => warn(message, event, logs),
  });
  const concurrencyWaitMs = options.concurrencyWaitMs ?? 1_000;
  const context = { functions, identity: { region, accountId }, pool, dispatcher, concurrencyWaitMs };
  const close = async () => {
    const noted = dispatcher.close();
    await pool.close();
    await noted;
    await host.close();
    queue.close();
    logs.close();
  };
  dispatcher.pump();
  return toService(context, close);
}

function toService(context: InvokeContext, close: () => Promise<void>): LambdaService {
  return {
    name: 'lambda',
    handle: (request) => handle(request, context),
    renderError: renderLambdaError,
    acceptEvent: (functionName, payload) => acceptEvent(functionName, payload, context),
    statistics: () => context.pool.statistics(),
    drain: () => context.dispatcher.drain(),
    close,
  };
}

async function handle(request: AwsRequest, context: InvokeContext): Promise<AwsResponse> {
  const segment = INVOCATIONS.exec(request.path)?.[1];
  if (segment !== undefined && request.method === 'POST') return answerInvoke(request, segment, context);
  throw notEmbedded('lambda', `${request.method} ${request.path}`, ['Invoke']);
}

interface Logs {
  readonly of: (functionName: string) => FunctionLog;
  close(): void;
}

/** With one event: in the log of its function. */
function warn(message: string, event: QueuedEvent | undefined, logs: Logs): void {
  if (event === undefined) console.error(`embedded Lambda: ${message}`);
  else logs.of(event.functionName).write(event.requestId, `${event.requestId}: ${message}`);
}

/** One log a function, opened when it is first written to. */
function openLogs({ dataDir, maxLogBytes = 5_000_000, onLog }: LambdaOptions): Logs {
  const logs = new Map<string, FunctionLog>();
  return {
    of(functionName) {
      const log = logs.get(functionName) ?? openFunctionLog(join(dataDir, 'logs'), functionName, maxLogBytes, onLog);
      logs.set(functionName, log);
      return log;
    },
    close() {
      for (const log of logs.values()) log.close();
    },
  };
}

function toDelivery({ dataDir, deliverToDestination }: LambdaOptions): DispatcherOptions['deliver'] {
  if (deliverToDestination !== undefined) return (record, _functionName, fn) => deliverToDestination(record, fn);
  const folder = join(dataDir, 'dead-letters', 'lambda');
  return (record, functionName) => writeDeadLetter(folder, functionName, record);
}
