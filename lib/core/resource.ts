import * as z from 'zod/mini';
import { AccountId } from './account-id.ts';

/** A thing in an account, named the same way whoever speaks of it. */
export const CloudResource = z.strictObject({
  kind: z.literal('resource'),
  accountId: AccountId,
  /** Region code such as `eu-west-1`, or `global`. */
  region: z.string().check(z.minLength(1)),
  /** Service as in an ARN: `ec2`, `rds`, `lambda`, `elasticloadbalancing`. */
  service: z.string().check(z.minLength(1)),
  /** Resource type as in an ARN: `instance`, `volume`, `db`, `function`. */
  type: z.string().check(z.minLength(1)),
  /** The id without ARN, region or zone: `i-0123`, `my-function`. */
  id: z.string().check(z.minLength(1)),
  arn: z.optional(z.string()),
  name: z.optional(z.string()),
  tags: z.optional(z.record(z.string(), z.string())),
});
export type CloudResource = z.infer<typeof CloudResource>;

/** A purchase: usage of a family, service or whole account that a commitment would price. */
export const Commitment = z.strictObject({
  kind: z.literal('commitment'),
  accountId: AccountId,
  instrument: z.enum(['savings-plan', 'reservation']),
  /** `compute`, `ec2-instance`, `sagemaker`, `database` for plans; the service of a reservation, e.g. `rds`. */
  product: z.string().check(z.minLength(1)),
  /** The instance family or node type that a reservation or EC2 Instance Savings Plan is bound to. */
  family: z.optional(z.string()),
  region: z.optional(z.string()),
  term: z.optional(z.enum(['one-year', 'three-years'])),
  payment: z.optional(z.enum(['no-upfront', 'partial-upfront', 'all-upfront'])),
  scope: z.enum(['payer', 'linked']),
});
export type Commitment = z.infer<typeof Commitment>;

export const Resource = z.discriminatedUnion('kind', [CloudResource, Commitment]);
export type Resource = z.infer<typeof Resource>;
