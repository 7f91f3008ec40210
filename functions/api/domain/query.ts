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
const many = <Value extends z.ZodMiniType>(value: Value, description: string) =>
  z.optional(z.array(value).check(z.minLength(1), z.maxLength(mostValues))).check(z.meta({ description }));
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
  account: many(Text, 'Account ids.'),
  region: many(Text, 'Regions, or `global`.'),
  service: many(Text, 'Services as in an ARN, e.g. `ec2`.'),
  resourceType: many(Text, 'Resource types as in an ARN, e.g. `volume`.'),
  owner: many(Text, 'Owners; an empty one stands for those without.'),
  tag: many(Text, 'Owner tags as `key=value`, or `key` for any value.'),
  action: many(ActionKind, 'What is proposed.'),
  facet: many(Facet, 'The part of the resource.'),
  status: many(OpportunityStatus, 'Where the decision stands now.'),
  effort: many(Level, 'Effort.'),
  risk: many(Level, 'Risk.'),
  grade: many(z.enum(['A', 'B', 'C']), 'Grade of evidence.'),
  currency: z
    .optional(z.string().check(z.regex(/^[A-Z]{3}$/)))
    .check(z.meta({ description: 'The currency of what counts.' })),
  minimumAmount: z.optional(Amount).check(
    z.meta({
      description: 'At least this counts a month. What has no amount does not pass.',
    }),
  ),
  maximumAmount: z.optional(Amount).check(
    z.meta({
      description: 'At most this counts a month. What has no amount does not pass.',
    }),
  ),
  minimumAgeDays: z.optional(Days).check(z.meta({ description: 'First seen at least so many days ago.' })),
  maximumAgeDays: z.optional(Days).check(z.meta({ description: 'First seen at most so many days ago.' })),
  text: z.optional(z.string().check(z.maxLength(200))).check(
    z.meta({
      description: 'Words, each somewhere in id, name, account, service, action, current, target, owner or tags.',
    }),
  ),
});
export type OpportunityFilter = z.infer<typeof OpportunityFilter>;

export const AnalysisChoice = z.strictObject({
  analysis: z.optional(Id).check(z.meta({ description: 'An analysis. Default: the newest comprehensive one.' })),
});

/** The rows that one page may have, and has where nobody says. */
const pageLimits = { most: 500, usual: 50 };

export const PageQuery = z.strictObject({
  limit: z._default(z.coerce.number().check(z.int(), z.minimum(1), z.maximum(pageLimits.most)), pageLimits.usual).check(
    z.meta({
      override: { type: 'integer', minimum: 1, maximum: pageLimits.most, default: pageLimits.usual },
      description: 'Items of a page.',
    }),
  ),
  cursor: z.optional(z.string().check(z.maxLength(600))).check(z.meta({ description: '`next` of the page before.' })),
});

const mostSkipped = 1_000_000;

/** A list of which any page can be shown without those before it. */
const SkipQuery = z.strictObject({
  skip: z.optional(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(mostSkipped))).check(
    z.meta({
      override: { type: 'integer', minimum: 0, maximum: mostSkipped },
      description: 'Items before the page. Where there is a `cursor`, that says where the page begins.',
    }),
  ),
});

export const OpportunityQuery = z.strictObject({
  ...AnalysisChoice.shape,
  ...OpportunityFilter.shape,
  sort: z._default(z.enum(sorts), 'order').check(z.meta({ description: '`-` in front turns the order round.' })),
  groupBy: z.optional(z.enum(groupings)).check(z.meta({ description: 'Sums by a column, beside the page.' })),
  ...PageQuery.shape,
  ...SkipQuery.shape,
});
export type OpportunityQuery = z.infer<typeof OpportunityQuery>;

/** Which lines of the receipt, and in which order. */
export const ReceiptQuery = z.strictObject({
  ...AnalysisChoice.shape,
  kind: z
    .optional(z.enum(lineKinds))
    .check(z.meta({ description: 'Lines that count, that were struck for a reason, or that stand beside for one.' })),
  text: z.optional(z.string().check(z.maxLength(200))).check(
    z.meta({
      description: 'Words, each somewhere in what the opportunity is called or in why the line does not count.',
    }),
  ),
  sort: z
    ._default(z.enum(lineSorts), 'place')
    .check(
      z.meta({ description: 'By place in the receipt, or by what is stated or counts; `-` in front turns it round.' }),
    ),
  ...PageQuery.shape,
  ...SkipQuery.shape,
});
export type ReceiptQuery = z.infer<typeof ReceiptQuery>;
