import type { BillColumn, CostColumn } from './columns.ts';

/** A file of the export, and whether its rows are part of the answer. */
export interface FileFact {
  /** As the reader knows it: its path below what was given. */
  readonly name: string;
  readonly counted: boolean;
  /** Why it is not counted. */
  readonly why?: string;
}

/** Something about the files that a reader must know. */
export interface FileProblem {
  readonly kind: 'missing' | 'surplus' | 'second-copy' | 'outside' | 'undecided';
  readonly text: string;
}

export interface ColumnFact {
  readonly column: BillColumn;
  /** The columns of this format that it is read from, or would be. */
  readonly source: readonly string[];
  /** `empty`: it is there, and no row has a value. */
  readonly state: 'there' | 'missing' | 'empty';
}

export interface MonthFact {
  /** The first day of the billing month. */
  readonly month: string;
  readonly rows: number;
  /** Days that usage was charged for, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Every usage row carries the number of an invoice. */
  readonly invoiced: boolean;
}

export interface ProviderFact {
  readonly provider: string | null;
  readonly rows: number;
  /** Rows whose billed cost has cents or less. */
  readonly fractionalBilled: number;
  /** Of these, the rows in which another cost has cents or less. */
  readonly fractional: Readonly<Record<Exclude<CostColumn, 'BilledCost'>, number>>;
  /** Rows that state no such cost. */
  readonly without: Readonly<Record<Exclude<CostColumn, 'BilledCost'>, number>>;
}

/** How long the charge periods of usage rows are. */
export interface GrainFact {
  readonly hours: number;
  readonly days: number;
  readonly longer: number;
}

/** All that was seen of an export before any analysis. */
export interface BillFacts {
  readonly format: string;
  readonly formatForced: boolean;
  readonly files: readonly FileFact[];
  readonly problems: readonly FileProblem[];
  readonly columns: readonly ColumnFact[];
  readonly rows: number;
  readonly months: readonly MonthFact[];
  readonly currencies: readonly string[];
  readonly providers: readonly ProviderFact[];
  readonly grain: GrainFact;
  /** Cells that spell "nothing" as a word. */
  readonly nullWords: readonly { readonly column: string; readonly word: string; readonly cells: number }[];
  /** Amounts with more decimals than are kept. */
  readonly beyondScale: readonly { readonly column: string; readonly cells: number; readonly decimals: number }[];
  /** Rows whose charge period starts outside of their billing period. */
  readonly outsidePeriod: number;
  /** Rows that end before they start. */
  readonly endsBeforeStart: number;
  /** Rows of one instance with more hours than their charge period has. */
  readonly impossibleHours: number;
  /** Keys of tags, as the export spells them, the most frequent first. */
  readonly tagKeys: readonly string[];
  /** What Savings Plans covered and what their negation took back, where a format has both: their sum should be 0. */
  readonly negation?: { readonly covered: string; readonly negated: string };
}
