import * as z from 'zod';
import { OpportunityStatus } from '../../../lib/core/analysis.ts';
import { ActionKind, Facet } from '../../../lib/core/finding.ts';
import { Level } from '../../../lib/core/level.ts';
import { Id } from '../../../lib/core/task.ts';
import { sorts } from './order.ts';
import { groupings } from './sums.ts';

const mostValues = 50;
const Text = z.string().max(256);
const many = <Value extends z.ZodType>(value: Value, description: string) =>
  z.array(value).min(1).max(mostValues).optional().meta({ description });
const Amount = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/, 'an amount such as "250" or "0.50"');
const Days = z.coerce
  .number()
  .int()
  .min(0)
  .max(36_500)
  .meta({ override: { type: 'integer', minimum: 0, maximum: 36_500 } });

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
    .string()
    .regex(/^[A-Z]{3}$/)
    .optional()
    .meta({ description: 'The currency of what counts.' }),
  minimumAmount: Amount.optional().meta({
    description: 'At least this counts a month. What has no amount does not pass.',
  }),
  maximumAmount: Amount.optional().meta({
    description: 'At most this counts a month. What has no amount does not pass.',
  }),
  minimumAgeDays: Days.optional().meta({ description: 'First seen at least so many days ago.' }),
  maximumAgeDays: Days.optional().meta({ description: 'First seen at most so many days ago.' }),
  text: z.string().max(200).optional().meta({
    description: 'Words, each somewhere in id, name, account, service, action, current, target, owner or tags.',
  }),
});
export type OpportunityFilter = z.infer<typeof OpportunityFilter>;

export const AnalysisChoice = z.strictObject({
  analysis: Id.optional().meta({ description: 'An analysis. Default: the newest comprehensive one.' }),
});

/** The rows that one page may have, and has where nobody says. */
const pageLimits = { most: 500, usual: 50 };

export const PageQuery = z.strictObject({
  limit: z.coerce
    .number()
    .int()
    .min(1)
    .max(pageLimits.most)
    .default(pageLimits.usual)
    .meta({
      override: { type: 'integer', minimum: 1, maximum: pageLimits.most, default: pageLimits.usual },
      description: 'Items of a page.',
    }),
  cursor: z.string().max(600).optional().meta({ description: '`next` of the page before.' }),
});

export const OpportunityQuery = z.strictObject({
  ...AnalysisChoice.shape,
  ...OpportunityFilter.shape,
  sort: z.enum(sorts).default('order').meta({ description: '`-` in front turns the order round.' }),
  groupBy: z.enum(groupings).optional().meta({ description: 'Sums by a column, beside the page.' }),
  ...PageQuery.shape,
});
export type OpportunityQuery = z.infer<typeof OpportunityQuery>;
