import type { Action, Facet } from '../../../lib/core/action.ts';
import type { Estimate } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Level } from '../../../lib/core/level.ts';
import type { CostKind } from '../../../lib/core/spend-view.ts';
import type { BillColumn } from './columns.ts';
import type { CommitmentInstrument, Place } from './place.ts';
import type { PriceBook } from './price-book.ts';
import type { Group, Question } from './question.ts';
import type { Window } from './window.ts';

/** What a rule needs of the bill, as data. The gateway makes the query. */
export interface RuleNeeds extends Pick<Question, 'where' | 'groupBy' | 'sums' | 'latest' | 'withTags'> {
  /** Columns without which the rule cannot say. */
  readonly columns: readonly BillColumn[];
  /** Costs that must be what they say. */
  readonly costs: readonly CostKind[];
  /** Which rows: of the days that rules judge by, of the last two weeks hour by hour, or all. */
  readonly over: 'days' | 'hours' | 'all';
}

/** One kind of waste that a bill alone shows: what it needs, and what it makes of it. */
export interface Rule {
  /** `source.check` of its findings. */
  readonly name: string;
  readonly title: string;
  readonly facet: Facet;
  /** From where on it speaks, with the unit, as a reader is told. */
  readonly threshold: string;
  readonly priceSource: string;
  /** What a bill does not show, so that the rule may be wrong. */
  readonly limits: string;
  readonly needs: RuleNeeds;
  /** Pure. One verdict for each thing that wastes. */
  judge(groups: readonly Group[], context: JudgeContext): Verdict[];
}

export interface JudgeContext {
  readonly window: Window;
  readonly prices: PriceBook;
  readonly currency: string;
  /** The moment that the answer speaks of. */
  readonly asOf: string;
}

/** A figure that a verdict was made of, with the column that states it. */
export interface Figure {
  readonly field: string;
  readonly value: string;
  readonly unit?: string;
}

/** What a rule says of one thing. */
export interface Verdict {
  readonly place: Place | CommitmentInstrument;
  readonly action: Action;
  /** A month, at list. */
  readonly saving: Estimate;
  readonly currentCost?: Estimate;
  readonly targetCost?: Estimate;
  /** What the invoice would change by. Default: unknown. */
  readonly billChange?: Estimate;
  readonly effort: Level;
  readonly risk: Level;
  readonly restartNeeded?: boolean;
  readonly rollback?: Finding['rollback'];
  readonly purchase?: NonNullable<Finding['purchase']>;
  readonly lookbackDays: number;
  readonly figures: readonly Figure[];
  readonly tags?: Readonly<Record<string, string>>;
}
