import { type Money, sum } from '../../../lib/core/money.ts';
import type { Facts } from '../../../lib/core/report.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import { estimateOf, knownValue } from './amounts.ts';
import type { CheckFact, RecommendationFact, ResourceFact } from './facts.ts';
import { isAboutCost } from './reading.ts';

/** What was read of resources, counted while they pass by. */
export interface Tally {
  resources: number;
  excluded: number;
  /** Listed by a check that lists what is in order too. */
  ok: number;
  /** Metadata keys in all, those without a value, and those without a heading. */
  keys: number;
  empty: number;
  unnamed: number;
  readonly byHeading: Map<string, number>;
  readonly byCheck: Map<string, number>;
}

export function startTally(): Tally {
  const none = { resources: 0, excluded: 0, ok: 0, keys: 0, empty: 0, unnamed: 0 };
  return { ...none, byHeading: new Map(), byCheck: new Map() };
}

/** Counts one resource and every key of its metadata, into the tally. */
export function countResource(tally: Tally, check: string, resource: ResourceFact, headings: CheckFact['headings']) {
  tally.resources += 1;
  if (resource.excluded) tally.excluded += 1;
  if (resource.status === 'ok') tally.ok += 1;
  increment(tally.byCheck, check);
  for (const [key, value] of Object.entries(resource.metadata)) {
    const heading = headings[key];
    tally.keys += 1;
    if (!value?.trim()) tally.empty += 1;
    if (heading === undefined) tally.unnamed += 1;
    else increment(tally.byHeading, heading);
  }
}

/** What was read, from where, and what AWS itself sums up: for a reader who wants to count along. */
export function factsOf(
  read: {
    readonly api: string;
    readonly accountId: string;
    /** Why the older API was asked. */
    readonly insteadOf: string | undefined;
    readonly checks: readonly CheckFact[];
    readonly recommendations: readonly RecommendationFact[];
  },
  tally: Tally,
): Facts {
  const { api, accountId, insteadOf, checks, recommendations } = read;
  const aboutCost = recommendations.filter(isAboutCost);
  return {
    api,
    accountId,
    ...(insteadOf !== undefined && { insteadOf }),
    checksKnown: checks.length,
    recommendations: {
      read: recommendations.length,
      byPillar: countBy(recommendations.flatMap(({ pillars }) => pillars)),
      byStatus: countBy(recommendations.map(({ status }) => status)),
    },
    // Over legacy checks, their successors and alternatives: the figure that consoles show, and not a saving.
    statedMonthlySavings: statedSum(aboutCost) ?? null,
    costChecks: aboutCost.map((told) => ({
      ...describeCheck(told),
      resourcesRead: tally.byCheck.get(told.reference) ?? 0,
    })),
    otherPillars: recommendations
      .filter((told) => !isAboutCost(told))
      .map(({ name, checkId = null, status, pillars }) => ({ name, check: checkId, status, pillars: [...pillars] })),
    resources: { read: tally.resources, excluded: tally.excluded, ok: tally.ok },
    metadata: {
      keys: tally.keys,
      empty: tally.empty,
      unnamed: tally.unnamed,
      byHeading: Object.fromEntries(tally.byHeading),
    },
  };
}

/** One check as AWS sums it up. */
export function describeCheck(told: RecommendationFact) {
  const { name, checkId = null, status, statusReason, flagged, excluded, refreshedAt } = told;
  return {
    name,
    check: checkId,
    status,
    ...(statusReason !== undefined && { statusReason }),
    ...(checkRow(told.checkId).retired && { deprecated: true }),
    flagged,
    excluded,
    statedMonthlySavings: statedSavings(told) ?? null,
    refreshedAt: refreshedAt ?? null,
  };
}

/** Nothing where no check states a sum: an answer that did not come is not 0. */
function statedSum(told: readonly RecommendationFact[]): Money | undefined {
  const stated = told.flatMap((each) => statedSavings(each) ?? []);
  return stated.length > 0 ? sum(stated, 'USD') : undefined;
}

function statedSavings({ statedMonthlySavings }: RecommendationFact): Money | undefined {
  return knownValue(estimateOf(statedMonthlySavings, 'USD', 'not stated'));
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) increment(counts, name);
  return Object.fromEntries(counts);
}

function increment(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1);
}
