import { createConnection } from 'node:net';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { ListFunctionsCommand } from '@aws-sdk/client-lambda';
import {
  CreateBucketCommand,
  HeadObjectCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AwsError } from './aws-error.ts';
import type { Endpoint } from './server.ts';
import type { AwsService } from './service.ts';
import {
  CREDENTIALS,
  makeDirectory,
  sdkClients,
  sendRaw,
  sendSigned,
  signHeaders,
  startTestEndpoint,
} from './test-endpoint.ts';
import { renderError } from './wire.ts';

const MAX_BODY_BYTES = 1000;

describe('the embedded endpoint', () => {
  let endpoint: Endpoint;
  let directory: Awaited<ReturnType<typeof makeDirectory>>;

  beforeAll(async () => {
    directory = await makeDirectory();
    endpoint = await startTestEndpoint(directory.path, { maxBodyBytes: MAX_BODY_BYTES });
    await sdkClients(endpoint.url).s3.send(new CreateBucketCommand({ Bucket: 'mesh' }));
  });

  afterAll(async () => {
    await endpoint.close();
    await directory.remove();
  });

  test('listens on the loopback address only', () => {
    expect(endpoint.url).toBe(`http://127.0.0.1:${endpoint.port}`);
  });

  test.each([
    ['S3', {}, 403, '<Code>AccessDenied</Code>'],
    ['DynamoDB', { 'x-amz-target': 'DynamoDB_20120810.ListTables' }, 400, 'MissingAuthenticationTokenException'],
    ['STS', { 'content-type': 'application/x-www-form-urlencoded' }, 403, '<Code>MissingAuthenticationToken</Code>'],
  ])('refuses an unsigned request as %s does', async (_, headers, status, code) => {
    const answer = await sendRaw(endpoint, '/', { method: 'POST', headers, body: 'x' });
    expect(answer.status).toBe(status);
    expect(answer.body).toContain(code);
  });

  test('refuses an unsigned request to a versioned path as Lambda does', async () => {
    const answer = await sendRaw(endpoint, '/2015-03-31/functions/');
    expect(answer.status).toBe(403);
    expect(JSON.parse(answer.body).__type).toBe('MissingAuthenticationTokenException');
  });

  test.each([
    [
      'a wrong secret',
      { ...CREDENTIALS, secretAccessKey: 'wrong' },
      ['SignatureDoesNotMatch', 'InvalidSignatureException', 'SignatureDoesNotMatch', 'InvalidSignatureException'],
    ],
    [
      'an unknown key',
      { ...CREDENTIALS, accessKeyId: 'AKIAOTHER' },
      ['InvalidAccessKeyId', 'UnrecognizedClientException', 'InvalidClientTokenId', 'UnrecognizedClientException'],
    ],
  ])('answers %s with the code of each service', async (_, credentials, names) => {
    const { s3, dynamodb, sts, lambda } = sdkClients(endpoint.url, credentials);
    const answers = await Promise.allSettled([
      s3.send(new ListBucketsCommand({})),
      dynamodb.send(new ListTablesCommand({})),
      sts.send(new GetCallerIdentityCommand({})),
      lambda.send(new ListFunctionsCommand({})),
    ]);
    expect(answers.map((answer) => answer.status === 'rejected' && answer.reason.name)).toEqual(names);
  });

  test.each(['evil.example', '127.0.0.1', 'localhost', '127.0.0.1:1', 'mesh.localhost:80'])(
    'refuses the foreign Host header "%s", signed or not',
    async (host) => {
      const headers = await signHeaders(endpoint, { headers: { host } });
      const answer = await sendRaw(endpoint, '/', { headers: { ...headers, host } });
      expect(answer.status).toBe(403);
      expect(answer.body).toContain('<Code>AccessDenied</Code>');
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    },
  );

  test('takes localhost as its own name', async () => {
    const headers = await signHeaders(endpoint, { headers: { host: `localhost:${endpoint.port}` } });
    expect((await sendRaw(endpoint, '/', { headers })).status).toBe(200);
  });

  test('names an unknown service and those it has', async () => {
    const sending = sdkClients(endpoint.url).lambda.send(new ListFunctionsCommand({}));
    await expect(sending).rejects.toMatchObject({
      name: 'NotImplemented',
      message: "The embedded AWS has no service 'lambda'. It has: s3, dynamodb, sts.",
      $metadata: { httpStatusCode: 501 },
    });
  });

  test('takes a body of the limit and answers one byte more with an error of AWS', async () => {
    const put = (size: number) =>
      sendSigned(endpoint, {
        method: 'PUT',
        path: '/mesh/size',
        headers: { 'content-length': String(size) },
        body: Buffer.alloc(size),
      });
    expect((await put(MAX_BODY_BYTES)).status).toBe(200);
    const tooLarge = await put(MAX_BODY_BYTES + 1);
    expect(tooLarge.status).toBe(400);
    expect(tooLarge.body).toContain('<Code>EntityTooLarge</Code>');
  });

  test('lets a client finish that sends a large body with a request that is refused', async () => {
    const body = Buffer.alloc(8 * 1024 * 1024);
    const headers = { 'content-length': String(body.length) };
    expect(await sendRaw(endpoint, '/mesh/large', { method: 'PUT', headers, body })).toMatchObject({ status: 403 });
  });

  test('stores nothing of a body that is cut off, and lives on', async () => {
    const { s3 } = sdkClients(endpoint.url);
    const path = '/mesh/cut-off';
    const headers = await signHeaders(endpoint, {
      method: 'PUT',
      path,
      headers: { 'content-length': '100', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' },
    });
    const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
    const socket = createConnection(endpoint.port, '127.0.0.1');
    socket.end(`PUT ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\nhalf of the body`);
    await new Promise((resolve) => socket.once('close', resolve).resume());
    // Later puts are answered after an earlier one would have been stored.
    for (const Key of ['after', 'after']) await s3.send(new PutObjectCommand({ Bucket: 'mesh', Key, Body: 'whole' }));
    await expect(s3.send(new HeadObjectCommand({ Bucket: 'mesh', Key: 'cut-off' }))).rejects.toMatchObject({
      name: 'NotFound',
    });
  });

  test('gives every answer the ids by which SDKs and people find it', async () => {
    const answer = await sendRaw(endpoint, '/');
    expect(answer.headers['x-amzn-requestid']).toMatch(/^[0-9a-f-]{36}$/);
    const { $metadata } = await sdkClients(endpoint.url).s3.send(new ListObjectsV2Command({ Bucket: 'mesh' }));
    expect($metadata.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  test('says in words that its port is taken', async () => {
    const second = startTestEndpoint(directory.path, { services: [], port: endpoint.port });
    await expect(second).rejects.toMatchObject({
      code: 'EADDRINUSE',
      message: `Port ${endpoint.port} on 127.0.0.1 is taken by another process: end that process or choose another port.`,
    });
  });
});

describe('an endpoint whose service fails', () => {
  const failing: AwsService = {
    name: 'dynamodb',
    handle: async ({ headers }) => {
      if (headers['x-amz-target'] === 'header') return { status: 200, headers: { 'x-bad': 'a\nb' } };
      throw headers['x-amz-target'] === 'known' ? new AwsError('Known', 418, 'As AWS') : new Error('a defect');
    },
    renderError: (error) => renderError(error, 'json'),
  };

  test('answers InternalError, tells the defect to onError, and lives on', async () => {
    const heard: unknown[] = [];
    const options = { services: [failing], onError: (error: unknown) => heard.push(error) };
    const endpoint = await startTestEndpoint('', options);
    const call = (target: string) => sendSigned(endpoint, { service: 'dynamodb', headers: { 'x-amz-target': target } });

    expect(await call('unknown')).toMatchObject({ status: 500, body: expect.stringContaining('InternalError') });
    expect(await call('header')).toMatchObject({ status: 500 });
    expect(await call('known')).toMatchObject({ status: 418, body: '{"__type":"Known","message":"As AWS"}' });
    expect(heard).toEqual([new Error('a defect'), expect.objectContaining({ code: 'ERR_INVALID_CHAR' })]);
    await endpoint.close();
  });

  test('closes its services in reverse order, each once', async () => {
    const closed: string[] = [];
    const services = ['s3', 'lambda'].map((name) => ({ ...failing, name, close: async () => void closed.push(name) }));
    const endpoint = await startTestEndpoint('', { services });
    await endpoint.close();
    expect(closed).toEqual(['lambda', 's3']);
    await expect(sendRaw(endpoint, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
