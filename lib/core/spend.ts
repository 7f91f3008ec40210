import * as z from 'zod/mini';
import { AccountId } from './account-id.ts';
import { DataQuality } from './data-quality.ts';
import { Money } from './money.ts';
import { Period } from './period.ts';
import { CostKind, SpendDimension, SpendGrain } from './spend-view.ts';
import { Day, Instant } from './time.ts';

/** One thing's cost in each kind that can be told. A kind that is absent is not zero: the ledger says why. */
export const Costs = z.partialRecord(CostKind, Money);
export type Costs = z.infer<typeof Costs>;

/** A decimal text that may be negative: a rate or a quantity, no amount of money. */
export const Decimal = z.string().check(z.regex(/^-?\d+(\.\d+)?$/, 'a plain decimal text'));

/** A part of a whole as decimal text, "0.25" for a quarter; or why it cannot be told. */
export const Share = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('known'), value: Decimal }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.string().check(z.minLength(1)) }),
]);
export type Share = z.infer<typeof Share>;

/**
 * Spend by two dimensions and by time. The largest pairs have a row each, all others together are the last one, so
 * that every cube of one ledger, cost kind and grain has the same total.
 */
export const Cube = z.strictObject({
  dimensions: z.tuple([SpendDimension, SpendDimension]),
  grain: SpendGrain,
  costKind: CostKind,
  /** Days or first days of months; `earlier` is all before the first of them. */
  times: z.array(z.union([Day, z.literal('earlier')])),
  /** Amounts in the ledger's currency, one a time. A key is `null` where the bill names none. */
  rows: z.array(
    z.strictObject({
      keys: z.union([z.tuple([z.nullable(z.string()), z.nullable(z.string())]), z.literal('others')]),
      amounts: z.array(Decimal),
    }),
  ),
});
export type Cube = z.infer<typeof Cube>;

/** One entry of a list of spend, with the rows of the bill that it sums. */
export const SpendEntry = z.strictObject({
  provider: z.nullable(z.string()),
  /** The service, account, region, ... `null` where the bill names none. */
  key: z.nullable(z.string()),
  name: z.optional(z.string()),
  rows: z.int().check(z.nonnegative()),
  costs: Costs,
  /** Of all charges before credits and refunds, so that it is never negative nor above one. */
  shareOfCharges: Share,
});
export type SpendEntry = z.infer<typeof SpendEntry>;

export const Breakdown = z.strictObject({
  dimension: z.union([SpendDimension, z.enum(['provider', 'part', 'month'])]),
  entries: z.array(SpendEntry),
});
export type Breakdown = z.infer<typeof Breakdown>;

/** What a charge is for a reader of an invoice; each charge is one of them. */
export const SpendPart = z.enum([
  'usage',
  'purchases',
  'support',
  'marketplace',
  'tax',
  'credits',
  'refunds',
  'adjustments',
]);
export type SpendPart = z.infer<typeof SpendPart>;

/** The spend of a day. A day that is not complete makes neither trend nor alarm. */
export const SpendDay = z.strictObject({
  provider: z.nullable(z.string()),
  day: Day,
  rows: z.int().check(z.nonnegative()),
  costs: Costs,
  complete: z.boolean(),
});
export type SpendDay = z.infer<typeof SpendDay>;

/** Why an amount changed: `unexplained` where the bill has no quantity for it. */
export const DriverKind = z.enum(['price', 'quantity', 'new', 'gone', 'unexplained']);
export type DriverKind = z.infer<typeof DriverKind>;

/** What a part of a change comes from. */
export const Driver = z.strictObject({
  kind: DriverKind,
  /** Usage type or, where the bill has none, SKU. */
  item: z.nullable(z.string()),
  region: z.nullable(z.string()),
  amount: Money,
});
export type Driver = z.infer<typeof Driver>;

/** A service of an account whose spend moved. The drivers add up to the change. */
export const Mover = z.strictObject({
  provider: z.nullable(z.string()),
  service: z.nullable(z.string()),
  accountId: z.nullable(AccountId),
  accountName: z.optional(z.string()),
  baseline: Money,
  current: Money,
  change: Money,
  drivers: z.array(Driver),
});
export type Mover = z.infer<typeof Mover>;

/** Two spans of time against one another, in usage and purchases: without tax, credits and refunds. */
export const Comparison = z.strictObject({
  /** `same-days`: the days of an unfinished month against the same days of the month before. */
  kind: z.enum(['full-month', 'same-days']),
  costKind: CostKind,
  baselinePeriod: Period,
  currentPeriod: Period,
  baseline: Money,
  current: Money,
  change: Money,
  /** The largest first; with `others` they add up to the change. */
  movers: z.array(Mover),
  others: Money,
});
export type Comparison = z.infer<typeof Comparison>;

/** Days on which a service of an account cost more than its course explains. */
export const UnusualDays = z.strictObject({
  id: z.string().check(z.minLength(1)),
  period: Period,
  provider: z.nullable(z.string()),
  service: z.nullable(z.string()),
  accountId: z.nullable(AccountId),
  accountName: z.optional(z.string()),
  costKind: CostKind,
  /** `ramp`: a rise over days, none of which alone is unusual. */
  shape: z.enum(['jump', 'ramp']),
  actual: Money,
  /** A forecast from the days before, to the cent. */
  expected: Money,
  impact: Money,
  driver: z.optional(Driver),
});
export type UnusualDays = z.infer<typeof UnusualDays>;

/** How much of a commitment was used in the period of the facts. */
export const CommitmentUse = z.strictObject({
  id: z.string(),
  type: z.nullable(z.string()),
  accountId: z.nullable(AccountId),
  used: Money,
  unused: Money,
  utilisation: Share,
  /** The first day without it, where the source tells it: FOCUS has no column for it up to 1.2. */
  end: z.optional(Day),
});
export type CommitmentUse = z.infer<typeof CommitmentUse>;

/** A ratio of two amounts and the amounts that it is of. */
export const Ratio = z.strictObject({
  share: Share,
  part: z.optional(Money),
  whole: z.optional(Money),
  /** How it is computed, as a sentence. */
  formula: z.string(),
});
export type Ratio = z.infer<typeof Ratio>;

/** What a unit of something costs, where the bill tells quantities. */
export const UnitPrice = z.strictObject({
  provider: z.nullable(z.string()),
  service: z.nullable(z.string()),
  item: z.nullable(z.string()),
  region: z.nullable(z.string()),
  unit: z.string(),
  quantity: Decimal,
  cost: z.partialRecord(CostKind, Money),
  /** Cost by quantity, rounded to ten decimals as AWS rounds rows. */
  price: z.partialRecord(CostKind, Money),
});
export type UnitPrice = z.infer<typeof UnitPrice>;

/** How far a tag reaches. Credits and refunds stand apart: an untagged credit must not make tagged spend look larger. */
export const TagCoverage = z.strictObject({
  provider: z.nullable(z.string()),
  key: z.string(),
  /** Of the charges before credits and refunds. */
  share: Share,
  tagged: Money,
  untagged: Money,
  credits: z.strictObject({ tagged: Money, untagged: Money }),
  /** All rows by value, credits among them; `null` is untagged and may be negative. The largest, then `others`. */
  values: z.array(
    z.strictObject({ value: z.nullable(z.string()), rows: z.int().check(z.nonnegative()), costs: Costs }),
  ),
  others: z.optional(z.strictObject({ rows: z.int().check(z.nonnegative()), costs: Costs })),
});
export type TagCoverage = z.infer<typeof TagCoverage>;

/** All spend of one currency. Ledgers are never added. */
export const Ledger = z.strictObject({
  currency: Money.shape.currency,
  /** The kinds that can be told for every provider, and why the others cannot. */
  costKinds: z.array(z.strictObject({ kind: CostKind, usable: z.boolean(), reason: z.optional(z.string()) })),
  /** Everything. Headlines are billed. */
  net: Costs,
  /** Before credits, refunds and tax. */
  gross: Costs,
  breakdowns: z.array(Breakdown),
  days: z.array(SpendDay),
  cubes: z.array(Cube),
  comparisons: z.array(Comparison),
  unusual: z.array(UnusualDays),
  commitments: z.array(CommitmentUse),
  utilisation: Ratio,
  coverage: Ratio,
  effectiveSavingsRate: Ratio,
  unitPrices: z.array(UnitPrice),
  tags: z.array(TagCoverage),
});
export type Ledger = z.infer<typeof Ledger>;

/** Spend as an export or Cost Explorer tells it: quality first, then a ledger a currency. */
export const SpendFacts = z.strictObject({
  version: z.literal(1),
  source: z.string(),
  asOf: Instant,
  quality: DataQuality,
  ledgers: z.array(Ledger),
});
export type SpendFacts = z.infer<typeof SpendFacts>;
