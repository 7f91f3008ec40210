import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { awsStatusOf, fromAwsError } from '../core/aws-errors.ts';
import { hasCode } from '../core/errors.ts';

const preconditionFailed = 412;
/** S3 answers 409 where two conditional writes of one key meet: one of them won. */
const conditionalConflict = 409;

export interface StoredObject {
  readonly text: string;
  readonly etag: string;
}

/** The calls that the context channel makes to S3, and nothing else. Errors are the mesh's own. */
export interface Objects {
  /** Stores a new object; `false` where the key is taken. */
  putNew(key: string, body: string | Uint8Array): Promise<boolean>;
  /** Replaces the object only while it still is the one with that ETag; `false` where it changed. */
  replace(key: string, body: string, etag: string): Promise<boolean>;
  get(key: string): Promise<StoredObject | undefined>;
  /** An object as it lies there, e.g. compressed. */
  bytes(key: string): Promise<Uint8Array | undefined>;
  /** An address from which anyone who has it can read the object, for so many seconds. */
  address(key: string, fileName: string, seconds: number): Promise<string>;
  /** The lines of an object, as they arrive. @throws MeshError `not-found` */
  lines(key: string): AsyncGenerator<string>;
  /** All keys with that prefix, in order. */
  list(prefix: string): AsyncGenerator<string>;
  remove(key: string): Promise<void>;
}

export function createObjects(client: S3Client, bucket: string): Objects {
  return {
    putNew: (key, body) => put(client, { Bucket: bucket, Key: key, Body: body, IfNoneMatch: '*' }),
    replace: (key, body, etag) => put(client, { Bucket: bucket, Key: key, Body: body, IfMatch: etag }),
    get: (key) => get(client, bucket, key),
    bytes: (key) => bytes(client, bucket, key),
    address: (key, fileName, seconds) => address(client, { Bucket: bucket, Key: key }, fileName, seconds),
    lines: (key) => lines(client, bucket, key),
    list: (prefix) => list(client, bucket, prefix),
    remove: async (key) => {
      await call('s3:DeleteObject', () => client.send(new DeleteObjectCommand({ Bucket: bucket, Key: key })));
    },
  };
}

async function put(
  client: S3Client,
  input: { Bucket: string; Key: string; Body: string | Uint8Array; IfNoneMatch?: string; IfMatch?: string },
): Promise<boolean> {
  try {
    await client.send(new PutObjectCommand({ ...input, ContentType: contentType(input.Key) }));
    return true;
  } catch (error) {
    const status = awsStatusOf(error);
    if (status === preconditionFailed || status === conditionalConflict) return false;
    throw fromAwsError(error, 's3:PutObject');
  }
}

async function get(client: S3Client, bucket: string, key: string): Promise<StoredObject | undefined> {
  try {
    const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return { text: (await Body?.transformToString()) ?? '', etag: ETag ?? '' };
  } catch (error) {
    const mapped = fromAwsError(error, 's3:GetObject');
    if (hasCode(mapped, 'not-found')) return undefined;
    throw mapped;
  }
}

async function bytes(client: S3Client, bucket: string, key: string): Promise<Uint8Array | undefined> {
  try {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return await Body?.transformToByteArray();
  } catch (error) {
    const mapped = fromAwsError(error, 's3:GetObject');
    if (hasCode(mapped, 'not-found')) return undefined;
    throw mapped;
  }
}

/** Signing addresses is rare: its code is loaded by those who do it. */
async function address(
  client: S3Client,
  object: { Bucket: string; Key: string },
  fileName: string,
  seconds: number,
): Promise<string> {
  const { getSignedUrl } = await import('@aws-sdk/s3-request-presigner');
  const command = new GetObjectCommand({
    ...object,
    ResponseContentDisposition: `attachment; filename="${fileName}"`,
  });
  return getSignedUrl(client, command, { expiresIn: seconds });
}

async function* lines(client: S3Client, bucket: string, key: string): AsyncGenerator<string> {
  const { Body } = await call('s3:GetObject', () => client.send(new GetObjectCommand({ Bucket: bucket, Key: key })));
  if (Body === undefined) return;
  for await (const line of createInterface({ input: Body as Readable, crlfDelay: Number.POSITIVE_INFINITY })) {
    if (line !== '') yield line;
  }
}

async function* list(client: S3Client, bucket: string, prefix: string): AsyncGenerator<string> {
  let token: string | undefined;
  do {
    const page = await call('s3:ListObjectsV2', () =>
      client.send(
        new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token && { ContinuationToken: token }) }),
      ),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) yield Key;
    token = page.NextContinuationToken;
  } while (token !== undefined);
}

async function call<Answer>(name: string, send: () => Promise<Answer>): Promise<Answer> {
  try {
    return await send();
  } catch (error) {
    throw fromAwsError(error, name);
  }
}

function contentType(key: string): string {
  if (key.endsWith('.gz')) return 'application/gzip';
  if (key.endsWith('.csv')) return 'text/csv; charset=utf-8';
  return key.endsWith('.ndjson') ? 'application/x-ndjson' : 'application/json';
}
