import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { messageOf } from '../../lib/core/errors.ts';
import { parseJson } from '../../lib/core/parse.ts';
import type { EventsService } from '../aws/events/service.ts';
import type { LambdaService } from '../aws/lambda/service.ts';

/** What sending dead letters again came to. */
export interface Redriven {
  readonly sent: number;
  readonly kept: readonly { readonly path: string; readonly reason: string }[];
}

/** The members of Lambda's record of a given-up event that sending it again takes. */
const Letter = z.looseObject({
  requestContext: z.looseObject({ functionArn: z.string() }),
  requestPayload: z.unknown(),
});

/** Sends all dead letters of an account again, those of rules and those of functions, and removes what was taken. */
export async function redrive(
  home: string,
  { lambda, events }: { lambda: LambdaService; events: EventsService },
): Promise<Redriven> {
  const fromRules = await events.redrive();
  const fromFunctions = functionLetters(home).map((path) => sendAgain(path, lambda));
  const kept = fromFunctions.filter((letter) => letter !== undefined);
  return {
    sent: fromRules.delivered + fromFunctions.length - kept.length,
    kept: [...fromRules.kept, ...kept],
  };
}

function functionLetters(home: string): string[] {
  const folder = join(home, 'dead-letters', 'lambda');
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => join(folder, file))
    .sort();
}

/** The event is on disk in the queue before its letter is removed. */
function sendAgain(path: string, lambda: LambdaService): Redriven['kept'][number] | undefined {
  try {
    const { requestContext, requestPayload } = parseJson(Letter, readFileSync(path, 'utf8'), path, 'corrupt-data');
    lambda.acceptEvent(requestContext.functionArn, JSON.stringify(requestPayload));
    rmSync(path);
    return undefined;
  } catch (error) {
    return { path, reason: messageOf(error) };
  }
}
