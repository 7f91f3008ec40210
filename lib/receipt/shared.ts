import type { Decision } from '../core/decision.ts';
import type { Estate } from '../core/estate.ts';
import type { Settings } from '../core/settings.ts';
import type { Constraints } from '../core/task.ts';
import type { AmountCounts } from './basis.ts';
import { readExact } from './decimal.ts';
import { newestDecisions } from './decisions.ts';
import type { Shared } from './model.ts';

/** What an adjudication is told beside findings and what was read about resources. */
export interface Circumstances {
  readonly estate: Pick<Estate, 'commitments' | 'preferences' | 'unread'>;
  readonly settings: Settings;
  /** All decisions ever taken; the newest of each opportunity holds. */
  readonly decisions: Iterable<Decision>;
  /** A person's choices for this calculation: opportunity id to finding id. */
  readonly flips: ReadonlyMap<string, string>;
  readonly asOf: string;
  /** What a proposal must keep to, of one resource (by key, id or ARN) or of all. Default: nothing. */
  readonly constraints?: readonly Constraints[];
}

/**
 * What all account groups of one adjudication share.
 *
 * @param counts how many amounts the findings of all groups state on each basis (`countAmounts`): needed
 *   only where neither settings nor the Hub's mode choose a basis
 */
export function shareCircumstances(circumstances: Circumstances, counts: AmountCounts): Shared {
  const { estate, settings, decisions, flips, asOf, constraints = [] } = circumstances;
  return {
    asOf,
    asOfMs: Date.parse(asOf),
    settings,
    minimumSaving: readExact(settings.minimumSaving) ?? 0,
    ignoredAccounts: new Set(settings.ignoredAccounts),
    decisions: newestDecisions(decisions),
    flips,
    constraints,
    preferences: estate.preferences,
    commitments: estate.commitments,
    incomplete: estate.unread.length > 0,
    counts,
    contentHashes: new Map(),
  };
}
