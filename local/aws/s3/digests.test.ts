import { Readable } from 'node:stream';
import { ChecksumAlgorithm, GetObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sendSigned } from '../test-endpoint.ts';
import { openTestBucket } from './test-bucket.ts';

let bucket: Awaited<ReturnType<typeof openTestBucket>>;

beforeAll(async () => {
  bucket = await openTestBucket();
});

afterAll(() => bucket.close());

test.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'])(
  '%s is checked and told to readers who ask',
  async (name) => {
    const algorithm = Object.values(ChecksumAlgorithm).find((one) => one === name);
    const sent = await bucket.put(`checksum-${name}`, 'content', algorithm && { ChecksumAlgorithm: algorithm });
    const got = await bucket.s3.send(
      new GetObjectCommand({ Bucket: bucket.Bucket, Key: `checksum-${name}`, ChecksumMode: 'ENABLED' }),
    );
    expect(got).toMatchObject({ [`Checksum${name}`]: expect.any(String), ChecksumType: 'FULL_OBJECT' });
    expect(got).toMatchObject({
      [`Checksum${name}`]: Object.entries(sent).find(([key]) => key === `Checksum${name}`)?.[1],
    });
    expect(await got.Body?.transformToString()).toBe('content');
  },
);

test.each([
  [{ ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
  [{ ChecksumCRC32C: 'AAAAAA==' }, 'BadDigest'],
  [{ ChecksumCRC64NVME: 'AAAAAAAAAAA=' }, 'BadDigest'],
  [{ ChecksumSHA1: `${'A'.repeat(27)}=` }, 'BadDigest'],
  [{ ChecksumSHA256: `${'A'.repeat(43)}=` }, 'BadDigest'],
  [{ ChecksumSHA512: `${'A'.repeat(86)}==` }, 'BadDigest'],
  [{ ChecksumSHA256: 'AAAA' }, 'InvalidRequest'],
  [{ ContentMD5: `${'A'.repeat(22)}==` }, 'BadDigest'],
  [{ ContentMD5: 'AAAA' }, 'InvalidDigest'],
])('%j over another body is refused, and nothing is stored', async (wrong, name) => {
  const before = await bucket.bodyFiles();
  await expect(bucket.put('bad', 'content', wrong)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
  await expect(bucket.read('bad')).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(await bucket.bodyFiles()).toEqual(before);
});

test('a stream is taken out of its frames and checked by its trailer', async () => {
  const text = 'line\n'.repeat(50_000);
  const chunks = text.match(/.{1,16384}/gs) ?? [];
  await bucket.put('stream', Readable.from(chunks.map((chunk) => Buffer.from(chunk))), { ContentLength: text.length });
  const got = await bucket.s3.send(new GetObjectCommand({ Bucket: bucket.Bucket, Key: 'stream' }));
  expect(got.ContentEncoding).toBeUndefined();
  expect(await got.Body?.transformToString()).toBe(text);
});

test.each([
  ['a wrong trailer', '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:AAAAAA==\r\n\r\n', '3', 'BadDigest'],
  ['a missing trailer', '3\r\nabc\r\n0\r\n\r\n', '3', 'MalformedTrailerError'],
  ['half of its frames', '5\r\nabc', '5', 'IncompleteBody'],
  ['fewer bytes than announced', '3\r\nabc\r\n0\r\nx-amz-checksum-crc32:NSRBwg==\r\n\r\n', '4', 'IncompleteBody'],
])('a stream with %s is refused, and nothing is stored', async (_, body, decodedLength, code) => {
  const answer = await sendSigned(bucket.endpoint, {
    method: 'PUT',
    path: `/${bucket.Bucket}/bad-stream`,
    headers: {
      'content-length': String(body.length),
      'content-encoding': 'aws-chunked',
      'x-amz-content-sha256': 'STREAMING-UNSIGNED-PAYLOAD-TRAILER',
      'x-amz-decoded-content-length': decodedLength,
      'x-amz-trailer': 'x-amz-checksum-crc32',
    },
    body,
  });
  expect(answer).toMatchObject({ status: 400, body: expect.stringContaining(`<Code>${code}</Code>`) });
  await expect(bucket.read('bad-stream')).rejects.toMatchObject({ name: 'NoSuchKey' });
});
