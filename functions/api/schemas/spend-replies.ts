import * as z from 'zod/mini';
import { DataQuality } from '../../../lib/core/data-quality.ts';
import { Period } from '../../../lib/core/period.ts';
import { Cube, Decimal, Ledger, UnusualDays } from '../../../lib/core/spend.ts';
import { CostKind, SpendDimension } from '../../../lib/core/spend-view.ts';
import { Id } from '../../../lib/core/task.ts';
import { Day, Instant } from '../../../lib/core/time.ts';

const spendPlace = { analysis: Id, asOf: Instant };
/** No bill was read. */
const UnknownSpend = z.strictObject({
  kind: z.literal('unknown'),
  ...spendPlace,
  reason: z.string(),
  remedy: z.string(),
});
const knownSpend = { kind: z.literal('known'), ...spendPlace, source: z.string() };
const completeness = {
  period: Period,
  /** Days from this one on are not complete. */
  completeUntil: Day,
};

const SpendTable = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('known'),
    times: Cube.shape.times,
    /** One key a dimension, `null` where the bill names none; amounts in the ledger's currency, one a time. */
    rows: z.array(
      z.strictObject({
        keys: z.union([z.array(z.nullable(z.string())), z.literal('others')]),
        amounts: z.array(Decimal),
      }),
    ),
    totals: z.array(Decimal),
  }),
  z.strictObject({ kind: z.literal('unknown'), reason: z.string() }),
]);

export const SpendReply = z.discriminatedUnion('kind', [
  z.strictObject({
    ...knownSpend,
    ...completeness,
    by: z.array(SpendDimension),
    grain: Cube.shape.grain,
    costKind: CostKind,
    ledgers: z.array(
      z.strictObject({
        currency: Ledger.shape.currency,
        costKinds: Ledger.shape.costKinds,
        /** Account ids to names, where the bill tells them. */
        accountNames: z.record(z.string(), z.string()),
        table: SpendTable,
      }),
    ),
  }),
  UnknownSpend,
]);

export const SpendOverviewReply = z.discriminatedUnion('kind', [
  z.strictObject({
    ...knownSpend,
    quality: DataQuality,
    ledgers: z.array(z.omit(Ledger, { cubes: true, unusual: true })),
  }),
  UnknownSpend,
]);

export const AnomalyReply = z.discriminatedUnion('kind', [
  z.strictObject({
    ...knownSpend,
    ...completeness,
    ledgers: z.array(z.strictObject({ currency: Ledger.shape.currency, items: z.array(UnusualDays) })),
  }),
  UnknownSpend,
]);
