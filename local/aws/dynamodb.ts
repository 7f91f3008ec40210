import { mkdirSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import { AwsError, notEmbedded } from './aws-error.ts';
import { type Engine, OPERATIONS, openEngine } from './dynalite-engine.ts';
import type { AwsRequest, AwsResponse, AwsService } from './service.ts';
import { renderError } from './wire.ts';

export interface DynamoDbOptions {
  readonly directory: string;
  /** Twelve digits; it stands, with the region, in the ARNs of tables. */
  readonly accountId: string;
  /** Default us-east-1. */
  readonly region?: string;
}

const TARGET_PREFIX = 'DynamoDB_20120810.';
/** Source: DynamoDB developer guide, "Quotas": 16 MB, of BatchWriteItem and BatchGetItem. */
const MAX_REQUEST_BYTES = 16 * 1024 * 1024;

/**
 * Opens the embedded DynamoDB on a directory of its own, making it, for its owner only, where it is missing. Every
 * acknowledged write is there after any end of the process. It has no transactions, no TTL deletion, no streams.
 * One process at a time: lock the data directory first.
 */
export async function openDynamoDb(options: DynamoDbOptions): Promise<AwsService> {
  const { directory, accountId, region = 'us-east-1' } = options;
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const engine = await openEngine({ directory, accountId, region });
  return {
    name: 'dynamodb',
    handle: (request) => handle(request, engine),
    renderError: (error) => renderError(error, 'json'),
    close: () => engine.close(),
  };
}

async function handle(request: AwsRequest, engine: Engine): Promise<AwsResponse> {
  const operation = readOperation(request);
  const answer = await engine.perform(operation, readData(request));
  const body = Buffer.from(JSON.stringify(answer.body));
  // The CLI compares the checksum, as it does with AWS.
  const headers = { 'content-type': 'application/x-amz-json-1.0', 'x-amz-crc32': String(crc32(body)) };
  return { status: answer.status, headers, body };
}

function readOperation({ headers }: AwsRequest): string {
  const target = headers['x-amz-target'] ?? '';
  const operation = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : target;
  if (OPERATIONS.includes(operation)) return operation;
  throw notEmbedded('dynamodb', operation, OPERATIONS);
}

function readData({ body }: AwsRequest): object {
  if (body.length > MAX_REQUEST_BYTES) {
    const message = `The request has ${body.length} bytes, ${MAX_REQUEST_BYTES} are allowed.`;
    throw new AwsError('RequestEntityTooLargeException', 413, message);
  }
  const data = parse(body);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data;
  throw new AwsError('SerializationException', 400, 'The request body is no JSON object.');
}

function parse(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString());
  } catch (cause) {
    throw new AwsError('SerializationException', 400, 'The request body is not JSON.', { cause });
  }
}
