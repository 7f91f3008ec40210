import { AwsError, notEmbedded } from '../aws-error.ts';
import type { AwsRequest } from '../service.ts';
import { createBucket, headBucket, listBuckets } from './buckets.ts';
import type { S3Operation } from './call.ts';
import { deleteObject } from './delete-object.ts';
import { getObject, headObject, RESPONSE_OVERRIDES } from './get-object.ts';
import { listObjectsV2 } from './list-objects.ts';
import { putObject } from './put-object.ts';

const LIST_QUERY = [
  'list-type',
  'prefix',
  'delimiter',
  'max-keys',
  'continuation-token',
  'start-after',
  'encoding-type',
  'fetch-owner',
];
const PUT_HEADERS = [
  'x-amz-meta-',
  'x-amz-checksum-',
  'x-amz-sdk-checksum-algorithm',
  'x-amz-decoded-content-length',
  'x-amz-trailer',
];

const OPERATIONS: readonly S3Operation[] = [
  { name: 'ListBuckets', method: 'GET', scope: 'service', query: [], headers: [], handle: listBuckets },
  { name: 'CreateBucket', method: 'PUT', scope: 'bucket', query: [], headers: [], handle: createBucket },
  { name: 'HeadBucket', method: 'HEAD', scope: 'bucket', query: [], headers: [], handle: headBucket },
  { name: 'ListObjectsV2', method: 'GET', scope: 'bucket', query: LIST_QUERY, headers: [], handle: listObjectsV2 },
  { name: 'PutObject', method: 'PUT', scope: 'object', query: [], headers: PUT_HEADERS, handle: putObject },
  ...[
    { name: 'GetObject', method: 'GET', handle: getObject },
    { name: 'HeadObject', method: 'HEAD', handle: headObject },
  ].map((read) => ({ ...read, scope: 'object' as const, query: RESPONSE_OVERRIDES, headers: ['x-amz-checksum-mode'] })),
  { name: 'DeleteObject', method: 'DELETE', scope: 'object', query: [], headers: [], handle: deleteObject },
];

/** Signing, and the SDK's own word for the operation. */
const COMMON_QUERY = /^(?:x-id$|x-amz-)/i;
const COMMON_HEADERS = ['x-amz-content-sha256', 'x-amz-date', 'x-amz-security-token', 'x-amz-user-agent'];
const VERBS: Readonly<Record<string, string>> = {
  GET: 'Get',
  HEAD: 'Head',
  PUT: 'Put',
  POST: 'Post',
  DELETE: 'Delete',
};

/**
 * The operation that a request calls. Throws NotImplemented, naming the operation or the header, for what the embedded
 * S3 does not have: a sub-resource or a header that it would silently ignore is never taken.
 */
export function findOperation(request: AwsRequest, scope: S3Operation['scope']): S3Operation {
  const operation = OPERATIONS.find((one) => one.method === request.method && one.scope === scope);
  const extra = [...request.query.keys()].find((name) => !COMMON_QUERY.test(name) && !operation?.query.includes(name));
  const isListV1 = operation?.name === 'ListObjectsV2' && request.query.get('list-type') !== '2';
  const isCopy = request.headers['x-amz-copy-source'] !== undefined;
  if (operation === undefined || extra !== undefined || isListV1 || isCopy) {
    const name = isCopy ? 'CopyObject' : operationName(request, scope, extra);
    throw notEmbedded(
      's3',
      name,
      OPERATIONS.map((one) => one.name),
    );
  }
  checkHeaders(request, operation);
  return operation;
}

/** AWS's name of the operation: the SDK sends it, for other clients it follows from verb and sub-resource. */
function operationName({ method, query }: AwsRequest, scope: S3Operation['scope'], extra: string | undefined): string {
  const sent = query.get('x-id');
  if (sent !== null && /^[A-Za-z0-9]{1,64}$/.test(sent)) return sent;
  if (method === 'POST' && extra === 'uploads') return 'CreateMultipartUpload';
  if (method === 'POST' && extra === 'delete') return 'DeleteObjects';
  if (method === 'GET' && scope === 'bucket' && extra === undefined) return 'ListObjects';
  const noun = scope === 'object' ? 'Object' : 'Bucket';
  const part = extra?.replace(/(?:^|-)(\w)/g, (_, letter) => letter.toUpperCase()) ?? '';
  return `${VERBS[method] ?? method}${noun}${part}`;
}

function checkHeaders({ headers }: AwsRequest, operation: S3Operation): void {
  const allowed = [...COMMON_HEADERS, ...operation.headers];
  const isAllowed = (name: string) => allowed.some((one) => (one.endsWith('-') ? name.startsWith(one) : name === one));
  const unknown = Object.keys(headers).find((name) => name.startsWith('x-amz-') && !isAllowed(name));
  const condition = operation.method === 'DELETE' && headers['if-match'] !== undefined ? 'if-match' : undefined;
  const refused = unknown ?? condition;
  if (refused === undefined) return;
  const message = `A header you provided implies functionality that is not implemented: ${refused} with ${operation.name}.`;
  throw new AwsError('NotImplemented', 501, message);
}
