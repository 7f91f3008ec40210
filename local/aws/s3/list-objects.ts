import { AwsError } from '../aws-error.ts';
import type { AwsResponse } from '../service.ts';
import { element } from '../xml.ts';
import { checkBucket, s3Xml } from './buckets.ts';
import type { S3Call, Store } from './call.ts';
import { keyAfter, listPage } from './list-page.ts';
import type { StoredObject } from './object-index.ts';

/** Source: S3 API reference, ListObjectsV2: a page has 1,000 keys at most. */
const MAX_KEYS = 1000;

type Encode = (text: string) => string;

/** One page of a bucket's objects, in the order of their keys' UTF-8 bytes. Throws NoSuchBucket or InvalidArgument. */
export function listObjectsV2({ request, bucket }: S3Call, store: Store): AwsResponse {
  checkBucket(bucket, store);
  const { query } = request;
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const maxKeys = readMaxKeys(query.get('max-keys'));
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const from = token === null ? startOf(startAfter) : readToken(token);
  const seek = (least: Buffer, below: Buffer) => store.index.seek(bucket, least, below);
  const page = listPage(seek, { prefix, delimiter, from, maxKeys });
  const encode = encoderOf(query.get('encoding-type'));
  const fields = [
    element('Name', bucket),
    element('Prefix', encode(prefix)),
    element('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
    element('StartAfter', startAfter === null ? undefined : encode(startAfter)),
    element('EncodingType', query.get('encoding-type') ?? undefined),
    element('MaxKeys', maxKeys),
    element('KeyCount', page.objects.length + page.commonPrefixes.length),
    element('IsTruncated', page.next !== undefined),
    element('ContinuationToken', token ?? undefined),
    element('NextContinuationToken', page.next?.toString('base64url')),
    ...page.objects.map((object) => contents(object, encode)),
    ...page.commonPrefixes.map((common) => `<CommonPrefixes>${element('Prefix', encode(common))}</CommonPrefixes>`),
  ];
  return s3Xml('ListBucketResult', fields.join(''));
}

function readMaxKeys(text: string | null): number {
  if (text === null || text === '') return MAX_KEYS;
  if (/^\d{1,10}$/.test(text)) return Math.min(Number(text), MAX_KEYS);
  throw new AwsError('InvalidArgument', 400, `max-keys is '${text}', it must be a number from 0.`);
}

function startOf(startAfter: string | null): Buffer {
  return startAfter === null || startAfter === '' ? Buffer.alloc(0) : keyAfter(startAfter);
}

function readToken(token: string): Buffer {
  const from = Buffer.from(token, 'base64url');
  if (from.length > 0 && from.toString('base64url') === token) return from;
  throw new AwsError('InvalidArgument', 400, `The continuation token provided is incorrect: '${token}'.`);
}

function encoderOf(encodingType: string | null): Encode {
  if (encodingType === null) return (text) => text;
  if (encodingType === 'url') return (text) => encodeURIComponent(text).replaceAll('%2F', '/');
  throw new AwsError('InvalidArgument', 400, `encoding-type is '${encodingType}', the only one is 'url'.`);
}

function contents(object: StoredObject, encode: Encode): string {
  const fields = [
    element('Key', encode(object.key)),
    element('LastModified', object.modifiedAt.toISOString()),
    element('ETag', object.etag),
    element('ChecksumAlgorithm', object.checksum?.algorithm.toUpperCase()),
    element('ChecksumType', object.checksum && 'FULL_OBJECT'),
    element('Size', object.sizeBytes),
    element('StorageClass', 'STANDARD'),
  ];
  return `<Contents>${fields.join('')}</Contents>`;
}
