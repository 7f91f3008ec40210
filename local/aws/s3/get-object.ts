import { AwsError } from '../aws-error.ts';
import type { AwsResponse } from '../service.ts';
import { checkBucket } from './buckets.ts';
import type { S3Call, Store } from './call.ts';
import { checkRead } from './conditions.ts';
import { checksumHeaders } from './digests.ts';
import type { StoredObject } from './object-index.ts';
import { readRange } from './range.ts';

/** Query parameters by which a reader, also of a presigned URL, sets a header of the answer. */
export const RESPONSE_OVERRIDES = [
  'response-cache-control',
  'response-content-disposition',
  'response-content-encoding',
  'response-content-language',
  'response-content-type',
  'response-expires',
];
/** What an HTTP header can carry: Latin-1 without control characters. */
const HEADER_VALUE = /^[\t\u0020-\u007e\u0080-\u00ff]*$/;

/** An object or a range of it. Throws NoSuchKey, PreconditionFailed or InvalidRange. */
export function getObject(call: S3Call, store: Store): AwsResponse {
  const object = findObject(call, store);
  const answer = describe(call, object);
  if (answer.status === 304) return answer;
  const { start, length } = rangeOf(call, object) ?? { start: 0, length: object.sizeBytes };
  return { ...answer, body: store.bodies.read(object.body, start, length) };
}

/** What GetObject would answer, without the body. Throws what it throws. */
export function headObject(call: S3Call, store: Store): AwsResponse {
  return describe(call, findObject(call, store));
}

function findObject({ bucket, key }: S3Call, store: Store): StoredObject {
  checkBucket(bucket, store);
  const object = store.index.find(bucket, key);
  if (object === undefined) throw new AwsError('NoSuchKey', 404, 'The specified key does not exist.');
  return object;
}

function describe(call: S3Call, object: StoredObject): AwsResponse {
  const { headers } = call.request;
  const common = { etag: object.etag, 'last-modified': object.modifiedAt.toUTCString(), 'accept-ranges': 'bytes' };
  if (checkRead(object, headers) === 'not-modified') return { status: 304, headers: common };
  const range = rangeOf(call, object);
  const length = range?.length ?? object.sizeBytes;
  const asksChecksum = headers['x-amz-checksum-mode']?.toUpperCase() === 'ENABLED' && range === undefined;
  return {
    status: range === undefined ? 200 : 206,
    headers: {
      ...common,
      ...object.headers,
      ...overrides(call),
      'content-length': String(length),
      ...(range && { 'content-range': `bytes ${range.start}-${range.start + length - 1}/${object.sizeBytes}` }),
      ...(asksChecksum && checksumHeaders(object.checksum)),
    },
  };
}

function rangeOf({ request }: S3Call, object: StoredObject) {
  return readRange(request.headers.range, object.sizeBytes);
}

function overrides({ request }: S3Call): Record<string, string> {
  const present = RESPONSE_OVERRIDES.flatMap((name) => {
    const value = request.query.get(name);
    return value === null ? [] : [[name.slice('response-'.length), value] as const];
  });
  const unsendable = present.find(([, value]) => !HEADER_VALUE.test(value));
  if (unsendable !== undefined) {
    const message = `Header value cannot be represented using ISO-8859-1: response-${unsendable[0]}.`;
    throw new AwsError('InvalidArgument', 400, message);
  }
  return Object.fromEntries(present);
}
