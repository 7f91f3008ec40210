import type { AwsEndpoint, CostApi, Operation, Protocol } from './protocol.ts';
import { restJson } from './protocol-rest-json.ts';
import { awsJson, rpcCbor } from './protocol-rpc.ts';
import type { Schema } from './wire-value.ts';

/** The part of an SDK client's resolved configuration that states how its service is spoken to. */
interface ClientConfig {
  readonly defaultSigningName: string;
  readonly protocol: { getShapeId(): string };
  readonly protocolSettings: Readonly<Record<string, unknown>>;
  readonly endpointProvider: (parameters: { Region: string; UseDualStack: boolean; UseFIPS: boolean }) => {
    readonly url: URL;
    readonly properties?: Readonly<Record<string, unknown>>;
  };
}

/** An operation in the schemas that SDK clients export: kind, namespace, name, traits, input, output. */
type OperationSchema = readonly [9, string, string, unknown, Schema, Schema];
/** An error there: kind, namespace, name, traits, members, their schemas. */
type ErrorSchema = readonly [-3, string, string, unknown, ...unknown[]];

/**
 * A cost API from its SDK package: `costApi(support, new support.SupportClient())`. Its operations, their routes and
 * shapes, its errors and its endpoints are read from the package, so that none of them can differ from AWS's.
 *
 * @param dualStack whether AWS documents the service under its dual-stack name (`….api.aws`) only
 */
export function costApi(sdk: object, client: { readonly config: ClientConfig }, { dualStack = false } = {}): CostApi {
  const { config } = client;
  const schemas: unknown[] = Object.values(sdk);
  const operations = schemas.filter(isOperationSchema).map(toOperation);
  const statuses = new Map(schemas.filter(isErrorSchema).map((schema) => [schema[2], statusOf(schema)]));
  return {
    service: config.defaultSigningName,
    protocol: protocolOf(config),
    operations: new Map(operations.map((operation) => [operation.name, operation])),
    errorStatus: (name) => statuses.get(name) ?? commonErrorStatuses[name] ?? 400,
    endpoint: (region) => endpointOf(config, region, dualStack),
  };
}

/** Source: "Common error types" of the AWS API references: those that no service models, other than with 400. */
const commonErrorStatuses: Readonly<Record<string, number>> = {
  AccessDeniedException: 403,
  ExpiredTokenException: 403,
  IncompleteSignature: 403,
  InternalFailure: 500,
  InternalServerError: 500,
  InvalidClientTokenId: 403,
  OptInRequired: 403,
  ServiceUnavailable: 503,
  ServiceUnavailableException: 503,
  UnrecognizedClientException: 403,
};

function protocolOf({ protocol, protocolSettings, defaultSigningName }: ClientConfig): Protocol {
  const id = protocol.getShapeId();
  const target = String(protocolSettings.serviceTarget);
  if (id === 'aws.protocols#restJson1') return restJson;
  if (id === 'aws.protocols#awsJson1_0') return awsJson('1.0', target);
  if (id === 'aws.protocols#awsJson1_1') return awsJson('1.1', target);
  if (id === 'smithy.protocols#rpcv2Cbor') return rpcCbor;
  throw new Error(`${defaultSigningName} speaks ${id}; answered are restJson1, awsJson1_0, awsJson1_1 and rpcv2Cbor`);
}

function isOperationSchema(schema: unknown): schema is OperationSchema {
  return Array.isArray(schema) && schema[0] === 9 && schema.length >= 6;
}

function isErrorSchema(schema: unknown): schema is ErrorSchema {
  return Array.isArray(schema) && schema[0] === -3;
}

function toOperation([, , name, traits, input, output]: OperationSchema): Operation {
  const { http } = traitsOf(traits);
  if (!Array.isArray(http)) return { name, input, output };
  const [method, path] = http;
  return { name, http: { method: String(method), path: String(path) }, input, output };
}

function statusOf([, , name, traits]: ErrorSchema): number {
  const { error, httpError } = traitsOf(traits);
  if (typeof httpError === 'number') return httpError;
  return error === 'server' ? 500 : (commonErrorStatuses[name] ?? 400);
}

function traitsOf(traits: unknown): { http?: unknown; error?: unknown; httpError?: unknown } {
  return typeof traits === 'object' && traits !== null ? traits : {};
}

function endpointOf({ endpointProvider }: ClientConfig, region: string, dualStack: boolean): AwsEndpoint {
  const { url, properties } = endpointProvider({ Region: region, UseDualStack: dualStack, UseFIPS: false });
  const schemes = properties?.authSchemes;
  const [scheme] = Array.isArray(schemes) ? schemes : [];
  return { url: url.href, signingRegion: scheme?.signingRegion ?? region };
}
