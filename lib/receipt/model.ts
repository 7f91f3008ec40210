import type { Facet } from '../core/action.ts';
import type { Decision } from '../core/decision.ts';
import type { CommitmentInForce, HubPreferences } from '../core/estate.ts';
import type { Finding, Grade, Savings } from '../core/finding.ts';
import type { Money } from '../core/money.ts';
import type { Beside, StruckReason } from '../core/receipt.ts';
import type { Resource } from '../core/resource.ts';
import type { ResourceState } from '../core/resource-state.ts';
import type { Settings } from '../core/settings.ts';
import type { Constraints } from '../core/task.ts';
import type { AmountCounts } from './basis.ts';
import type { Exact } from './decimal.ts';
import type { SourceTraits } from './source-row.ts';

/** What all account groups share: everything but findings and what was read about resources. */
export interface Shared {
  readonly asOf: string;
  readonly asOfMs: number;
  readonly settings: Settings;
  readonly minimumSaving: Exact;
  readonly ignoredAccounts: ReadonlySet<string>;
  /** The newest decision of each opportunity. */
  readonly decisions: ReadonlyMap<string, Decision>;
  /** A person's choice for this calculation: opportunity id to finding id. */
  readonly flips: ReadonlyMap<string, string>;
  readonly constraints: readonly Constraints[];
  readonly preferences: HubPreferences;
  readonly commitments: readonly CommitmentInForce[] | undefined;
  /** Something that could strike or lower a counted line did not answer. */
  readonly incomplete: boolean;
  readonly counts: AmountCounts;
  /** Hashes that were computed already: few contents, many units. */
  readonly contentHashes: Map<string, string>;
}

/** The number and name of a rule in docs/adjudication.md. */
export type Rule =
  | 'the only opinion'
  | '1 set aside'
  | '2 the same opinion'
  | '3 alternatives'
  | '4 exclusive actions'
  | '5 group and members'
  | '6 shadowed'
  | '7 overlap'
  | '8 commitments last'
  | '11 unknown';

/** One finding on its way through the rules. */
export interface Opinion {
  readonly finding: Finding;
  readonly traits: SourceTraits;
  readonly unit: Unit;
  /** As stated, with the basis filled in where another source tells it. */
  readonly savings: Savings;
  readonly currency: string | undefined;
  /** What it states in the receipt's basis; `undefined` counts as unknown (rule 11). */
  readonly amount: Exact | undefined;
  readonly money: Money | undefined;
  readonly unstated: boolean;
  /** Its grade, or a better one of an opinion that says the same (rule 2). */
  grade: Grade['value'];
  /** Opinions that say the same and were struck for it (rule 2). */
  duplicates: Opinion[] | undefined;
  /** Who lends it an amount, once that was asked; `null`: nobody. */
  lender: Opinion | null | undefined;
  /** Why it does not count; `undefined` while it stands. */
  struck: StruckReason | undefined;
  by: Opinion | undefined;
  why: string;
}

/** Resource and facet, with all opinions about it: what becomes an opportunity. */
export interface Unit {
  readonly id: string;
  readonly facet: Facet;
  readonly subject: Subject;
  readonly opinions: Opinion[];
  winner: Opinion | undefined;
  /** The opinion whose amount counts: the winner, or one that lends it its amount (rules 2 and 4). */
  carrier: Opinion | undefined;
  /** What of the carrier's amount counts. */
  counted: Exact;
  /** What was taken off the carrier's amount, where it was not struck whole. */
  taken: { readonly reason: StruckReason; readonly by: Opinion | undefined; readonly text: string } | undefined;
  /** Why the carrier stands beside the sum although its amount is known. */
  beside:
    | { readonly kind: Beside['kind']; readonly text: string; readonly range?: readonly [Exact, Exact] }
    | undefined;
  /** More could come of it than is counted. */
  mayAdd: boolean;
  /** Something that was not read could strike it or lower it. */
  mayFall: boolean;
  rule: Rule;
}

/** A resource or a pool of purchases, with its units. */
export interface Subject {
  readonly key: string;
  readonly resource: Resource;
  readonly state: ResourceState | undefined;
  readonly units: Unit[];
}

/** The resources of one account that have opinions, or the pools of purchases. */
export interface Subjects {
  readonly all: readonly Subject[];
  readonly byKey: ReadonlyMap<string, Subject>;
}
export type States = ReadonlyMap<string, ResourceState>;
