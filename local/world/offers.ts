import { commitmentDiscounts } from '../../lib/prices/commitments.ts';
import type { Account } from './account.ts';
import type { Meter } from './bill/meter.ts';
import { chargesOf } from './bill/pools.ts';
import type { Organisation } from './organisation.ts';
import type { WorldResource } from './resource.ts';
import { familyOf, priceOf } from './sizing.ts';
import { cents, partOf, percentOf, roundUsd, type Usd, usd } from './usd.ts';
import type { World } from './world.ts';

export type Term = 'one-year' | 'three-years';
export type Payment = 'no-upfront' | 'partial-upfront' | 'all-upfront';

/** A commitment that could be bought, and what it would save if nothing else were done. */
export interface Offer {
  readonly product: 'compute' | 'ec2-instance' | 'ec2' | 'rds';
  readonly family?: string;
  readonly region?: string;
  readonly accountId: string;
  readonly scope: 'payer' | 'linked';
  readonly term: Term;
  readonly payment: Payment;
  /** On-demand spend a month that it could price, at list. */
  readonly eligible: Usd;
  /** In the organisation's basis, whole cents. */
  readonly saving: Usd;
  /** Of reservations: how many of the family's smallest size. */
  readonly units?: number;
  readonly upfront: Usd;
}

/** What runs on demand and could be committed to: one pass over the accounts. */
export interface Bases {
  readonly plans: Usd;
  /** By `family/region`. */
  readonly ec2Families: ReadonlyMap<string, Usd>;
  /** Reservable databases of the one family that no reservation covers. */
  readonly databases: Usd;
}

/** The family of databases that is recommended for reservation, and its unit. */
export const reservableFamily = 'db.r6g';
const reservableUnit = `${reservableFamily}.large`;
const hoursAMonth = 730n;
/** Plans are sized for the steady part of what runs on demand, in percent. */
const steadyPercent = 75;
/** Cost Explorer states hourly spend with ten decimals. */
const hourlyPlaces = 10;
/** Families that EC2 Instance Savings Plans are recommended for. */
const mostFamilies = 3;

export function basesOf(world: World): Bases {
  let plans = 0n;
  let databases = 0n;
  const families = new Map<string, Usd>();
  for (const account of world.accounts())
    for (const resource of account.resources)
      for (const { meter, list } of onDemandCharges(resource)) {
        if (meter.eligible?.byComputePlan) plans += list;
        if (resource.kind === 'instance')
          addTo(families, `${familyOf(resource.instanceType)}/${resource.region}`, list);
        if (isReservable(world.organisation, resource, meter)) databases += list;
      }
  return { plans: hourly(plans), ec2Families: families, databases };
}

/** Every purchase for the whole organisation, in all terms and payments. */
export function payerOffers({ organisation }: World, bases: Bases): Offer[] {
  const common = { organisation, accountId: organisation.payerId, scope: 'payer' } as const;
  const largest = [...bases.ec2Families].sort(([, left], [, right]) => Number(right - left)).slice(0, mostFamilies);
  return [
    ...planOffers({ ...common, product: 'compute', eligible: bases.plans }),
    ...largest.flatMap(([name, eligible]) => {
      const [family = '', region = ''] = name.split('/');
      return planOffers({ ...common, product: 'ec2-instance', family, region, eligible: hourly(eligible) });
    }),
    ...reservationOffers(organisation, bases.databases),
  ];
}

/** A Compute Savings Plan for one account: the same usage, bought again. */
export function linkedOffer(account: Account): Offer | undefined {
  let onDemand = 0n;
  for (const resource of account.resources)
    for (const { meter, list } of onDemandCharges(resource)) if (meter.eligible?.byComputePlan) onDemand += list;
  const eligible = hourly(onDemand);
  const { organisation, accountId } = account;
  const [first] = planOffers({ organisation, accountId, scope: 'linked', product: 'compute', eligible });
  return first !== undefined && first.saving >= usd('25') ? first : undefined;
}

/** The term and payment that is right for this organisation: what it prefers, else one year without upfront. */
export function preferredTerms({ preferredCommitment }: Organisation): { term: Term; payment: Payment } {
  return preferredCommitment ?? { term: 'one-year', payment: 'no-upfront' };
}

/**
 * What an offer saves once other actions have taken from the usage that it was sized for: in proportion for plans, in
 * whole units for reservations.
 *
 * @param taken list dollars a month of eligible on-demand usage that is gone
 */
export function savingAfter({ eligible, saving, units }: Offer, taken: Usd): Usd {
  const left = taken < eligible ? eligible - taken : 0n;
  if (eligible === 0n) return 0n;
  if (units === undefined) return cents(partOf(saving, left, eligible));
  return cents(partOf(saving, (BigInt(units) * left) / eligible, BigInt(units)));
}

interface Base {
  readonly organisation: Organisation;
  readonly product: 'compute' | 'ec2-instance';
  readonly family?: string;
  readonly region?: string;
  readonly accountId: string;
  readonly scope: 'payer' | 'linked';
  readonly eligible: Usd;
}

function planOffers({ organisation, ...base }: Base): Offer[] {
  const rates =
    commitmentDiscounts.percentOff[base.product === 'compute' ? 'compute savings plan' : 'ec2 instance savings plan'];
  return termsAndPayments.map(([term, payment]) => {
    const committed = percentOf(base.eligible, steadyPercent);
    const off = percentOf(committed, rates[term][payment]);
    const cost = committed - off;
    return {
      ...base,
      term,
      payment,
      saving: cents(inBasis(organisation, off)),
      upfront: upfrontOf(cost, term, payment),
    };
  });
}

/** All of the family's units run day and night, so all of them are recommended. */
function reservationOffers(organisation: Organisation, eligible: Usd): Offer[] {
  const unit = usd(priceOf('rds', reservableUnit)) * hoursAMonth;
  const units = Number(eligible / unit);
  if (units === 0) return [];
  return termsAndPayments.map(([term, payment]) => {
    const off = percentOf(unit, commitmentDiscounts.percentOff['rds reservation'][term][payment]);
    return {
      product: 'rds',
      family: reservableFamily,
      region: organisation.primaryRegion,
      accountId: organisation.payerId,
      scope: 'payer',
      term,
      payment,
      eligible,
      // Each unit in whole cents, so that the saving of fewer units is whole cents too.
      saving: cents(inBasis(organisation, off)) * BigInt(units),
      units,
      upfront: upfrontOf((unit - off) * BigInt(units), term, payment),
    };
  });
}

const termsAndPayments: readonly (readonly [Term, Payment])[] = [
  ['one-year', 'no-upfront'],
  ['one-year', 'partial-upfront'],
  ['one-year', 'all-upfront'],
  ['three-years', 'no-upfront'],
  ['three-years', 'partial-upfront'],
  ['three-years', 'all-upfront'],
];

function upfrontOf(monthly: Usd, term: Term, payment: Payment): Usd {
  if (payment === 'no-upfront') return 0n;
  const whole = monthly * (term === 'one-year' ? 12n : 36n);
  return cents(payment === 'all-upfront' ? whole : whole / 2n);
}

function inBasis({ mode, discountPercent }: Organisation, list: Usd): Usd {
  return mode === 'list' ? list : percentOf(list, 100 - discountPercent);
}

/** What no commitment covers, of what one could cover. */
function* onDemandCharges(resource: WorldResource): Generator<{ readonly meter: Meter; readonly list: Usd }> {
  const covered = resource.coverage.reduce((sum, { percent }) => sum + percent, 0);
  for (const { meter, list } of chargesOf(resource))
    if (meter.eligible !== undefined) yield { meter, list: percentOf(list, 100 - covered) };
}

function isReservable({ primaryRegion }: Organisation, resource: WorldResource, { facet }: Meter): boolean {
  return (
    resource.kind === 'database' &&
    facet === 'compute' &&
    resource.region === primaryRegion &&
    familyOf(resource.instanceClass) === reservableFamily
  );
}

/** A month's spend as a source tells it: 730 times an hour's with ten decimals. */
function hourly(monthly: Usd): Usd {
  return roundUsd(partOf(monthly, 1n, hoursAMonth), hourlyPlaces) * hoursAMonth;
}

function addTo(sums: Map<string, Usd>, name: string, amount: Usd): void {
  sums.set(name, (sums.get(name) ?? 0n) + amount);
}
