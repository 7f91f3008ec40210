import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteObjectsCommand,
  GetObjectTaggingCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsCommand,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendSigned } from '../test-endpoint.ts';
import { openTestBucket } from './test-bucket.ts';

const KEYS = ['a', 'reports/1', 'reports/2/x', 'reports/2/y', 'strange/ä €+&<>"\'%20\n'];

let bucket: Awaited<ReturnType<typeof openTestBucket>>;

beforeAll(async () => {
  bucket = await openTestBucket();
  for (const key of KEYS) await bucket.put(key);
});

afterAll(() => bucket.close());

async function list(more: Partial<ListObjectsV2CommandInput> = {}) {
  const answer = await bucket.s3.send(new ListObjectsV2Command({ Bucket: bucket.Bucket, ...more }));
  return {
    keys: answer.Contents?.map((object) => object.Key),
    prefixes: answer.CommonPrefixes?.map((common) => common.Prefix),
    truncated: answer.IsTruncated,
  };
}

describe('a listing', () => {
  test('has every key, also the strange ones, with size, ETag and time', async () => {
    expect(await list()).toEqual({ keys: KEYS, prefixes: undefined, truncated: false });
    const { Contents, KeyCount } = await bucket.s3.send(
      new ListObjectsV2Command({ Bucket: bucket.Bucket, Prefix: 'a' }),
    );
    expect({ Contents, KeyCount }).toMatchObject({
      Contents: [
        { Key: 'a', Size: 7, ETag: expect.stringMatching(/^"[0-9a-f]{32}"$/), LastModified: expect.any(Date) },
      ],
      KeyCount: 1,
    });
  });

  test('is of a prefix, grouped at a delimiter', async () => {
    expect(await list({ Delimiter: '/' })).toEqual({
      keys: ['a'],
      prefixes: ['reports/', 'strange/'],
      truncated: false,
    });
    expect(await list({ Prefix: 'reports/', Delimiter: '/' })).toMatchObject({
      keys: ['reports/1'],
      prefixes: ['reports/2/'],
    });
    expect(await list({ Prefix: 'nothing' })).toEqual({ keys: undefined, prefixes: undefined, truncated: false });
  });

  test('begins after a key, and goes on page by page', async () => {
    expect(await list({ StartAfter: 'reports/1' })).toMatchObject({ keys: KEYS.slice(2) });
    const pages: (string | undefined)[] = [];
    for await (const page of paginateListObjectsV2({ client: bucket.s3, pageSize: 2 }, { Bucket: bucket.Bucket })) {
      expect(page.KeyCount).toBeLessThanOrEqual(2);
      pages.push(...(page.Contents ?? []).map((object) => object.Key));
    }
    expect(pages).toEqual(KEYS);
  });

  test('encodes its keys for a client that asks so', async () => {
    const { keys } = await list({ Prefix: 'strange', EncodingType: 'url' });
    expect(keys?.map((key) => decodeURIComponent(key ?? ''))).toEqual([KEYS.at(-1)]);
    expect(keys?.[0]).toMatch(/^strange\/[A-Za-z0-9%.'-]+$/);
  });

  test('refuses a token that it did not give, and a wrong count', async () => {
    await expect(list({ ContinuationToken: 'no token' })).rejects.toMatchObject({ name: 'InvalidArgument' });
    await expect(list({ MaxKeys: -1 })).rejects.toMatchObject({ name: 'InvalidArgument' });
    expect(await list({ MaxKeys: 0 })).toMatchObject({ keys: undefined, truncated: false });
  });
});

describe('buckets', () => {
  test('are listed, found, and may be created again in us-east-1 only', async () => {
    const Bucket = 'second';
    await bucket.s3.send(new CreateBucketCommand({ Bucket }));
    const { Buckets } = await bucket.s3.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual([bucket.Bucket, Bucket]);
    expect(await bucket.s3.send(new HeadBucketCommand({ Bucket }))).toMatchObject({ BucketRegion: 'eu-central-1' });
    await expect(bucket.s3.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
    });
  });

  test('that are missing are named in the error', async () => {
    const Bucket = 'missing';
    await expect(bucket.s3.send(new HeadBucketCommand({ Bucket }))).rejects.toMatchObject({ name: 'NotFound' });
    await expect(bucket.s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'x' }))).rejects.toMatchObject({
      name: 'NoSuchBucket',
    });
    await expect(list({ Bucket })).rejects.toMatchObject({
      name: 'NoSuchBucket',
      message: expect.stringContaining(Bucket),
    });
  });

  test.each(['ab', 'a'.repeat(64), 'Upper', 'under_score', '-dash', 'dot.', 'two..dots', '127.0.0.1'])(
    'are not named "%s"',
    async (Bucket) => {
      const creating = sendSigned(bucket.endpoint, { method: 'PUT', path: `/${Bucket}` });
      expect((await creating).body).toContain('<Code>InvalidBucketName</Code>');
    },
  );
});

describe('what the embedded S3 does not have', () => {
  test('is answered by its name', async () => {
    const { s3, Bucket } = bucket;
    const Key = 'a';
    const answers = await Promise.allSettled([
      s3.send(new GetObjectTaggingCommand({ Bucket, Key })),
      s3.send(new CopyObjectCommand({ Bucket, Key, CopySource: `${Bucket}/${Key}` })),
      s3.send(new ListObjectsCommand({ Bucket })),
      s3.send(new DeleteBucketCommand({ Bucket })),
      s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects: [{ Key }] } })),
    ]);
    const messages = answers.map(
      (answer) => answer.status === 'rejected' && `${answer.reason.name}: ${answer.reason.message}`,
    );
    const names = ['GetObjectTagging', 'CopyObject', 'ListObjects', 'DeleteBucket', 'DeleteObjects'];
    expect(messages).toEqual(
      names.map((name) => expect.stringContaining(`NotImplemented: The embedded AWS has no s3:${name}.`)),
    );
  });

  test('is refused as a header too, never silently ignored', async () => {
    const putting = bucket.put('acl', 'x', { ACL: 'public-read' });
    await expect(putting).rejects.toMatchObject({
      name: 'NotImplemented',
      message: expect.stringContaining('x-amz-acl'),
    });
    await expect(bucket.read('acl')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});
