import type { AwsRequest } from '../aws/service.ts';

/** A value as recordings hold it: JSON, with times as ISO 8601 texts. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [member: string]: Json };

/** Members under the AWS SDK's names. */
export type Members = { readonly [member: string]: Json };

/** One call of a cost API, in no wire format. */
export interface Call {
  /** The service name of the SigV4 scope, e.g. `trustedadvisor`. */
  readonly service: string;
  /** E.g. `ListRecommendations`. */
  readonly operation: string;
  /** The region of the SigV4 scope. */
  readonly region: string;
  /** The account of the caller's credentials, where the endpoint knows it. */
  readonly accountId?: string;
  readonly input: Members;
  /** What was sent, for an account that passes it on. */
  readonly request: AwsRequest;
}

/** Who answers the cost APIs behind the embedded endpoint: a recording, or the user's own AWS account. */
export interface Account {
  /** The response of one call; throws `AwsError` for every answer that AWS would give as an error. */
  answer(call: Call): Promise<Members>;
}
