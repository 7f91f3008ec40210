import type { AwsRequest, AwsResponse } from '../service.ts';
import type { Bodies } from './bodies.ts';
import type { ObjectIndex } from './object-index.ts';

/** Where buckets and objects are kept. */
export interface Store {
  readonly index: ObjectIndex;
  readonly bodies: Bodies;
}

/** One S3 request with its names read from the path; a name is empty where the operation has none. */
export interface S3Call {
  readonly request: AwsRequest;
  readonly bucket: string;
  readonly key: string;
}

/** One operation of S3, with all that it takes; a request with more is refused rather than half understood. */
export interface S3Operation {
  readonly name: string;
  readonly method: string;
  readonly scope: 'service' | 'bucket' | 'object';
  /** Query parameters beyond those of every request. */
  readonly query: readonly string[];
  /** `x-amz-*` headers beyond those of every request; one that ends with a hyphen is a prefix. */
  readonly headers: readonly string[];
  handle(call: S3Call, store: Store): AwsResponse | Promise<AwsResponse>;
}
