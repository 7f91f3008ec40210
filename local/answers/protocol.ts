import type { AwsError } from '../aws/aws-error.ts';
import type { AwsRequest, AwsResponse } from '../aws/service.ts';
import type { Json, Members } from './account.ts';
import type { Schema } from './wire-value.ts';

/** One operation as its SDK client's schema states it. */
export interface Operation {
  readonly name: string;
  /** Method and path template; only REST services have one. */
  readonly http?: { readonly method: string; readonly path: string };
  readonly input: Schema;
  readonly output: Schema;
}

/** One cost API, all of it derived from its SDK client. */
export interface CostApi {
  /** The service name of the SigV4 scope, which is also the folder of its recordings. */
  readonly service: string;
  readonly protocol: Protocol;
  readonly operations: ReadonlyMap<string, Operation>;
  /** The HTTP status of an error of that name. */
  errorStatus(name: string): number;
  /** Where AWS itself answers calls made in that region, and what they are signed for. */
  endpoint(region: string): AwsEndpoint;
}

export interface AwsEndpoint {
  readonly url: string;
  readonly signingRegion: string;
}

/** What a request asks for. */
interface Asked {
  readonly operation: Operation;
  readonly input: Members;
}

/** What AWS answered: a response, or an error by its name. */
export type Answered =
  | { readonly kind: 'response'; readonly response: Members }
  | { readonly kind: 'error'; readonly name: string; readonly status: number; readonly message: string };

/** A response as it came from the network. */
export interface HttpResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One wire format of the AWS APIs, from the service's side, and from a client's for what is forwarded. */
export interface Protocol {
  /** Throws `AwsError` where the request names no operation of this API or cannot be read. */
  readRequest(request: AwsRequest, api: CostApi): Asked;
  writeResponse(operation: Operation, response: Members): AwsResponse;
  writeError(error: AwsError): AwsResponse;
  readResponse(operation: Operation, response: HttpResponse): Answered;
}

/** A value as the members of a structure; what is not one is an empty structure, as AWS reads it. */
export function asMembers(value: Json): Members {
  return typeof value === 'object' && value !== null && !isList(value) ? value : {};
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

/** The error in a decoded body; its name may carry a namespace before "#" or a link after ":". */
export function readError(status: number, body: Members, headerName?: string): Answered {
  const stated = headerName ?? body.__type ?? body.code ?? 'UnknownError';
  const name = String(stated).split(':')[0]?.split('#').at(-1) ?? 'UnknownError';
  return { kind: 'error', name, status, message: String(body.message ?? body.Message ?? name) };
}
