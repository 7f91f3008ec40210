import { hash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import {
  CreateBucketCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendSigned } from '../test-endpoint.ts';
import { openTestBucket } from './test-bucket.ts';

let bucket: Awaited<ReturnType<typeof openTestBucket>>;

beforeAll(async () => {
  bucket = await openTestBucket();
  await bucket.s3.send(new CreateBucketCommand({ Bucket: 'other' }));
});

afterAll(() => bucket.close());

describe('an object', () => {
  test('comes back as it was put, with its headers and metadata', async () => {
    const ETag = `"${hash('md5', 'content')}"`;
    const described = {
      ContentType: 'application/x-ndjson',
      ContentEncoding: 'gzip',
      ContentDisposition: 'attachment; filename="a.ndjson"',
      CacheControl: 'no-store',
      Metadata: { agent: 'echo', 'task-id': 'task 1' },
    };
    expect(await bucket.put('object', 'content', described)).toMatchObject({ ETag, ChecksumType: 'FULL_OBJECT' });
    const got = await bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'object' }));
    expect(got).toMatchObject({ ...described, ETag, ContentLength: 7, AcceptRanges: 'bytes' });
    expect(await got.Body?.transformToString()).toBe('content');
    const { LastModified } = await bucket.s3.send(new HeadObjectCommand({ Bucket: bucket.Bucket, Key: 'object' }));
    expect(LastModified).toEqual(got.LastModified);
  });

  test('has the type of plain bytes where none was given, and may be empty', async () => {
    await sendSigned(bucket.endpoint, {
      method: 'PUT',
      path: `/${bucket.Bucket}/empty`,
      headers: { 'content-length': '0' },
      body: '',
    });
    const got = await bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'empty' }));
    expect(got).toMatchObject({ ContentLength: 0, ContentType: 'binary/octet-stream', Metadata: {} });
  });

  test('is replaced whole, and its old body removed', async () => {
    await bucket.put('replaced', 'old');
    const before = await bucket.bodyFiles();
    await bucket.put('replaced', 'new');
    expect(await bucket.read('replaced')).toBe('new');
    expect(await bucket.bodyFiles()).toHaveLength(before.length);
  });

  test('that is missing is NoSuchKey to a GET and NotFound to a HEAD', async () => {
    await expect(bucket.read('missing')).rejects.toMatchObject({
      name: 'NoSuchKey',
      $metadata: { httpStatusCode: 404 },
    });
    await expect(
      bucket.s3.send(new HeadObjectCommand({ Bucket: bucket.Bucket, Key: 'missing' })),
    ).rejects.toMatchObject({ name: 'NotFound' });
  });

  test('is gone once deleted, and may be deleted again', async () => {
    await bucket.put('deleted');
    await bucket.s3.send(new DeleteObjectCommand({ Bucket: bucket.Bucket, Key: 'deleted' }));
    await bucket.s3.send(new DeleteObjectCommand({ Bucket: bucket.Bucket, Key: 'deleted' }));
    await expect(bucket.read('deleted')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  test('can be read in part', async () => {
    await bucket.put('range', '0123456789');
    const got = await bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'range', Range: 'bytes=2-4' }));
    expect(got).toMatchObject({ $metadata: { httpStatusCode: 206 }, ContentRange: 'bytes 2-4/10', ContentLength: 3 });
    expect(await got.Body?.transformToString()).toBe('234');
    const behind = bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'range', Range: 'bytes=10-' }));
    await expect(behind).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  test('is not sent again to a reader who has it', async () => {
    const { ETag } = await bucket.put('cached');
    const again = bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'cached', IfNoneMatch: ETag }));
    await expect(again).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    const other = bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'cached', IfMatch: '"other"' }));
    await expect(other).rejects.toMatchObject({ name: 'PreconditionFailed', $metadata: { httpStatusCode: 412 } });
  });

  test('is sent under the headers that its reader asks for', async () => {
    await bucket.put('download');
    const ask = (ResponseContentDisposition: string) =>
      bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'download', ResponseContentDisposition }));
    expect(await ask('attachment')).toMatchObject({ ContentDisposition: 'attachment' });
    await expect(ask('attachment; filename="😀"')).rejects.toMatchObject({ name: 'InvalidArgument' });
  });

  test('has at most 2 KB of metadata', async () => {
    await bucket.put('metadata', 'x', { Metadata: { a: 'x'.repeat(2047) } });
    const tooLarge = bucket.put('metadata', 'x', { Metadata: { a: 'x'.repeat(2048) } });
    await expect(tooLarge).rejects.toMatchObject({ name: 'MetadataTooLarge' });
  });
});

describe('keys', () => {
  test('of 1,024 bytes are taken, of one more refused', async () => {
    const longest = 'ä'.repeat(512);
    await bucket.put(longest);
    expect(await bucket.read(longest)).toBe('content');
    await expect(bucket.put(`${longest}a`)).rejects.toMatchObject({ name: 'KeyTooLongError' });
  });

  test.each(['../../escape', '..', '%2e%2e/escape', 'a/../../escape', '/absolute', 'a//b', './a', 'nul\0', '\\..\\'])(
    '%j stays a key, and touches no other file',
    async (Key) => {
      const before = await readdir(bucket.directory, { recursive: true });
      await bucket.put(Key, Key);
      expect(await bucket.read(Key)).toBe(Key);
      const after = await readdir(bucket.directory, { recursive: true });
      const added = after.filter((path) => !before.includes(path));
      expect(added).toEqual([expect.stringMatching(/^s3\/bodies\/[0-9a-f-]{36}$/)]);
      await bucket.s3.send(new DeleteObjectCommand({ Bucket: bucket.Bucket, Key }));
    },
  );

  test.each(['..', '%2e%2e'])('a path that climbs by %s stays in its bucket', async (up) => {
    await sendSigned(bucket.endpoint, {
      method: 'PUT',
      path: `/${bucket.Bucket}/${up}/other/x`,
      headers: { 'content-length': '1' },
      body: 'x',
    });
    const { KeyCount } = await bucket.s3.send(new ListObjectsV2Command({ Bucket: 'other' }));
    expect(KeyCount).toBe(0);
    expect(await bucket.read('../other/x')).toBe('x');
  });

  test('that are no UTF-8 are refused', async () => {
    expect((await sendSigned(bucket.endpoint, { path: `/${bucket.Bucket}/%ff` })).body).toContain(
      '<Code>InvalidURI</Code>',
    );
  });
});
