import { setTimeout as sleep } from 'node:timers/promises';
import type { LambdaClient } from '@aws-sdk/client-lambda';
import { fromAwsError } from '../core/aws-errors.ts';
import { hasCode } from '../core/errors.ts';
import { startFunction } from './function-call.ts';
import { retryDelayMs } from './policy.ts';

/** A person waits: a start that is throttled this often is refused, and he is told to come again. */
const startAttempts = 4;

/** Work that nobody waits for: Lambda keeps the event until the function has taken it. */
export interface StartChannel {
  /** @throws MeshError `throttled` after several attempts, `not-found` where there is no such function */
  start(functionName: string, event: unknown): Promise<void>;
}

/** @param client one without retries of its own (`maxAttempts: 1`): the channel's policy is the only one */
export function createStart(client: LambdaClient): StartChannel {
  return {
    async start(functionName, event) {
      const payload = JSON.stringify(event);
      for (let attempt = 1; ; attempt += 1) {
        try {
          return await startFunction(client, functionName, payload);
        } catch (error) {
          const mapped = fromAwsError(error, 'lambda:Invoke');
          if (!hasCode(mapped, 'throttled') || attempt >= startAttempts) throw mapped;
        }
        await sleep(retryDelayMs(attempt, Math.random()));
      }
    },
  };
}
