import type { CostColumn, Dimension, PriceColumn, QuantityColumn, TextColumn, TimeColumn } from './columns.ts';

/** What rows must be like. All conditions of a list hold together; regular expressions are RE2's. */
export type Condition =
  | { readonly column: Dimension; readonly in: readonly string[] }
  | { readonly column: Dimension; readonly notIn: readonly string[] }
  | { readonly column: TextColumn; readonly matches: string }
  | { readonly column: TextColumn; readonly isPresent: boolean }
  | { readonly column: CostColumn | QuantityColumn; readonly above: string }
  /** `from` inclusive, `before` exclusive; days. */
  | { readonly column: 'Day' | 'Month'; readonly from: string; readonly before: string }
  /** Rows of an hour. */
  | { readonly isHourly: true }
  /** Rows of a day or less: no fee of a month. */
  | { readonly isWithinADay: true }
  | { readonly tag: string; readonly is: string }
  | { readonly any: readonly Condition[] };

/** What is added up. `charges`: what is billed before credits: positive amounts, and discounts of usage in rows of their own. */
export type Sum = CostColumn | QuantityColumn | 'charges';

/**
 * What an analysis needs of the bill, as data: which rows, in which groups, which sums. Only the gateway makes a query
 * of it.
 */
export interface Question {
  readonly where?: readonly Condition[];
  readonly groupBy: readonly Dimension[];
  readonly sums: readonly Sum[];
  /** The key of the tag that `TagValue` speaks of, as the export spells it. Rows without it are in no group. */
  readonly tag?: string;
  /** The highest price of a unit in each group. */
  readonly highest?: PriceColumn;
  /** The tags of one row of each group. */
  readonly withTags?: boolean;
  /** The latest moment of a column in each group. */
  readonly latest?: TimeColumn;
  /** Beyond the largest by the first sum, groups are folded into one without keys of these dimensions. */
  readonly fold?: { readonly dimensions: readonly Dimension[]; readonly keep: number };
}

/** One group of the answer. Sums are decimal texts, `null` where no row of it has a value. */
export interface Group {
  /** All that was folded together. */
  readonly folded?: true;
  readonly keys: Readonly<Partial<Record<Dimension, string | null>>>;
  readonly sums: Readonly<Partial<Record<Sum, string | null>>>;
  readonly rows: number;
  /** The first moment and the moment after the last that these rows are for: ISO 8601, UTC. */
  readonly start: string;
  readonly end: string;
  readonly highest?: string;
  readonly latest?: string;
  readonly tags?: Readonly<Record<string, string>>;
}

/** Asks the bill. @throws MeshError `timeout` where the task's time is up */
export type Ask = (question: Question) => Promise<readonly Group[]>;
