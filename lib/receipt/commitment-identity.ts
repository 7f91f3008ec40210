import type { Finding } from '../core/finding.ts';
import type { Commitment } from '../core/resource.ts';
import { bareFamily, familyOf } from './instance-family.ts';
import { regionOf } from './region.ts';

/** How a source names a purchase. */
export interface PurchaseNaming {
  readonly accountId: string;
  /** `ComputeSavingsPlans`, `COMPUTE_SP`, `RdsReservedInstances`, `Amazon Relational Database Service`. */
  readonly product: string;
  readonly family?: string | null | undefined;
  /** `db.r5.large`, where the source tells no family. */
  readonly instanceType?: string | null | undefined;
  readonly region?: string | null | undefined;
  /** `ONE_YEAR`, `OneYear`, `1 year`, `1`. */
  readonly term?: string | null | undefined;
  /** `NO_UPFRONT`, `NoUpfront`, `No Upfront`. */
  readonly payment?: string | null | undefined;
  /** `PAYER`, `Payer`, `Linked`. Default: payer, as Cost Explorer's. */
  readonly scope?: string | null | undefined;
}

type Pool = readonly [Commitment['instrument'], string];

/** Names in Cost Optimization Hub, Cost Explorer and on bills, letters and digits only. */
const pools: Readonly<Record<string, Pool>> = {
  computesavingsplans: ['savings-plan', 'compute'],
  computesp: ['savings-plan', 'compute'],
  ec2instancesavingsplans: ['savings-plan', 'ec2-instance'],
  ec2instancesp: ['savings-plan', 'ec2-instance'],
  sagemakersavingsplans: ['savings-plan', 'sagemaker'],
  sagemakersp: ['savings-plan', 'sagemaker'],
  databasesavingsplans: ['savings-plan', 'database'],
  databasesp: ['savings-plan', 'database'],
  ec2reservedinstances: ['reservation', 'ec2'],
  amazonelasticcomputecloudcompute: ['reservation', 'ec2'],
  amazonec2: ['reservation', 'ec2'],
  rdsreservedinstances: ['reservation', 'rds'],
  amazonrelationaldatabaseservice: ['reservation', 'rds'],
  amazonrds: ['reservation', 'rds'],
  redshiftreservedinstances: ['reservation', 'redshift'],
  amazonredshift: ['reservation', 'redshift'],
  elasticachereservedinstances: ['reservation', 'elasticache'],
  amazonelasticache: ['reservation', 'elasticache'],
  opensearchreservedinstances: ['reservation', 'opensearch'],
  amazonopensearchservice: ['reservation', 'opensearch'],
  amazonelasticsearchservice: ['reservation', 'opensearch'],
  dynamodbreservedcapacity: ['reservation', 'dynamodb'],
  amazondynamodb: ['reservation', 'dynamodb'],
  memorydbreservedinstances: ['reservation', 'memorydb'],
  amazonmemorydb: ['reservation', 'memorydb'],
};

/** The purchase that a source names, the same one whoever names it; `undefined` where the product is not known. */
export function identifyCommitment(naming: PurchaseNaming): Commitment | undefined {
  const pool = pools[letters(naming.product)];
  if (pool === undefined) return undefined;
  const [instrument, product] = pool;
  const bound = isBound(instrument, product);
  const family = naming.family ? bareFamily(naming.family) : familyOf(naming.instanceType ?? undefined);
  const region = regionOf(naming.region);
  const term = termOf(naming.term);
  const payment = paymentOf(naming.payment);
  return {
    kind: 'commitment',
    accountId: naming.accountId,
    instrument,
    product,
    scope: letters(naming.scope) === 'linked' ? 'linked' : 'payer',
    ...(bound && family && { family }),
    ...(bound && region !== 'global' && { region }),
    ...(term && { term }),
    ...(payment && { payment }),
  };
}

/** What a purchase is for, without its terms: the same pool however a source words it. */
export function poolOf({ term: _, payment: __, family, region, ...pool }: Commitment): Commitment {
  if (!isBound(pool.instrument, pool.product)) return pool;
  return { ...pool, ...(family && { family: bareFamily(family) }), ...(region && { region }) };
}

/** Whether a purchase is bound to a family and a region; a plan for compute, SageMaker or databases floats over both. */
export function isBound(instrument: Commitment['instrument'], product: string): boolean {
  return instrument === 'reservation' || product === 'ec2-instance';
}

/**
 * What makes two purchases of one pool the same; empty for what is no purchase. Without terms, a renewal and a new
 * purchase are still two.
 */
export function termsOf({ resource, source }: Pick<Finding, 'resource' | 'source'>): string {
  if (resource.kind !== 'commitment') return '';
  const { term, payment } = resource;
  return term || payment ? `${term}/${payment}` : `${source.family}/${source.check}`;
}

function termOf(spelling: string | null | undefined): Commitment['term'] {
  const text = letters(spelling);
  if (/^(one|1|12)/.test(text)) return 'one-year';
  return /^(three|3)/.test(text) ? 'three-years' : undefined;
}

function paymentOf(spelling: string | null | undefined): Commitment['payment'] {
  const text = letters(spelling);
  if (text.startsWith('no')) return 'no-upfront';
  if (text.startsWith('partial')) return 'partial-upfront';
  return text.startsWith('all') ? 'all-upfront' : undefined;
}

function letters(text: string | null | undefined): string {
  return (text ?? '').toLowerCase().replace(/[^a-z0-9]/g, '');
}
