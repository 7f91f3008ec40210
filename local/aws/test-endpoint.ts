import { mkdtemp, rm } from 'node:fs/promises';
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { openDynamoDb } from './dynamodb.ts';
import { openS3 } from './s3/s3.ts';
import { type Endpoint, type EndpointOptions, startEndpoint } from './server.ts';
import { Sha256 } from './sigv4-hash.ts';
import { createSts } from './sts.ts';

/** The one key of a test's endpoint. */
export const CREDENTIALS = { accessKeyId: 'AKIATEST', secretAccessKey: 'a secret of the tests' };
export const ACCOUNT_ID = '123456789012';
export const REGION = 'eu-central-1';

/** A new directory, and its removal with all that is in it. */
export async function makeDirectory(): Promise<{ readonly path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'finops-mesh-aws-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** An endpoint with S3, DynamoDB and STS on a directory. Overrides replace what they name. */
export async function startTestEndpoint(
  directory: string,
  overrides: Partial<EndpointOptions> = {},
): Promise<Endpoint> {
  return startEndpoint({
    services: overrides.services ?? [
      openS3({ directory: join(directory, 's3') }),
      await openDynamoDb({ directory: join(directory, 'dynamodb'), accountId: ACCOUNT_ID, region: REGION }),
      createSts({ accountId: ACCOUNT_ID }),
    ],
    credentials: (id) => (id === CREDENTIALS.accessKeyId ? CREDENTIALS.secretAccessKey : undefined),
    ...overrides,
  });
}

/** Unmodified SDK clients on an endpoint; `credentials` other than its own make them wrong ones. */
export function sdkClients(endpoint: string, credentials = CREDENTIALS) {
  const config = { endpoint, credentials, region: REGION, maxAttempts: 1 };
  return {
    s3: new S3Client(config),
    dynamodb: new DynamoDBClient(config),
    sts: new STSClient(config),
    lambda: new LambdaClient(config),
  };
}

export interface RawRequest {
  readonly method?: string;
  readonly path?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly service?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
  readonly signedAt?: Date;
}

export interface RawResponse {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** The headers of a request signed by hand, for what no SDK client would send. */
export async function signHeaders(endpoint: Endpoint, request: RawRequest): Promise<Record<string, string>> {
  const { method = 'GET', path = '/', query = {}, service = 's3', headers = {}, body, signedAt = new Date() } = request;
  const isS3 = service === 's3';
  const signer = new SignatureV4({
    credentials: CREDENTIALS,
    region: REGION,
    service,
    sha256: Sha256,
    uriEscapePath: !isS3,
    applyChecksum: isS3,
  });
  const host = `127.0.0.1:${endpoint.port}`;
  const signable = {
    protocol: 'http:',
    hostname: '127.0.0.1',
    method,
    path,
    query,
    headers: { host, ...headers },
    body,
  };
  const signed = await signer.sign(signable, { signingDate: signedAt });
  return signed.headers;
}

/** A presigned path with its query, for a GET of S3. */
export async function presign(endpoint: Endpoint, path: string, expiresIn: number, signedAt = new Date()) {
  const signer = new SignatureV4({
    credentials: CREDENTIALS,
    region: REGION,
    service: 's3',
    sha256: Sha256,
    uriEscapePath: false,
  });
  const headers = { host: `127.0.0.1:${endpoint.port}`, 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' };
  const request = { protocol: 'http:', hostname: '127.0.0.1', method: 'GET', path, query: {}, headers };
  const { query = {} } = await signer.presign(request, { expiresIn, signingDate: signedAt });
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`);
  return `${path}?${pairs.join('&')}`;
}

/** Sends a request exactly as it is given: no header but Host is added, no path is normalised. */
export async function sendRaw(
  endpoint: Endpoint,
  pathAndQuery: string,
  request: RawRequest = {},
): Promise<RawResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<RawResponse>();
  const { method = 'GET', headers, body } = request;
  const options = { host: '127.0.0.1', port: endpoint.port, path: pathAndQuery, method, headers, agent: false };
  const outgoing = httpRequest(options, async (incoming) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk);
    resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: Buffer.concat(chunks).toString() });
  });
  outgoing.on('error', reject);
  outgoing.end(body);
  return promise;
}

/** Signs a request by hand and sends it. */
export async function sendSigned(endpoint: Endpoint, request: RawRequest): Promise<RawResponse> {
  const { path = '/', query = {} } = request;
  const headers = await signHeaders(endpoint, request);
  const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return sendRaw(endpoint, search === '' ? path : `${path}?${search}`, { ...request, headers });
}
