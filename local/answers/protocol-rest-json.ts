import { NormalizedSchema } from '@smithy/core/schema';
import { AwsError, notEmbedded } from '../aws/aws-error.ts';
import type { AwsRequest } from '../aws/service.ts';
import type { Json, Members } from './account.ts';
import { asMembers, type CostApi, type Operation, type Protocol, readError } from './protocol.ts';
import { fromWire, isoInstant, jsonScalars, toWire } from './wire-value.ts';

const headers = { 'content-type': 'application/json' };

/**
 * restJson1: the operation is the method and path; a member is a part of the path, of the query or of the headers where
 * its schema says so, else a member of the JSON body. A member that is the body itself is in no cost API.
 */
export const restJson: Protocol = {
  readRequest(request, api) {
    const { operation, labels } = findRoute(request, api);
    return { operation, input: readInput(operation, labels, request) };
  },
  writeResponse(operation, response) {
    return { status: 200, headers, body: JSON.stringify(toWire(operation.output, response, jsonScalars)) };
  },
  writeError({ status, code, message }) {
    return { status, headers: { ...headers, 'x-amzn-errortype': code }, body: JSON.stringify({ message }) };
  },
  readResponse(operation, response) {
    const text = response.body.toString();
    const value: Json = text === '' ? {} : JSON.parse(text);
    if (response.status >= 300)
      return readError(response.status, asMembers(value), response.headers['x-amzn-errortype']);
    return { kind: 'response', response: asMembers(fromWire(operation.output, value, jsonScalars)) };
  },
};

interface Route {
  readonly operation: Operation;
  readonly labels: ReadonlyMap<string, string>;
}

function findRoute(request: AwsRequest, api: CostApi): Route {
  const segments = request.path.split('/');
  for (const operation of api.operations.values()) {
    if (operation.http?.method !== request.method) continue;
    const labels = matchPath(operation.http.path.split('/'), segments);
    if (labels !== undefined) return { operation, labels };
  }
  const routes = [...api.operations.values()].map(({ http }) => `${http?.method} ${http?.path}`);
  throw notEmbedded(api.service, `${request.method} ${request.path}`, routes);
}

/** The labels of a path that fits the template; the path is split before it is decoded, since an ARN holds slashes. */
function matchPath(template: readonly string[], segments: readonly string[]): Map<string, string> | undefined {
  if (template.length !== segments.length) return undefined;
  const labels = new Map<string, string>();
  for (const [index, part] of template.entries()) {
    const segment = segments[index] ?? '';
    const [, label] = /^\{(.+)\}$/.exec(part) ?? [];
    if (label === undefined && part !== segment) return undefined;
    if (label !== undefined) labels.set(label, decodeURIComponent(segment));
  }
  return labels;
}

function readInput({ input }: Operation, labels: ReadonlyMap<string, string>, request: AwsRequest): Members {
  const body = readBody(request);
  const members: Record<string, Json> = {};
  for (const [name, schema] of NormalizedSchema.of(input).structIterator()) {
    const value = readMember(name, schema, labels, request) ?? fromWire(schema, body[name], jsonScalars);
    if (value !== undefined) members[name] = value;
  }
  return members;
}

function readBody({ body }: AwsRequest): Members {
  if (body.length === 0) return {};
  try {
    return asMembers(JSON.parse(body.toString()));
  } catch (cause) {
    throw new AwsError('SerializationException', 400, 'The body of the request is not JSON.', { cause });
  }
}

function readMember(
  name: string,
  schema: NormalizedSchema,
  labels: ReadonlyMap<string, string>,
  { query, headers }: AwsRequest,
): Json | undefined {
  const { httpLabel, httpQuery, httpHeader } = schema.getMergedTraits();
  if (httpLabel) return fromText(schema, labels.get(name));
  if (httpHeader) return fromText(schema, headers[httpHeader.toLowerCase()]);
  if (!httpQuery || !query.has(httpQuery)) return undefined;
  if (!schema.isListSchema()) return fromText(schema, query.get(httpQuery));
  return query.getAll(httpQuery).flatMap((text) => fromText(schema.getValueSchema(), text) ?? []);
}

function fromText(schema: NormalizedSchema, text: string | null | undefined): Json | undefined {
  if (text === null || text === undefined) return undefined;
  if (schema.isNumericSchema()) return Number(text);
  if (schema.isBooleanSchema()) return text === 'true';
  return schema.isTimestampSchema() ? isoInstant(new Date(text)) : text;
}
