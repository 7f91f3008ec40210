import * as z from 'zod/mini';
import { Decision } from './decision.ts';
import { EstateHeader } from './estate.ts';
import { Finding } from './finding.ts';
import { ResourceState } from './resource-state.ts';
import { Settings } from './settings.ts';
import { Instant } from './time.ts';

/** The sums of one account group as lib/receipt tells them: plain JSON, read by lib/receipt alone. */
const GroupSums = z.looseObject({
  accountId: z.string(),
  parts: z.array(z.record(z.string(), z.json())),
  pools: z.array(z.record(z.string(), z.json())),
});

/** A line of `circumstances.ndjson.gz`: what all account groups of an analysis share. */
export const FlipLine = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('circumstances'),
    asOf: Instant,
    settings: Settings,
    estate: EstateHeader,
    decisions: z.array(Decision),
    /** Known amounts a currency has on each basis, over all findings. */
    counts: z.array(z.tuple([z.string(), z.strictObject({ list: z.int(), afterDiscounts: z.int() })])),
  }),
  z.strictObject({ kind: z.literal('sums'), sums: GroupSums }),
  z.strictObject({ kind: z.literal('purchase'), finding: Finding }),
]);
export type FlipLine = z.infer<typeof FlipLine>;

/** A line of `groups/{accountId}.ndjson.gz`: the adjudication's input of one account. */
export const GroupLine = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('finding'), finding: Finding }),
  z.strictObject({ kind: z.literal('state'), state: ResourceState }),
]);
export type GroupLine = z.infer<typeof GroupLine>;
