import * as z from 'zod/mini';
import { Period } from './period.ts';
import { Day } from './time.ts';

/** Something about the data that a reader must know, and what it does to the answers. */
export const DataNote = z.strictObject({
  code: z.string().check(z.minLength(1)),
  text: z.string().check(z.minLength(1)),
  effect: z.string().check(z.minLength(1)),
  rows: z.optional(z.int().check(z.nonnegative())),
  column: z.optional(z.string()),
});
export type DataNote = z.infer<typeof DataNote>;

/** A column in the terms of FOCUS, and what the source has for it. */
export const ColumnState = z.strictObject({
  column: z.string(),
  /** The source's own columns that it is read from, or would be. */
  source: z.array(z.string()),
  state: z.enum(['usable', 'missing', 'empty', 'unusable']),
});
export type ColumnState = z.infer<typeof ColumnState>;

export const SpendMonth = z.strictObject({
  /** The first day of the billing month. */
  month: Day,
  firstDay: Day,
  lastDay: Day,
  /** `open`: it is not over, or AWS may still change it. */
  state: z.enum(['final', 'open']),
  rows: z.int().check(z.nonnegative()),
});
export type SpendMonth = z.infer<typeof SpendMonth>;

/** What was read and how good it is: told before any figure. */
export const DataQuality = z.strictObject({
  format: z.string(),
  formatForced: z.boolean(),
  files: z.array(z.strictObject({ name: z.string(), counted: z.boolean(), why: z.optional(z.string()) })),
  rows: z.int().check(z.nonnegative()),
  /** From the first to after the last day that is charged. */
  period: Period,
  /** Days from this one on are not complete. */
  completeUntil: Day,
  months: z.array(SpendMonth),
  currencies: z.array(z.string()),
  providers: z.array(z.nullable(z.string())),
  columns: z.array(ColumnState),
  notes: z.array(DataNote),
});
export type DataQuality = z.infer<typeof DataQuality>;
