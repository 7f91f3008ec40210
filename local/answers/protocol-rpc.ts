import { cbor, dateToTag } from '@smithy/core/cbor';
import { AwsError, notEmbedded } from '../aws/aws-error.ts';
import type { AwsRequest } from '../aws/service.ts';
import {
  type Answered,
  asMembers,
  type CostApi,
  type HttpResponse,
  type Operation,
  type Protocol,
  readError,
} from './protocol.ts';
import { fromWire, jsonScalars, type Scalars, toWire } from './wire-value.ts';

/** How a body is written and read, and which operation a request names. */
interface RpcFormat {
  readonly headers: Readonly<Record<string, string>>;
  readonly scalars: Scalars;
  operationOf(request: AwsRequest): string;
  encode(value: unknown): Buffer;
  decode(body: Buffer): unknown;
}

/**
 * awsJson1.0 and awsJson1.1: the operation in `X-Amz-Target`, everything else in a JSON body.
 *
 * @param target the part of `X-Amz-Target` before the operation, e.g. `AWSSupport_20130415`
 */
export function awsJson(version: '1.0' | '1.1', target: string): Protocol {
  return rpc({
    headers: { 'content-type': `application/x-amz-json-${version}` },
    scalars: jsonScalars,
    operationOf({ headers }) {
      const stated = headers['x-amz-target'] ?? '';
      if (stated.startsWith(`${target}.`)) return stated.slice(target.length + 1);
      const expected = `${target}.{operation}`;
      throw new AwsError('UnknownOperationException', 400, `X-Amz-Target is '${stated}', it must be ${expected}.`);
    },
    encode: (value) => Buffer.from(JSON.stringify(value)),
    decode: (body) => JSON.parse(body.toString()),
  });
}

const cborScalars: Scalars = {
  writeTime: (time) => dateToTag(time),
  readTime: (value) => new Date(epochSecondsOf(value) * 1000),
  writeBytes: (base64) => Buffer.from(base64, 'base64'),
  readBytes: (value) => (value instanceof Uint8Array ? Buffer.from(value).toString('base64') : String(value)),
};

/** smithy-rpc-v2-cbor: the operation in the path, everything else in a CBOR body. */
export const rpcCbor: Protocol = rpc({
  headers: { 'content-type': 'application/cbor', 'smithy-protocol': 'rpc-v2-cbor' },
  scalars: cborScalars,
  operationOf: ({ path }) => path.split('/').at(-1) ?? '',
  encode: (value) => Buffer.from(cbor.serialize(value)),
  decode: (body) => cbor.deserialize(body),
});

function rpc(format: RpcFormat): Protocol {
  const { headers, scalars } = format;
  return {
    readRequest(request, api) {
      const operation = findOperation(format.operationOf(request), api);
      return { operation, input: asMembers(fromWire(operation.input, decodeRequest(request, format), scalars)) };
    },
    writeResponse(operation, response) {
      return { status: 200, headers, body: format.encode(toWire(operation.output, response, scalars)) };
    },
    writeError({ status, code, message }) {
      const typed = { ...headers, 'x-amzn-errortype': code };
      return { status, headers: typed, body: format.encode({ __type: code, message }) };
    },
    readResponse: (operation, response) => readResponse(operation, response, format),
  };
}

function findOperation(name: string, api: CostApi): Operation {
  const operation = api.operations.get(name);
  if (operation === undefined) throw notEmbedded(api.service, name, [...api.operations.keys()]);
  return operation;
}

function decodeRequest({ body }: AwsRequest, format: RpcFormat): unknown {
  if (body.length === 0) return {};
  try {
    return format.decode(body);
  } catch (cause) {
    throw new AwsError('SerializationException', 400, 'The body of the request cannot be read.', { cause });
  }
}

function readResponse(operation: Operation, { status, body }: HttpResponse, format: RpcFormat): Answered {
  const value = body.length === 0 ? {} : format.decode(body);
  if (status >= 300) return readError(status, asMembers(fromWire('unit', value, format.scalars)));
  return { kind: 'response', response: asMembers(fromWire(operation.output, value, format.scalars)) };
}

/** Tag 1 of RFC 8949, or a bare number of seconds. */
function epochSecondsOf(value: unknown): number {
  return Number(typeof value === 'object' && value !== null && 'value' in value ? value.value : value);
}
