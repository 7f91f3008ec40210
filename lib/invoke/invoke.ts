import { setTimeout as sleep } from 'node:timers/promises';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { fromAwsError } from '../core/aws-errors.ts';
import { type ErrorCode, errorCodes, hasCode, MeshError, messageOf } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import { ReportRef } from '../core/report-ref.ts';
import type { Task } from '../core/task.ts';
import { callFunction, type FunctionAnswer } from './function-call.ts';
import { afterCall, attempts, type Circuit, isOpen, retryDelayMs } from './policy.ts';

/** Large content goes by context key. A task beyond this is a mistake of the caller, long before Lambda's 6 MB. */
const maximumTaskBytes = 256_000;

/** How an agent answered. An agent that fails is an expected outcome: the caller makes a gap of it. */
export type Answer =
  | { readonly kind: 'answered'; readonly ref: ReportRef }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly message: string };

/** Where the state of circuits is kept; the composition hands in one over the state channel. */
export interface Circuits {
  read(agent: string): Promise<Circuit | undefined>;
  update(agent: string, change: (current: Circuit | undefined) => Circuit): Promise<void>;
}

export interface InvokeChannel {
  /**
   * Asks one agent and gets the reference of its report. Throttled calls are sent again with full jitter until the
   * task's deadline. The task's own id, analysis, hop and deadline travel with it.
   *
   * @throws MeshError `bad-input` where the task is too large to be sent
   */
  ask(task: Task, functionName: string): Promise<Answer>;
}

/** @param client one without retries of its own (`maxAttempts: 1`): the channel's policy is the only one */
export function createInvoke(options: { client: LambdaClient; circuits: Circuits; now?: () => Date }): InvokeChannel {
  const { client, circuits, now = () => new Date() } = options;
  return {
    async ask(task, functionName) {
      const payload = payloadOf(task);
      if (isOpen(await circuits.read(task.agent), now())) {
        return failed(
          'agent-unavailable',
          `${task.agent} failed several times in a row and is left alone for a minute`,
        );
      }
      const answer = await askOnce(client, task, functionName, payload, now);
      await circuits.update(task.agent, (current) => afterCall(current, answer.kind === 'answered', now()));
      return answer;
    },
  };
}

async function askOnce(
  client: LambdaClient,
  task: Task,
  functionName: string,
  payload: string,
  now: () => Date,
): Promise<Answer> {
  const remainingMs = Date.parse(task.deadline) - now().getTime();
  if (remainingMs <= 0) return failed('timeout', `the deadline of task ${task.id} has passed`);
  try {
    const signal = AbortSignal.timeout(remainingMs);
    const answer = await callWithRetries(() => callFunction(client, functionName, payload, signal), signal);
    return answer.failed ? functionFailed(task, answer) : answered(task, answer);
  } catch (error) {
    return notAnswered(task, error);
  }
}

async function callWithRetries(call: () => Promise<FunctionAnswer>, signal: AbortSignal): Promise<FunctionAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const mapped = signal.aborted
        ? new MeshError('timeout', 'no answer before the deadline', { cause: error })
        : fromAwsError(error, 'lambda:Invoke');
      if (!hasCode(mapped, 'throttled') || attempt >= attempts) throw mapped;
    }
    await sleep(retryDelayMs(attempt, Math.random()), undefined, { signal });
  }
}

/** Lambda's own error payload. `errorType` is the mesh's code where the function threw a `MeshError`. */
const FunctionErrorPayload = z.looseObject({ errorType: z.optional(z.string()), errorMessage: z.optional(z.string()) });

function functionFailed({ agent }: Task, { payload }: FunctionAnswer): Answer {
  const { errorType = 'Unhandled', errorMessage = 'no message' } = readErrorPayload(payload);
  return failed(codeOf(errorType, errorMessage), `${agent} failed: ${errorType}: ${errorMessage}`);
}

/** The mesh's own code, where the function failed under one: what it lacks is then known. */
function codeOf(errorType: string, errorMessage: string): ErrorCode {
  if (errorType === 'Sandbox.Timedout' || /timed out/.test(errorMessage)) return 'timeout';
  return errorCodes.find((code) => code === errorType) ?? 'agent-failed';
}

function readErrorPayload(payload: string): z.infer<typeof FunctionErrorPayload> {
  try {
    return parseJson(FunctionErrorPayload, payload, 'function error');
  } catch {
    return { errorMessage: payload.slice(0, 200) };
  }
}

function answered(task: Task, { payload }: FunctionAnswer): Answer {
  const ref = parseJson(ReportRef, payload, `reply of ${task.agent}`, 'bad-reply');
  if (ref.taskId === task.id && ref.agent === task.agent) return { kind: 'answered', ref };
  return failed('bad-reply', `${task.agent} answered task ${ref.taskId} of ${ref.agent} where ${task.id} was asked`);
}

function notAnswered({ agent }: Task, error: unknown): Answer {
  if (hasCode(error, 'not-found')) return failed('agent-unavailable', `there is no function for ${agent}`);
  if (error instanceof MeshError) return failed(error.code, `${agent}: ${error.message}`);
  return failed('timeout', `${agent}: no answer before the deadline (${messageOf(error)})`);
}

function failed(code: ErrorCode, message: string): Answer {
  return { kind: 'failed', code, message };
}

function payloadOf(task: Task): string {
  const payload = JSON.stringify(task);
  const bytes = Buffer.byteLength(payload);
  if (bytes <= maximumTaskBytes) return payload;
  throw new MeshError('bad-input', `task ${task.id} has ${bytes} bytes; pass large content as context keys in inputs`);
}
