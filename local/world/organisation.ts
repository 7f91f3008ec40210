import { shiftDays } from '../../lib/core/period.ts';
import { commitmentDiscounts } from '../../lib/prices/commitments.ts';
import { calendarOf } from './calendar.ts';
import { type Draw, drawFrom } from './random.ts';

/** A reservation or Savings Plan that is paid for. */
export interface HeldCommitment {
  readonly id: string;
  readonly instrument: 'savings-plan' | 'reservation';
  /** `compute` for the plans, `ec2` or `rds` for reservations. */
  readonly product: 'compute' | 'ec2' | 'rds';
  readonly family?: string;
  readonly region?: string;
  readonly accountId: string;
  readonly scope: 'payer' | 'linked';
  /** The last day is the day before `end`. */
  readonly start: string;
  readonly end: string;
  readonly payment: 'no-upfront' | 'partial-upfront';
  /** Off the list price of what it covers. */
  readonly percentOff: number;
  /** The part of what was bought that no usage is left for. */
  readonly unusedPercent: number;
}

/** What holds for the whole organisation. */
export interface Organisation {
  readonly name: string;
  readonly payerId: string;
  /** The negotiated discount on usage. */
  readonly discountPercent: number;
  /** Cost Optimization Hub's savings estimation mode: the basis of its amounts, and of the receipt. */
  readonly mode: 'list' | 'after-discounts';
  /** Hub's preferred commitment; absent: never chosen, and Hub takes three years, all upfront. */
  readonly preferredCommitment?: {
    readonly term: 'one-year' | 'three-years';
    readonly payment: 'no-upfront' | 'partial-upfront';
  };
  readonly primaryRegion: string;
  readonly secondaryRegion: string;
  readonly teams: readonly [string, ...string[]];
  readonly salesTaxPercent: number;
  /** Shared by all accounts. */
  readonly commitments: readonly [HeldCommitment, ...HeldCommitment[]];
}

const names = [
  'Larkfield Freight',
  'Tidemark Health',
  'Copperline Pay',
  'Juniper & Rowe',
  'Northgate Tickets',
] as const;
const teams = ['payments', 'search', 'growth', 'platform', 'data', 'mobile'] as const;

/** The organisation of a seed. */
export function organisationOf(seed: number, asOf: string): Organisation {
  const draw = drawFrom(seed, 'organisation');
  const payerId = accountIdOf(seed, 0);
  const preferredCommitment = drawPreference(draw);
  return {
    name: draw.pick(names),
    payerId,
    discountPercent: draw.pick([4, 5, 6, 7, 8, 9]),
    mode: draw.chance(60) ? 'after-discounts' : 'list',
    ...(preferredCommitment && { preferredCommitment }),
    primaryRegion: 'us-east-1',
    secondaryRegion: 'us-west-2',
    teams,
    salesTaxPercent: draw.pick([0, 6, 7, 8]),
    commitments: sharedCommitments(draw, payerId, calendarOf(asOf).today),
  };
}

/** Twelve digits, the first not zero. */
export function accountIdOf(seed: number, index: number): string {
  const draw = drawFrom(seed, 'account-id', index);
  return `${draw.between(1, 9)}${draw.decimal(11)}`;
}

function drawPreference(draw: Draw): Organisation['preferredCommitment'] | undefined {
  const choice = draw.weighted({ never: 40, oneYear: 45, threeYears: 15 });
  if (choice === 'never') return undefined;
  return choice === 'oneYear'
    ? { term: 'one-year', payment: 'no-upfront' }
    : { term: 'three-years', payment: 'partial-upfront' };
}

/**
 * Two Compute Savings Plans, one of which ends in weeks; a reservation of databases whose hours float to others of
 * its family; and one that was bought for databases that are partly gone, so that nothing is left to float to.
 */
function sharedCommitments(draw: Draw, accountId: string, today: string): [HeldCommitment, ...HeldCommitment[]] {
  const percentOff = commitmentDiscounts.percentOff;
  const common = { accountId, scope: 'payer', unusedPercent: 0 } as const;
  const plan = {
    ...common,
    instrument: 'savings-plan',
    product: 'compute',
    payment: 'no-upfront',
    percentOff: percentOff['compute savings plan']['one-year']['no-upfront'],
  } as const;
  const reservation = { ...common, instrument: 'reservation', product: 'rds', region: 'us-east-1' } as const;
  const rds = percentOff['rds reservation']['one-year'];
  return [
    { ...plan, id: uuid(draw), ...oneYearTo(shiftDays(today, draw.between(200, 260))) },
    { ...plan, id: uuid(draw), ...oneYearTo(shiftDays(today, draw.between(12, 28))) },
    {
      ...reservation,
      id: uuid(draw),
      family: 'db.r5',
      payment: 'partial-upfront',
      percentOff: rds['partial-upfront'],
      ...oneYearTo(shiftDays(today, draw.between(120, 170))),
    },
    {
      ...reservation,
      id: uuid(draw),
      family: 'db.m5',
      payment: 'no-upfront',
      percentOff: rds['no-upfront'],
      unusedPercent: draw.between(25, 45),
      ...oneYearTo(shiftDays(today, draw.between(60, 110))),
    },
  ];
}

export function oneYearTo(end: string): { start: string; end: string } {
  return { start: shiftDays(end, -365), end };
}

export function uuid(draw: Draw): string {
  return [8, 4, 4, 4, 12].map((digits) => draw.hex(digits)).join('-');
}
