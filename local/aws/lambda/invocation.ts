import type { ThrottleReason } from './lambda-error.ts';

/** One event on its way to a handler. */
export interface Invocation {
  /** `awsRequestId` in the context; of an asynchronous event the same in every retry. */
  readonly requestId: string;
  readonly functionArn: string;
  /** JSON text. */
  readonly payload: Buffer;
  /** The value of `_X_AMZN_TRACE_ID`. */
  readonly traceHeader: string;
  /** JSON text in ASCII; only of synchronous invocations. */
  readonly clientContext: string | undefined;
}

/** How an invocation ended. Only the first two ran the handler to an end of its own or Lambda's. */
export type InvocationResult =
  | { readonly kind: 'succeeded'; readonly payload: Buffer; readonly logTail: Buffer }
  /** The handler threw, timed out, ran out of memory or left: `FunctionError: Unhandled`, the payload says which. */
  | { readonly kind: 'failed'; readonly payload: Buffer; readonly logTail: Buffer }
  | { readonly kind: 'throttled'; readonly reason: ThrottleReason }
  /** The sandbox could not be started; the handler did not run. */
  | { readonly kind: 'not-started'; readonly reason: string }
  /** The service was closed meanwhile; nobody can say how far the handler came. */
  | { readonly kind: 'stopped' };

/** The one version that every function has here. */
export const EXECUTED_VERSION = '$LATEST';
