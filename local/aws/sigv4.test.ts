import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openDynamoDb } from './dynamodb.ts';
import { openS3 } from './s3/s3.ts';
import type { Endpoint } from './server.ts';
import type { AwsService } from './service.ts';
import {
  CREDENTIALS,
  makeDirectory,
  presign,
  REGION,
  sdkClients,
  sendRaw,
  sendSigned,
  signHeaders,
  startTestEndpoint,
} from './test-endpoint.ts';
import { renderError } from './wire.ts';

const MINUTE_MS = 60_000;
const CONTENT = 'what was signed';

/** Answers with the path that it was asked for. */
const echoingLambda: AwsService = {
  name: 'lambda',
  handle: async ({ path }) => ({ status: 200, body: JSON.stringify(path) }),
  renderError: (error) => renderError(error, 'rest-json'),
};

let endpoint: Endpoint;
let directory: Awaited<ReturnType<typeof makeDirectory>>;

beforeAll(async () => {
  directory = await makeDirectory();
  const dynamodb = await openDynamoDb({ directory: `${directory.path}/dynamodb`, accountId: '123456789012' });
  const services = [openS3({ directory: `${directory.path}/s3` }), dynamodb, echoingLambda];
  endpoint = await startTestEndpoint(directory.path, { services });
  const { s3 } = sdkClients(endpoint.url);
  await s3.send(new CreateBucketCommand({ Bucket: 'mesh' }));
  await s3.send(new PutObjectCommand({ Bucket: 'mesh', Key: 'a b/c', Body: CONTENT }));
});

afterAll(async () => {
  await endpoint.close();
  await directory.remove();
});

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * MINUTE_MS);
}

describe('a signature in the Authorization header', () => {
  test.each([
    'arn:aws:lambda:eu-central-1:123456789012:function:echo:live',
    'echo',
    '../../2015-03-31/echo',
    "a b+c%2F~!*()'",
  ])('is right over a path with the function name %s', async (FunctionName) => {
    const { Payload } = await sdkClients(endpoint.url).lambda.send(new InvokeCommand({ FunctionName }));
    const path = JSON.parse(Buffer.from(Payload ?? []).toString());
    expect(decodeURIComponent(path)).toBe(`/2015-03-31/functions/${FunctionName}/invocations`);
  });

  test('may carry the token of a session', async () => {
    const credentials = { ...CREDENTIALS, sessionToken: 'a/session+token==' };
    const client = new DynamoDBClient({ endpoint: endpoint.url, credentials, region: REGION });
    expect(await client.send(new ListTablesCommand({}))).toMatchObject({ TableNames: [] });
  });

  test.each([
    ['another method', { method: 'HEAD' }, '/mesh/a%20b/c'],
    ['another path', {}, '/mesh/a%20b/d'],
    ['an added query', {}, '/mesh/a%20b/c?response-content-type=text/html'],
  ])('is refused over %s than it was made for', async (_, changed, path) => {
    const headers = await signHeaders(endpoint, { path: '/mesh/a%20b/c' });
    expect((await sendRaw(endpoint, '/mesh/a%20b/c', { headers })).body).toBe(CONTENT);
    expect((await sendRaw(endpoint, path, { ...changed, headers })).status).toBe(403);
  });

  test('is refused over a changed header, a changed body and an added x-amz header', async () => {
    const request = { method: 'PUT', path: '/mesh/put', headers: { 'content-length': '1', 'content-type': 'a/b' } };
    const headers = await signHeaders(endpoint, { ...request, body: '1' });
    const send = (changed: Record<string, string>, body: string) =>
      sendRaw(endpoint, request.path, { method: 'PUT', headers: { ...headers, ...changed }, body });

    expect((await send({ 'content-type': 'c/d' }, '1')).body).toContain('<Code>SignatureDoesNotMatch</Code>');
    expect((await send({ 'x-amz-meta-added': 'x' }, '1')).body).toContain('not signed: x-amz-meta-added');
    expect((await send({}, '2')).body).toContain('<Code>XAmzContentSHA256Mismatch</Code>');
    expect((await send({}, '1')).status).toBe(200);
  });

  test('is of the body itself for a service other than S3', async () => {
    const request = {
      method: 'POST',
      service: 'dynamodb',
      headers: { 'x-amz-target': 'DynamoDB_20120810.ListTables' },
    };
    const headers = await signHeaders(endpoint, { ...request, body: '{}' });
    const send = (changed: Record<string, string>, body: string) =>
      sendRaw(endpoint, '/', { method: 'POST', headers: { ...headers, ...changed }, body });

    expect(await send({}, '{}')).toMatchObject({ status: 200 });
    expect(await send({}, '{ }')).toMatchObject({ status: 400, body: expect.stringContaining('InvalidSignature') });
    const unsigned = await signHeaders(endpoint, {
      ...request,
      headers: { ...request.headers, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    });
    expect(await sendRaw(endpoint, '/', { method: 'POST', headers: unsigned, body: '{}' })).toMatchObject({
      status: 400,
    });
  });

  test.each([
    ['14 minutes old', 14, 200],
    ['14 minutes ahead', -14, 200],
    ['16 minutes old', 16, 403],
    ['16 minutes ahead', -16, 403],
  ])('that is %s is answered as AWS does', async (_, minutes, status) => {
    const answer = await sendSigned(endpoint, { path: '/mesh/a%20b/c', signedAt: minutesAgo(minutes) });
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toContain('<Code>RequestTimeTooSkewed</Code>');
  });

  test('that is too old is refused by a service other than S3 with its own code', async () => {
    const headers = { 'x-amz-target': 'DynamoDB_20120810.ListTables' };
    const request = { method: 'POST', service: 'dynamodb', headers, body: '{}', signedAt: minutesAgo(16) };
    expect(await sendSigned(endpoint, request)).toMatchObject({
      status: 400,
      body: expect.stringContaining('InvalidSignatureException","message":"Signature expired'),
    });
  });

  test.each([
    ['no algorithm', 'Bearer x', "Unsupported AWS 'algorithm'"],
    ['a short credential', 'AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=00', 'Credential must be'],
    [
      'no signed host',
      'AWS4-HMAC-SHA256 Credential=a/20260101/r/s3/aws4_request, SignedHeaders=date, Signature=00',
      "'host' must be",
    ],
    [
      'half a signature',
      'AWS4-HMAC-SHA256 Credential=a/20260101/r/s3/aws4_request, SignedHeaders=host, Signature=00',
      '64 hexadecimal',
    ],
    [
      'another day',
      'AWS4-HMAC-SHA256 Credential=a/20260102/r/s3/aws4_request, SignedHeaders=host, Signature=00',
      'does not match YYYYMMDD',
    ],
  ])('with %s is refused in words', async (_, authorization, words) => {
    const headers = { host: `127.0.0.1:${endpoint.port}`, authorization, 'x-amz-date': '20260101T000000Z' };
    const answer = await sendRaw(endpoint, '/', { headers });
    expect(answer.status).toBe(400);
    expect(answer.body.replaceAll('&#x27;', "'")).toContain(words);
  });

  test('with a date that is none, or none at all, is refused in words', async () => {
    const authorization = 'AWS4-HMAC-SHA256 Credential=a/20261399/r/s3/aws4_request, SignedHeaders=host, Signature=00';
    for (const date of ['20261399T000000Z', 'yesterday', '']) {
      const headers = { host: `127.0.0.1:${endpoint.port}`, authorization, 'x-amz-date': date };
      expect((await sendRaw(endpoint, '/', { headers })).body).toContain('X-Amz-Date must be');
    }
  });

  test.each([
    ['STREAMING-AWS4-HMAC-SHA256-PAYLOAD', 'NotImplemented'],
    ['0123', 'InvalidArgument'],
  ])('over the payload hash %s is refused', async (hash, code) => {
    const headers = { 'x-amz-content-sha256': hash, 'content-length': '1' };
    const answer = await sendSigned(endpoint, { method: 'PUT', path: '/mesh/hash', headers, body: '1' });
    expect(answer.body).toContain(`<Code>${code}</Code>`);
  });

  test('of S3 without a payload hash is refused', async () => {
    const headers = await signHeaders(endpoint, { path: '/mesh/a%20b/c' });
    const { 'x-amz-content-sha256': _, ...without } = headers;
    expect((await sendRaw(endpoint, '/mesh/a%20b/c', { headers: without })).body).toContain('x-amz-content-sha256');
  });
});

describe('a presigned URL', () => {
  const path = '/mesh/a%20b/c';

  test('is read by anyone who has it, until it expires', async () => {
    const fresh = await presign(endpoint, path, 60);
    expect(await (await fetch(endpoint.url + fresh)).text()).toBe(CONTENT);
    const justValid = await presign(endpoint, path, 3600, minutesAgo(59));
    expect((await sendRaw(endpoint, justValid)).status).toBe(200);
    const expired = await presign(endpoint, path, 3600, minutesAgo(61));
    expect(await sendRaw(endpoint, expired)).toMatchObject({
      status: 403,
      body: expect.stringContaining('Request has expired'),
    });
  });

  test('is refused for another object, for another time, and for a write', async () => {
    const url = await presign(endpoint, path, 60);
    expect((await sendRaw(endpoint, url.replace('/c?', '/d?'))).status).toBe(403);
    expect((await sendRaw(endpoint, url.replace('Expires=60', 'Expires=6000'))).status).toBe(403);
    expect((await sendRaw(endpoint, url, { method: 'PUT', body: 'x' })).body).toContain('NotImplemented');
    expect((await sendRaw(endpoint, await presign(endpoint, path, 60, minutesAgo(-16)))).status).toBe(403);
  });

  test.each(['0', '604801', '1e3', ''])('with the expiry "%s" is refused', async (expires) => {
    const url = await presign(endpoint, path, 60);
    const answer = await sendRaw(endpoint, url.replace('Expires=60', `Expires=${expires}`));
    expect(answer).toMatchObject({ status: 400, body: expect.stringContaining('AuthorizationQueryParametersError') });
  });

  test('lasts a week at most', async () => {
    expect((await sendRaw(endpoint, await presign(endpoint, path, 604_800))).status).toBe(200);
  });

  test('of the old signature version 2 is refused in words', async () => {
    const answer = await sendRaw(endpoint, `${path}?AWSAccessKeyId=a&Signature=b&Expires=1`);
    expect(answer.body).toContain('Please use AWS4-HMAC-SHA256');
  });
});

test('a key with every kind of character is signed and found by the SDK', async () => {
  const { s3 } = sdkClients(endpoint.url);
  const Key = '/..//./%2e%2e/ä€😀 +&?#=;:@$,\'"<>\\^`{|}~[]()*!\u0001\u007f\n';
  await s3.send(new PutObjectCommand({ Bucket: 'mesh', Key, Body: 'strange' }));
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'mesh', Key }));
  expect(await Body?.transformToString()).toBe('strange');
});
