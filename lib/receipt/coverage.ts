import type { CommitmentInForce } from '../core/estate.ts';
import { isBound } from './commitment-identity.ts';
import { addExact, type Exact, orNothing, readExact, subtractExact } from './decimal.ts';
import { bareFamily, familyOf } from './instance-family.ts';
import type { Subject, Unit } from './model.ts';

/** What commitments price: each is a pool of usage of its own. */
export type Usage =
  | 'ec2'
  | 'lambda'
  | 'fargate'
  | 'rds'
  | 'dynamodb'
  | 'elasticache'
  | 'redshift'
  | 'opensearch'
  | 'memorydb'
  | 'sagemaker';

const usageByService: Readonly<Record<string, Usage>> = {
  ec2: 'ec2',
  autoscaling: 'ec2',
  lambda: 'lambda',
  ecs: 'fargate',
  rds: 'rds',
  dynamodb: 'dynamodb',
  elasticache: 'elasticache',
  redshift: 'redshift',
  es: 'opensearch',
  memorydb: 'memorydb',
  sagemaker: 'sagemaker',
};

/** The usage that each product prices (AWS Savings Plans user guide; a reservation prices its own service). */
const usagesByPlan: Readonly<Record<string, readonly Usage[]>> = {
  compute: ['ec2', 'lambda', 'fargate'],
  'ec2-instance': ['ec2'],
  sagemaker: ['sagemaker'],
  database: ['rds', 'dynamodb', 'elasticache'],
};

export interface PricedUsage {
  readonly usage: Usage;
  /** `undefined`: not told. Only reservations and EC2 Instance Savings Plans ask for it. */
  readonly family: string | undefined;
  readonly region: string;
  readonly accountId: string;
}

/** The usage that a unit is, as commitments see it; `undefined` where no commitment prices it (a volume, an address). */
export function pricedUsage({ facet, subject, winner }: Unit): PricedUsage | undefined {
  const { resource, state } = subject;
  if (resource.kind !== 'resource' || (facet !== 'compute' && facet !== 'schedule')) return undefined;
  const usage = usageByService[resource.service];
  if (usage === undefined || (usage === 'ec2' && !isComputing(resource.type))) return undefined;
  const family = familyOf(state?.configuration) ?? familyOf(winner?.finding.action.current);
  return { usage, family, region: resource.region, accountId: resource.accountId };
}

function isComputing(type: string): boolean {
  return type === 'instance' || type === 'autoScalingGroup';
}

type Product = Pick<CommitmentInForce, 'instrument' | 'product' | 'family' | 'region' | 'accountId' | 'scope'>;

/** Whether a commitment prices that usage; `undefined` where the usage's family would decide and is not known. */
export function prices(commitment: Product, { usage, family, region, accountId }: PricedUsage): boolean | undefined {
  if (commitment.scope === 'linked' && commitment.accountId !== accountId) return false;
  if (!usagesOf(commitment).includes(usage)) return false;
  if (!isBound(commitment.instrument, commitment.product)) return true;
  if (commitment.region !== undefined && commitment.region !== region) return false;
  if (commitment.family === undefined) return true;
  return family === undefined ? undefined : bareFamily(commitment.family) === family;
}

export function usagesOf({ instrument, product }: Pick<Product, 'instrument' | 'product'>): readonly string[] {
  return instrument === 'reservation' ? [product] : (usagesByPlan[product] ?? []);
}

/**
 * The part of a resource's hours that no commitment covers, 0 to 1; `undefined` where that was not read. Nothing is
 * covered where commitments were read and none prices such usage.
 */
export function uncoveredShare(
  subject: Subject,
  priced: PricedUsage,
  commitments: readonly CommitmentInForce[] | undefined,
): Exact | undefined {
  const coverage = subject.state?.coverage;
  if (coverage === undefined) {
    const canBeCovered = commitments?.some((commitment) => prices(commitment, priced) !== false) ?? true;
    return canBeCovered ? undefined : whole;
  }
  let covered: Exact = 0;
  for (const { share } of coverage) covered = addExact(covered, readExact(share) ?? 0);
  return orNothing(subtractExact(whole, covered));
}

/** One, as {@link Exact} counts it. */
export const whole: Exact = 1_000_000;
