import { randomUUID } from 'node:crypto';
import { AwsError, notEmbedded } from './aws-error.ts';
import type { AwsRequest, AwsResponse, AwsService } from './service.ts';
import { renderError } from './wire.ts';
import { element, xmlDocument } from './xml.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';
const USER = 'finops-mesh';

/** The embedded STS: it knows one account, twelve digits, and says so to GetCallerIdentity. */
export function createSts({ accountId }: { readonly accountId: string }): AwsService {
  return {
    name: 'sts',
    handle: async (request) => {
      const action = readAction(request);
      if (action !== 'GetCallerIdentity') throw notEmbedded('sts', action, ['GetCallerIdentity']);
      return callerIdentity(accountId, request.accessKeyId);
    },
    renderError: (error) => renderError(error, 'query'),
  };
}

function readAction({ body, query }: AwsRequest): string {
  const action = new URLSearchParams(body.toString()).get('Action') ?? query.get('Action');
  if (action === null) throw new AwsError('MissingAction', 400, 'The request is missing an action or a parameter.');
  return action;
}

function callerIdentity(accountId: string, accessKeyId: string): AwsResponse {
  const requestId = randomUUID();
  const arn = element('Arn', `arn:aws:iam::${accountId}:user/${USER}`);
  const result = arn + element('UserId', accessKeyId) + element('Account', accountId);
  const metadata = `<ResponseMetadata>${element('RequestId', requestId)}</ResponseMetadata>`;
  const content = `<GetCallerIdentityResult>${result}</GetCallerIdentityResult>${metadata}`;
  return {
    status: 200,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xmlDocument(`<GetCallerIdentityResponse xmlns="${NAMESPACE}">${content}</GetCallerIdentityResponse>`),
  };
}
