import type { RuntimeAnswer } from './runtime-api.ts';
import { RESPONSE_LIMIT_BYTES } from './runtime-api.ts';

/** How a sandbox ended one invocation. */
export type SandboxOutcome =
  | { readonly kind: 'succeeded'; readonly payload: Buffer }
  /** `remark` is the line that Lambda itself writes into the log about it. */
  | { readonly kind: 'failed'; readonly payload: Buffer; readonly remark?: string }
  | { readonly kind: 'not-started'; readonly reason: string }
  | { readonly kind: 'stopped' };

/** Node's exit code for a top-level await that can never settle: here, a handler's promise. */
const UNSETTLED_PROMISE_EXIT_CODE = 13;
/** As Go's runtime, which Lambda's supervisor is written in, spells the signals. */
const SIGNAL_NAMES: Readonly<Record<string, string>> = {
  SIGABRT: 'aborted',
  SIGBUS: 'bus error',
  SIGFPE: 'floating point exception',
  SIGILL: 'illegal instruction',
  SIGINT: 'interrupt',
  SIGKILL: 'killed',
  SIGSEGV: 'segmentation fault',
  SIGTERM: 'terminated',
  SIGTRAP: 'trace/breakpoint trap',
};

export function toOutcome(answer: RuntimeAnswer): SandboxOutcome {
  switch (answer.kind) {
    case 'response':
      return { kind: 'succeeded', payload: answer.body };
    case 'error':
      return { kind: 'failed', payload: answer.body };
    case 'response-too-large':
      return fail(
        'Function.ResponseSizeTooLarge',
        `Response payload size exceeded maximum allowed payload size (${RESPONSE_LIMIT_BYTES} bytes).`,
      );
  }
}

export function timedOut(requestId: string, seconds: number): SandboxOutcome {
  const text = `Task timed out after ${seconds.toFixed(2)} seconds`;
  const outcome = fail('Sandbox.Timedout', `RequestId: ${requestId} Error: ${text}`);
  return { ...outcome, remark: `${new Date().toISOString()} ${requestId} ${text}` };
}

export function outOfMemory(requestId: string): SandboxOutcome {
  return fail('Runtime.OutOfMemory', `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`);
}

/** Lambda's own /tmp is a disk of that size, where a write fails; here it is measured, and the sandbox ended. */
export function outOfStorage(requestId: string, usedMb: number, limitMb: number): SandboxOutcome {
  return fail(
    'Runtime.ExitError',
    `RequestId: ${requestId} Error: ENOSPC: no space left on device: TMPDIR holds ${Math.ceil(usedMb)} MB of ${limitMb} MB`,
  );
}

export function exited(requestId: string, code: number | null, signal: NodeJS.Signals | null): SandboxOutcome {
  const prefix = `RequestId: ${requestId} Error: `;
  if (signal !== null) {
    return fail('Runtime.ExitError', `${prefix}Runtime exited with error: signal: ${SIGNAL_NAMES[signal] ?? signal}`);
  }
  if (code === UNSETTLED_PROMISE_EXIT_CODE) {
    return fail(
      'Runtime.NodeJsExit',
      `${prefix}The Lambda runtime client detected an unexpected Node.js exit code. This is most commonly caused by a Promise that was never settled.`,
    );
  }
  if (code === 0) return fail('Runtime.ExitError', `${prefix}Runtime exited without providing a reason`);
  return fail('Runtime.ExitError', `${prefix}Runtime exited with error: exit status ${code}`);
}

function fail(errorType: string, errorMessage: string): SandboxOutcome & { readonly kind: 'failed' } {
  const payload = Buffer.from(JSON.stringify({ errorType, errorMessage }));
  return { kind: 'failed', payload, remark: `${errorMessage}\n${errorType}` };
}
