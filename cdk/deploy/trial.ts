import { GetAliasCommand, InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { fromAwsError } from '../../lib/core/aws-errors.ts';
import { hasCode } from '../../lib/core/errors.ts';
import { liveAlias } from '../naming.ts';

/** A version of a room's function that a deployment has just published. */
export interface NewVersion {
  readonly room: string;
  /** ARN of the version, with its number at the end. */
  readonly versionArn: string;
}

/** What came of trying a version. */
export type Trial =
  | { readonly kind: 'unchanged'; readonly room: string; readonly version: string }
  | { readonly kind: 'answered'; readonly room: string; readonly version: string; readonly reply: string }
  | { readonly kind: 'failed'; readonly room: string; readonly version: string; readonly why: string };

const replyLength = 200;

/** Invokes a version with its empty test event, unless it is the live one already. */
export async function tryVersion(lambda: LambdaClient, { room, versionArn }: NewVersion): Promise<Trial> {
  const { functionArn, version } = splitVersion(versionArn);
  if ((await liveVersionOf(lambda, functionArn)) === version) return { kind: 'unchanged', room, version };
  const answer = await lambda
    .send(new InvokeCommand({ FunctionName: functionArn, Qualifier: version, Payload: '{}' }))
    .catch((error: unknown) => {
      throw fromAwsError(error, 'lambda:InvokeFunction');
    });
  const text = answer.Payload?.transformToString() ?? '';
  if (answer.FunctionError !== undefined) return { kind: 'failed', room, version, why: errorText(text) };
  return { kind: 'answered', room, version, reply: text.slice(0, replyLength) };
}

/** The number of the version behind the alias; `undefined` before the first deployment. */
async function liveVersionOf(lambda: LambdaClient, functionArn: string): Promise<string | undefined> {
  try {
    const { FunctionVersion } = await lambda.send(new GetAliasCommand({ FunctionName: functionArn, Name: liveAlias }));
    return FunctionVersion;
  } catch (error) {
    const named = fromAwsError(error, 'lambda:GetAlias');
    if (hasCode(named, 'not-found')) return undefined;
    throw named;
  }
}

function splitVersion(versionArn: string): { functionArn: string; version: string } {
  const end = versionArn.lastIndexOf(':');
  return { functionArn: versionArn.slice(0, end), version: versionArn.slice(end + 1) };
}

/** `errorType: errorMessage` of Lambda's error payload, else the payload as it is. */
function errorText(payload: string): string {
  try {
    const { errorType = 'error', errorMessage = '' } = JSON.parse(payload) as Record<string, string>;
    return `${errorType}: ${errorMessage}`;
  } catch {
    return payload.slice(0, replyLength);
  }
}
