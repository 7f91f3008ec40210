import { getSmithyContext } from '@smithy/core/client';
import { NormalizedSchema } from '@smithy/core/schema';
import type { HandlerExecutionContext, InitializeMiddleware } from '@smithy/types';
import { type CostAnswer, type CostCall, fromRecorded, toRecorded } from './exchange.ts';

/** How calls are kept, or answered from what was kept. Without either they only pass. */
export interface Remembering {
  /** Hears of every call that AWS answered, errors too, when its retries are over. Its failure fails the call. */
  readonly record?: (call: CostCall, answer: CostAnswer) => Promise<void>;
  /** Answers in place of AWS: nothing is signed, sent, priced or recorded then. */
  readonly replay?: (call: CostCall) => Promise<CostAnswer>;
}

interface Config {
  readonly defaultSigningName: string;
  readonly region: () => Promise<string>;
}

/** Middleware around a whole call: its retries are inside. */
export function rememberCalls<Input extends object, Output extends object>(
  { defaultSigningName: service, region }: Config,
  { record, replay }: Remembering,
): InitializeMiddleware<Input, Output> {
  return (next, context) => async (args) => {
    const request = toRecorded(args.input);
    const call: CostCall = { service, operation: operationOf(context), region: await region(), request };
    if (replay !== undefined) return { response: {}, output: toOutput(await replay(call), context) as Output };
    const result = await next(args).catch(async (error: unknown) => {
      if (isAnswer(error)) await record?.(call, { error: { name: error.name, message: error.message } });
      throw error;
    });
    await record?.(call, { response: toRecorded(result.output) });
    return result;
  };
}

/** `ListChecks` of a `ListChecksCommand`. */
export function operationOf({ commandName = '' }: HandlerExecutionContext): string {
  return commandName.replace(/Command$/, '');
}

/** An error that AWS answered has an HTTP status; one on the way there, or of a meter, has none. */
function isAnswer(error: unknown): error is Error {
  if (!(error instanceof Error) || !('$metadata' in error)) return false;
  const { $metadata } = error;
  return typeof $metadata === 'object' && $metadata !== null && 'httpStatusCode' in $metadata;
}

function toOutput(answer: CostAnswer, context: HandlerExecutionContext): object {
  if ('error' in answer) {
    const { name, message } = answer.error;
    throw Object.assign(new Error(message), { name, $metadata: {} });
  }
  const { operationSchema } = getSmithyContext(context);
  const output = Array.isArray(operationSchema) ? operationSchema[5] : 'unit';
  const members = fromRecorded(NormalizedSchema.of(output), answer.response);
  return { ...(members as object), $metadata: {} };
}
