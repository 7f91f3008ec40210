import type { AwsError } from './aws-error.ts';

/** A request's line and headers: what is known before its body is read. */
export interface RequestHead {
  readonly method: string;
  /** The path as sent, still percent-encoded, without the query. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case; repeated headers joined by a comma. */
  readonly headers: Readonly<Record<string, string>>;
}

/** One request whose signature, host and payload hash are already verified. */
export interface AwsRequest extends RequestHead {
  readonly body: Buffer;
  /** The access key id, region and service of the SigV4 credential scope. */
  readonly accessKeyId: string;
  readonly region: string;
  readonly service: string;
}

export interface AwsResponse {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Buffer | string;
}

/** One AWS service behind the embedded endpoint. */
export interface AwsService {
  /** The service name of the SigV4 scope, e.g. `s3`, `dynamodb`, `lambda`, `events`, `sts`. */
  readonly name: string;
  /** Answers one request; throws {@link AwsError} for every answer that AWS would give as an error. */
  handle(request: AwsRequest): Promise<AwsResponse>;
  /** The error in this service's wire format (XML, REST JSON, awsJson). */
  renderError(error: AwsError, request: AwsRequest): AwsResponse;
  /** Ends timers, processes and files. Called once, when the endpoint closes. */
  close?(): Promise<void>;
}
