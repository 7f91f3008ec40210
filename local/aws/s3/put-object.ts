import { hash } from 'node:crypto';
import { AwsError } from '../aws-error.ts';
import { UNSIGNED_TRAILER } from '../payload.ts';
import type { AwsRequest, AwsResponse } from '../service.ts';
import { decodeAwsChunked } from './aws-chunked.ts';
import { checkBucket } from './buckets.ts';
import type { S3Call, Store } from './call.ts';
import { checkWrite, checkWriteHeaders } from './conditions.ts';
import { checkDigests, checksumHeaders } from './digests.ts';

type Headers = Readonly<Record<string, string>>;

/** Headers that S3 keeps with an object and sends back. */
const KEPT = [
  'content-type',
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'expires',
];
const METADATA_PREFIX = 'x-amz-meta-';
/** Source: S3 user guide, "Working with object metadata": 2 KB of names and values. */
const MAX_METADATA_BYTES = 2048;
const DEFAULT_CONTENT_TYPE = 'binary/octet-stream';

/**
 * Stores an object when its checksums are right and its condition holds at the commit, else nothing. The body's file
 * is written first; the row in the index makes it the object.
 */
export async function putObject({ request, bucket, key }: S3Call, store: Store): Promise<AwsResponse> {
  checkBucket(bucket, store);
  checkWriteHeaders(request.headers);
  const { headers, body } = unwrap(request);
  const checksum = checkDigests(headers, body);
  const etag = `"${hash('md5', body, 'hex')}"`;
  const object = { key, etag, sizeBytes: body.length, headers: keptHeaders(headers), checksum };
  const before = store.index.find(bucket, key);
  const name = await store.bodies.write(body);
  try {
    // Nothing awaits from here to the commit, so that no other request comes between the condition and the write.
    const replaced = store.index.find(bucket, key);
    checkWrite(before, replaced, headers);
    store.index.put(bucket, { ...object, body: name, modifiedAt: wholeSecond(Date.now()) });
    if (replaced !== undefined) await store.bodies.remove(replaced.body);
  } catch (error) {
    await store.bodies.remove(name);
    throw error;
  }
  return { status: 200, headers: { etag, ...checksumHeaders(checksum) } };
}

/** S3 keeps whole seconds: HTTP dates have no more. */
function wholeSecond(epochMs: number): Date {
  return new Date(Math.floor(epochMs / 1000) * 1000);
}

/** The body without its transfer coding, and the headers with what came behind it. */
function unwrap({ headers, body }: AwsRequest): { readonly headers: Headers; readonly body: Buffer } {
  if (headers['x-amz-content-sha256'] !== UNSIGNED_TRAILER) {
    if (headers['content-length'] === undefined) throw lengthMissing('Content-Length');
    return { headers, body };
  }
  const decodedLength = headers['x-amz-decoded-content-length'];
  if (decodedLength === undefined) throw lengthMissing('x-amz-decoded-content-length');
  const unchunked = decodeAwsChunked(body);
  if (Number(decodedLength) !== unchunked.body.length) {
    const message = `You did not provide the number of bytes specified by x-amz-decoded-content-length: it is ${decodedLength}, the body has ${unchunked.body.length}.`;
    throw new AwsError('IncompleteBody', 400, message);
  }
  return { headers: { ...headers, ...announcedTrailers(headers, unchunked.trailers) }, body: unchunked.body };
}

/** Trailers are not signed, so that only a checksum, and only an announced one, is taken from them. */
function announcedTrailers(headers: Headers, trailers: Headers): Headers {
  const announced = headers['x-amz-trailer']?.toLowerCase().split(',') ?? [];
  const taken = announced.map((text) => {
    const name = text.trim();
    const value = trailers[name];
    if (value !== undefined && name.startsWith('x-amz-checksum-')) return [name, value] as const;
    const message = `x-amz-trailer announces '${name}', a checksum that comes behind the body was expected.`;
    throw new AwsError('MalformedTrailerError', 400, message);
  });
  return Object.fromEntries(taken);
}

function lengthMissing(header: string): AwsError {
  return new AwsError('MissingContentLength', 411, `You must provide the ${header} HTTP header.`);
}

function keptHeaders(headers: Headers): Headers {
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(METADATA_PREFIX));
  const metadataBytes = metadata.reduce((sum, [name, value]) => {
    return sum + name.length - METADATA_PREFIX.length + Buffer.byteLength(value);
  }, 0);
  if (metadataBytes > MAX_METADATA_BYTES) {
    const message = `Your metadata headers exceed the maximum allowed metadata size: ${metadataBytes} of ${MAX_METADATA_BYTES} bytes.`;
    throw new AwsError('MetadataTooLarge', 400, message);
  }
  const kept = KEPT.flatMap((name) => {
    const value = name === 'content-encoding' ? contentEncoding(headers) : headers[name];
    return value ? [[name, value] as const] : [];
  });
  return { 'content-type': DEFAULT_CONTENT_TYPE, ...Object.fromEntries([...kept, ...metadata]) };
}

/** aws-chunked is how the body travelled, and no property of the object. */
function contentEncoding(headers: Headers): string | undefined {
  const codings = headers['content-encoding']?.split(',').map((coding) => coding.trim());
  return codings?.filter((coding) => coding !== 'aws-chunked' && coding !== '').join(',');
}
