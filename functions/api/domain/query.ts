import * as z from 'zod/mini';
import { ActionKind, Facet } from '../../../lib/core/action.ts';
import { OpportunityStatus } from '../../../lib/core/decision.ts';
import { Level } from '../../../lib/core/level.ts';
import { Id } from '../../../lib/core/task.ts';
import { sorts } from './order.ts';
import { lineKinds, lineSorts } from './receipt-lines.ts';
import { groupings } from './sums.ts';

const mostValues = 50;
const Text = z.string().check(z.maxLength(256));
const listOf = <Value extends z.ZodMiniType>(value: Value) =>
  z.array(value).check(z.minLength(1), z.maxLength(mostValues));
const Texts = listOf(Text);
const Levels = listOf(Level);
function many<List extends z.ZodMiniType>(list: List, description: string): z.ZodMiniOptional<List> {
  const schema = z.optional(list);
  z.globalRegistry.add(schema, { description });
  return schema;
}
const Amount = z.string().check(z.regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'an amount such as "250" or "0.50"'));
const Days = z.coerce
  .number()
  .check(
    z.int(),
    z.minimum(0),
    z.maximum(36_500),
    z.meta({ override: { type: 'integer', minimum: 0, maximum: 36_500 } }),
  );

/** Which opportunities: within one column any of the values, and all columns together. */
export const OpportunityFilter = z.strictObject({
  account: many(Texts, 'Account ids.'),
  region: many(Texts, 'Regions, or `global`.'),
  service: many(Texts, 'Services as in an ARN, e.g. `ec2`.'),
  resourceType: many(Texts, 'Resource types as in an ARN, e.g. `volume`.'),
  owner: many(Texts, 'Owners; an empty one stands for those without.'),
  tag: many(Texts, 'Owner tags as `key=value`, or `key` for any value.'),
  action: many(listOf(ActionKind), 'What is proposed.'),
  facet: many(listOf(Facet), 'The part of the resource.'),
  status: many(listOf(OpportunityStatus), 'Where the decision stands now.'),
  effort: many(Levels, 'Effort.'),
  risk: many(Levels, 'Risk.'),
  grade: many(listOf(z.enum(['A', 'B', 'C'])), 'Grade of evidence.'),
  currency: z
    .optional(z.string().check(z.regex(/^[A-Z]{3}$/)))
    .register(z.globalRegistry, { description: 'The currency of what counts.' }),
  minimumAmount: z.optional(Amount).register(z.globalRegistry, {
    description: 'At least this counts a month. What has no amount does not pass.',
  }),
  maximumAmount: z.optional(Amount).register(z.globalRegistry, {
    description: 'At most this counts a month. What has no amount does not pass.',
  }),
  minimumAgeDays: z.optional(Days).register(z.globalRegistry, { description: 'First seen at least so many days ago.' }),
  maximumAgeDays: z.optional(Days).register(z.globalRegistry, { description: 'First seen at most so many days ago.' }),
  text: z.optional(z.string().check(z.maxLength(200))).register(z.globalRegistry, {
    description: 'Words, each somewhere in id, name, account, service, action, current, target, owner or tags.',
  }),
});
export type OpportunityFilter = z.infer<typeof OpportunityFilter>;

export const AnalysisChoice = z.strictObject({
  analysis: z
    .optional(Id)
    .register(z.globalRegistry, { description: 'An analysis. Default: the newest comprehensive one.' }),
});

/** The rows that one page may have, and has where nobody says. */
const pageLimits = { most: 500, usual: 50 };

export const PageQuery = z.strictObject({
  limit: z
    ._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(pageLimits.most)), pageLimits.usual)
    .register(z.globalRegistry, {
      override: { type: 'integer', minimum: 1, maximum: pageLimits.most, default: pageLimits.usual },
      description: 'Items of a page.',
    }),
  cursor: z
    .optional(z.string().check(z.maxLength(600)))
    .register(z.globalRegistry, { description: '`next` of the page before.' }),
});

const mostSkipped = 1_000_000;

/** A list of which any page can be shown without those before it. */
const SkipQuery = z.strictObject({
  skip: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(mostSkipped))).register(z.globalRegistry, {
    override: { type: 'integer', minimum: 0, maximum: mostSkipped },
    description: 'Items before the page. Where there is a `cursor`, that says where the page begins.',
  }),
});

export const OpportunityQuery = z.strictObject({
  ...AnalysisChoice.shape,
  ...OpportunityFilter.shape,
  sort: z
    ._default(z.enum(sorts), 'order')
    .register(z.globalRegistry, { description: '`-` in front turns the order round.' }),
  groupBy: z
    .optional(z.enum(groupings))
    .register(z.globalRegistry, { description: 'Sums by a column, beside the page.' }),
  ...PageQuery.shape,
  ...SkipQuery.shape,
});
export type OpportunityQuery = z.infer<typeof OpportunityQuery>;

/** Which lines of the receipt, and in which order. */
export const ReceiptQuery = z.strictObject({
  ...AnalysisChoice.shape,
  kind: z.optional(z.enum(lineKinds)).register(z.globalRegistry, {
    description: 'Lines that count, that were struck for a reason, or that stand beside for one.',
  }),
  text: z.optional(z.string().check(z.maxLength(200))).register(z.globalRegistry, {
    description: 'Words, each somewhere in what the opportunity is called or in why the line does not count.',
  }),
  sort: z._default(z.enum(lineSorts), 'place').register(z.globalRegistry, {
    description: 'By place in the receipt, or by what is stated or counts; `-` in front turns it round.',
  }),
  ...PageQuery.shape,
  ...SkipQuery.shape,
});
export type ReceiptQuery = z.infer<typeof ReceiptQuery>;
