import { AwsError } from '../aws/aws-error.ts';
import type { Account, Call } from './account.ts';
import { type AwsCredentials, explainCredentials, isCredentialProblem } from './aws-identity.ts';
import { costApis } from './cost-apis.ts';
import { forward } from './forward.ts';
import type { Answered, AwsEndpoint, CostApi, HttpResponse, Operation } from './protocol.ts';
import { type Readable, readableOperations } from './readable-operations.ts';
import type { Recorder } from './recorder.ts';
import type { Exchange } from './recording.ts';

export interface RealAccountOptions {
  readonly credentials: AwsCredentials;
  /** Named in messages about its credentials. */
  readonly profile?: string | undefined;
  readonly recorder: Recorder;
  /** Default: where AWS itself answers. */
  readonly endpointOf?: (api: CostApi, region: string) => AwsEndpoint;
  readonly apis?: readonly CostApi[];
}

/**
 * The user's own AWS account, read-only: a call of {@link readableOperations} is signed anew with the user's
 * credentials, sent to AWS, and recorded with its answer. Every other call is refused before credentials are looked
 * for. Answers are recorded before they are given, errors too, so that a replay sees what this run saw.
 */
export function realAccount(options: RealAccountOptions): Account {
  const { recorder, profile, apis = costApis, endpointOf = (api, region) => api.endpoint(region) } = options;
  return {
    async answer(call) {
      const readable = readableOperations.get(call.service);
      const api = apis.find(({ service }) => service === call.service);
      if (api === undefined || !readable?.operations.includes(call.operation)) throw notReadable(call);
      const endpoint = endpointOf(api, regionFor(call, readable));
      const answered = await askAws(call, api, endpoint, options);
      if (answered.kind === 'error' && isCredentialProblem(answered.name)) throw credentialsFailed(answered, profile);
      await recorder.record(call.service, call.operation, exchangeOf(call, answered, readable));
      if (answered.kind === 'response') return answered.response;
      throw new AwsError(answered.name, answered.status, answered.message);
    },
  };
}

function notReadable({ service, operation }: Call): AwsError {
  const message = `${service}:${operation} is not among the read-only operations that may leave this machine; it was neither signed nor sent.`;
  return new AwsError('AccessDeniedException', 403, message);
}

/** Where answers are the same from everywhere, the caller's region counts only if the service is there. */
function regionFor({ region }: Call, { regions }: Readable): string {
  const [home = region] = regions ?? [];
  return regions?.includes(region) ? region : home;
}

async function askAws(
  call: Call,
  api: CostApi,
  endpoint: AwsEndpoint,
  { credentials, profile }: RealAccountOptions,
): Promise<Answered> {
  const operation = api.operations.get(call.operation);
  if (operation === undefined) throw notReadable(call);
  const keys = await credentials().catch((error: Error) => {
    throw credentialsFailed(error, profile);
  });
  return readAnswer(operation, api, await forward(call, endpoint, keys));
}

function readAnswer(operation: Operation, { service, protocol }: CostApi, response: HttpResponse): Answered {
  try {
    return protocol.readResponse(operation, response);
  } catch (cause) {
    const message = `${service} answered HTTP ${response.status} with a body that cannot be read: a proxy may stand between.`;
    throw new AwsError('ServiceUnavailable', 503, message, { cause });
  }
}

function credentialsFailed(problem: { name: string; message: string }, profile: string | undefined): AwsError {
  const { message } = explainCredentials(problem, profile);
  return new AwsError('ExpiredTokenException', 403, message, { cause: problem });
}

/** A region is recorded only where it changes the answer: a replay may be asked from another one. */
function exchangeOf({ region, accountId, input }: Call, answered: Answered, { regions }: Readable): Exchange {
  const { name, message } = answered.kind === 'error' ? answered : { name: '', message: '' };
  return {
    ...(regions === undefined && { region }),
    ...(accountId !== undefined && { accountId }),
    request: input,
    ...(answered.kind === 'response' ? { response: answered.response } : { error: { name, message } }),
  };
}
