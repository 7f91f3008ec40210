import type { Decision } from '../../core/decision.ts';
import type { CommitmentInForce, HubPreferences } from '../../core/estate.ts';
import type { Finding } from '../../core/finding.ts';
import type { Settings } from '../../core/settings.ts';
import type { Constraints } from '../../core/task.ts';
import type { ToldState } from '../examples.fixtures.ts';

/**
 * One situation and what an honest reader of the bill expects of it, computed by hand. An instance, volume or database
 * of which nothing is told was read and has no relations; `null` was not read.
 */
export interface Case {
  readonly name: string;
  /** The rule that the case is about, by number. */
  readonly rule: number;
  readonly findings: readonly Finding[];
  readonly states?: Readonly<Record<string, ToldState | null>>;
  readonly commitments?: readonly CommitmentInForce[];
  readonly preferences?: HubPreferences;
  readonly unread?: readonly string[];
  readonly settings?: Partial<Settings>;
  readonly decisions?: readonly Decision[];
  readonly constraints?: readonly Constraints[];
  /** Thing to finding. */
  readonly flips?: Readonly<Record<string, string>>;
  readonly expect: Expected;
}

/** Amounts as decimal texts. What is not told is not looked at, but lines and entries beside the sum are told whole. */
export interface Expected {
  readonly net: string;
  readonly naive: string;
  /** `hub 40 = 25, reduced 15 by co`: finding, stated, counted, and what was struck for whom. Default: none. */
  readonly lines?: readonly string[];
  /** `ta unknown`, `co other-basis 32, duplicate by hub`, `hub range 0..120`. Default: none. */
  readonly beside?: readonly string[];
  /** Default: exact. */
  readonly bound?: 'exact' | 'lower' | 'open';
  /** Default: list. */
  readonly basis?: 'list' | 'after-discounts' | 'unstated';
  /** Default: 0. */
  readonly unstatedNet?: string;
  /** Default: 0. */
  readonly small?: string;
  /** Thing to finding, on its usual facet. */
  readonly winners?: Readonly<Record<string, string | null>>;
  /** Thing to rule. */
  readonly rules?: Readonly<Record<string, string>>;
  readonly statuses?: Readonly<Record<string, string>>;
  /** Finding to the sentence beside its line or entry. */
  readonly texts?: Readonly<Record<string, string>>;
  /** Thing to amount, `0..40`, or `?`. */
  readonly bill?: Readonly<Record<string, string>>;
  /** After the other actions, before them, and stranded then. Default: nothing. */
  readonly commitments?: readonly [after: string, otherOrder: string, stranded: string];
  /** Receipts of other currencies, as `net of naive`. Default: none. */
  readonly others?: Readonly<Record<string, string>>;
}
