import type { RetryLimits } from './rule.ts';

/** How failed deliveries are tried again. */
export interface RetryPolicy {
  readonly maximumRetryAttempts: number;
  readonly maximumEventAgeSeconds: number;
  /** The wait before the first retry; it doubles each time. */
  readonly firstDelayMs: number;
  readonly longestDelayMs: number;
}

/**
 * Limits for a laptop, where someone is watching: given up after about three minutes. AWS's defaults are 185 retries
 * and 24 hours (user guide: How EventBridge retries delivering events). AWS's waits grow with jitter; one process with
 * its own targets needs none.
 */
export const LAPTOP_RETRY: RetryPolicy = {
  maximumRetryAttempts: 8,
  maximumEventAgeSeconds: 900,
  firstDelayMs: 1_000,
  longestDelayMs: 60_000,
};

/** The limit that ended the retries, in AWS's words; none where retrying makes no sense. */
export type ExhaustedRetryCondition = 'MaximumRetryAttempts' | 'MaximumEventAgeInSeconds';

export type Verdict =
  | { readonly kind: 'retry'; readonly dueMs: number }
  | { readonly kind: 'dead'; readonly exhausted: ExhaustedRetryCondition | undefined };

/** What becomes of a delivery after its `attempts`th failure at `nowMs`. */
export function judgeFailure(
  policy: RetryPolicy,
  limits: RetryLimits | undefined,
  { error, attempts, storedAtMs, nowMs }: { error: unknown; attempts: number; storedAtMs: number; nowMs: number },
): Verdict {
  if (!isRetryable(error)) return { kind: 'dead', exhausted: undefined };
  const { maximumRetryAttempts, maximumEventAgeSeconds } = { ...policy, ...limits };
  if (attempts > maximumRetryAttempts) return { kind: 'dead', exhausted: 'MaximumRetryAttempts' };
  const dueMs = nowMs + Math.min(policy.firstDelayMs * 2 ** (attempts - 1), policy.longestDelayMs);
  if (dueMs - storedAtMs > maximumEventAgeSeconds * 1_000)
    return { kind: 'dead', exhausted: 'MaximumEventAgeInSeconds' };
  return { kind: 'retry', dueMs };
}

/**
 * An error may say so itself (`retryable`). Else a target that is not there or not allowed, a 4xx other than 429, is
 * not tried again (user guide: Using dead-letter queues); everything else is.
 */
function isRetryable(error: unknown): boolean {
  const { retryable, status } = (error ?? {}) as { retryable?: unknown; status?: unknown };
  if (typeof retryable === 'boolean') return retryable;
  return !(typeof status === 'number' && status >= 400 && status < 500 && status !== 429);
}
