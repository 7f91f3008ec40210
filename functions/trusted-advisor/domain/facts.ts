import type { ErrorCode } from '../../../lib/core/errors.ts';

/** A check, and its headings by the key under which a resource's metadata holds the value. */
export interface CheckFact {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly pillars: readonly string[];
  readonly headings: Readonly<Record<string, string>>;
}

/** What Trusted Advisor says of one check in this account. */
export interface RecommendationFact {
  /** What the next call takes: an ARN in the Trusted Advisor API, a check id in the Support API. */
  readonly reference: string;
  readonly recommendationId: string | undefined;
  readonly checkId: string | undefined;
  /** Held in the ARN; the Support API names no account. */
  readonly accountId: string | undefined;
  readonly name: string;
  readonly pillars: readonly string[];
  readonly status: string;
  readonly statusReason: string | undefined;
  readonly lifecycleStage: string | undefined;
  readonly flagged: number;
  readonly excluded: number;
  /** US dollars a month as AWS sums them, over resources that may overlap. */
  readonly statedMonthlySavings: number | undefined;
  readonly refreshedAt: string | undefined;
}

/** One resource of a check; its metadata is read through the check's headings. */
export interface ResourceFact {
  /** `awsResourceId`, or the Support API's own opaque id. */
  readonly id: string;
  readonly region: string | undefined;
  readonly status: string;
  readonly excluded: boolean;
  readonly metadata: Readonly<Record<string, string | null>>;
  readonly refreshedAt: string | undefined;
}

/** Why a call was not answered: a result, since accounts without the plan or the permission are expected. */
export interface Refusal {
  /** Service and operation, as in an IAM action. */
  readonly call: string;
  readonly code: ErrorCode | 'plan-required';
  /** AWS's own name of the error. */
  readonly name: string;
  readonly message: string;
}
