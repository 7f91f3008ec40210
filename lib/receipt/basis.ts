import type { HubPreferences } from '../core/estate.ts';
import type { Basis } from '../core/estimate.ts';
import type { Finding } from '../core/finding.ts';
import type { Settings } from '../core/settings.ts';
import { currencyIn } from './amounts.ts';

/** How many known amounts a currency has on each basis. */
export interface BasisCount {
  list: number;
  afterDiscounts: number;
}

/** By currency. Counted over all findings of an analysis, in one pass or in several. */
export type AmountCounts = ReadonlyMap<string, BasisCount>;

/** Adds findings to the counts from which the receipts' bases are chosen. */
export function countAmounts(
  findings: Iterable<Finding>,
  counts: Map<string, BasisCount> = new Map(),
): Map<string, BasisCount> {
  for (const { savings } of findings) {
    const { list, afterDiscounts } = savings;
    const inList = list?.kind === 'known' ? currencyIn(list) : undefined;
    if (inList !== undefined) countOf(counts, inList).list++;
    const inNet = afterDiscounts?.kind === 'known' ? currencyIn(afterDiscounts) : undefined;
    if (inNet !== undefined) countOf(counts, inNet).afterDiscounts++;
  }
  return counts;
}

function countOf(counts: Map<string, BasisCount>, currency: string): BasisCount {
  const known = counts.get(currency);
  if (known) return known;
  const count = { list: 0, afterDiscounts: 0 };
  counts.set(currency, count);
  return count;
}

/** The basis that the settings or the account choose for every receipt; else the amounts are to be counted. */
export function preferredBasis(settings: Settings, preferences: HubPreferences): Basis | undefined {
  return settings.preferredBasis ?? preferences.savingsEstimationMode;
}

/**
 * Rule 9. The basis of a currency's receipt: the settings', else the Hub's mode, else the one that most amounts share,
 * list where they are as many. Where no amount states a basis, the receipt states none either.
 */
export function basisOf({ settings, preferences, counts }: BasisChoice, currency: string): Basis {
  return preferredBasis(settings, preferences) ?? mostShared(counts.get(currency));
}

interface BasisChoice {
  readonly settings: Settings;
  readonly preferences: HubPreferences;
  readonly counts: AmountCounts;
}

function mostShared(count: BasisCount | undefined): Basis {
  if (count === undefined || (count.list === 0 && count.afterDiscounts === 0)) return 'unstated';
  return count.afterDiscounts > count.list ? 'after-discounts' : 'list';
}
