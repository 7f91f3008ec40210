/**
 * Every named situation in which a part of the mesh cannot go on. Callers compare `code`, never `instanceof`: each
 * Lambda bundle holds its own copy of this class.
 *
 * Not in here: what an AWS account does not allow or does not have. That is a `Gap`, a result and not an exception.
 */
export const errorCodes = [
  /** An input does not fit its schema; the message names the field. Never retried. */
  'bad-input',
  /** An environment variable or a settings key is missing or wrong. */
  'bad-configuration',
  /** Two currencies met in one sum. */
  'currency-mismatch',
  /** What was asked for by key is not there. */
  'not-found',
  /** An immutable object or an item is there already. */
  'already-exists',
  /** Someone else wrote first; read again and retry. */
  'lost-race',
  /** A key outside the writer's own prefix or partition. */
  'not-owner',
  /** What was stored does not fit its schema any more. */
  'corrupt-data',
  /** AWS asked to slow down and did so still after all retries. */
  'throttled',
  /** The deadline passed. */
  'timeout',
  /** The request was not sent: with its price the analysis would pass its cap. */
  'cost-cap',
  /** The identity that was used may not do this. */
  'access-denied',
  /** No function of that name, or its circuit is open. */
  'agent-unavailable',
  /** The function answered with `FunctionError`. */
  'agent-failed',
  /** The function answered something that is not a reply. */
  'bad-reply',
  /** A request without a valid token, or with the wrong link, Host or Origin. */
  'not-signed-in',
  /** A path without that method. */
  'method-not-allowed',
  /** A body or a query beyond its limit. */
  'too-large',
  /** What a decision was bound to is proposed no more, or somebody decided first: look again. */
  'content-changed',
  /** An idempotency key that came with another request before. */
  'key-reused',
  /** A person has as many analyses running as one may have. */
  'too-many-running',
  /** An AWS service could not be reached or failed inside. */
  'service-unavailable',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

const retryableCodes: ReadonlySet<ErrorCode> = new Set([
  'lost-race',
  'throttled',
  'too-many-running',
  'service-unavailable',
]);

export class MeshError extends Error {
  readonly code: ErrorCode;
  /** Whether the same call may succeed a little later. */
  readonly retryable: boolean;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown } = {}) {
    super(message, options);
    // Lambda shows an error's name as `errorType`: the code is what a reader of the console needs there.
    this.name = code;
    this.code = code;
    this.retryable = retryableCodes.has(code);
  }
}

/** Whether a caught value is the mesh's own error of that code, also when another bundle made it. */
export function hasCode(error: unknown, code: ErrorCode): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** The message of anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
