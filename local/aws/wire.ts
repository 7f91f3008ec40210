import { randomUUID } from 'node:crypto';
import type { AwsError } from './aws-error.ts';
import type { AwsResponse, RequestHead } from './service.ts';
import { element, xmlDocument } from './xml.ts';

/** How a service speaks on the wire, as far as its errors differ: codes, statuses and format. */
export type Dialect = 's3' | 'query' | 'json' | 'rest-json';

/** A REST path of the AWS APIs begins with the API's version, e.g. `/2015-03-31/functions`. */
const VERSIONED_PATH = /^\/\d{4}-\d\d-\d\d\//;

/** The dialect that a request expects its errors in, also where its signature is missing or wrong. */
export function dialectOf(head: RequestHead): Dialect {
  const service = claimedService(head);
  if (service === 's3') return 's3';
  if (head.headers['x-amz-target'] !== undefined) return 'json';
  if (head.headers['content-type']?.startsWith('application/x-www-form-urlencoded')) return 'query';
  return service !== undefined || VERSIONED_PATH.test(head.path) ? 'rest-json' : 's3';
}

/** The service name in the credential scope, not verified. */
function claimedService({ headers, query }: RequestHead): string | undefined {
  const credential = query.get('X-Amz-Credential') ?? /Credential=([^,\s]+)/.exec(headers.authorization ?? '')?.[1];
  return credential?.split('/')[3];
}

/** An error in the format of a dialect. */
export function renderError(error: AwsError, dialect: Dialect): AwsResponse {
  switch (dialect) {
    case 's3':
      return renderS3Error(error);
    case 'query':
      return renderQueryError(error);
    case 'json':
      return renderJsonError(error, 'application/x-amz-json-1.0');
    case 'rest-json':
      return renderJsonError(error, 'application/json');
  }
}

function renderS3Error(error: AwsError): AwsResponse {
  const requestId = randomUUID();
  const fields = element('Code', error.code) + element('Message', error.message) + element('RequestId', requestId);
  return {
    status: error.status,
    headers: { 'content-type': 'application/xml', 'x-amz-request-id': requestId },
    body: xmlDocument(`<Error>${fields}</Error>`),
  };
}

function renderQueryError(error: AwsError): AwsResponse {
  const requestId = randomUUID();
  const type = error.status < 500 ? 'Sender' : 'Receiver';
  const fields = element('Type', type) + element('Code', error.code) + element('Message', error.message);
  return {
    status: error.status,
    headers: { 'content-type': 'text/xml', 'x-amzn-requestid': requestId },
    body: xmlDocument(`<ErrorResponse><Error>${fields}</Error>${element('RequestId', requestId)}</ErrorResponse>`),
  };
}

function renderJsonError(error: AwsError, contentType: string): AwsResponse {
  return {
    status: error.status,
    headers: { 'content-type': contentType, 'x-amzn-errortype': error.code },
    body: JSON.stringify({ __type: error.code, message: error.message }),
  };
}
