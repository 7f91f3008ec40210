import type { SourceFamily } from '../core/finding.ts';
import type { Commitment } from '../core/resource.ts';
import { type Criterion, choose, chosenByPerson, firstById, largestSaving, lowest } from './choose.ts';
import { termsOf } from './commitment-identity.ts';
import { isStanding, strikeDuplicate } from './duplicates.ts';
import { carrierOf } from './lending.ts';
import type { Opinion, Shared, Unit } from './model.ts';
import { win } from './outcome.ts';
import { strikeForbidden } from './policy.ts';
import { compareText } from './statement-order.ts';
import { nameOfOpinion } from './wording.ts';

/** The Hub first: it weighs purchases against one another, and by the account's preferences. */
const sourceRanks: Readonly<Record<SourceFamily, number>> = {
  'cost-optimization-hub': 0,
  'cost-explorer': 1,
  'compute-optimizer': 2,
  'trusted-advisor': 3,
  billing: 5,
};

/**
 * Rules 2 and 3 for purchases of one pool. Equal term and payment are one purchase, and a check that repeats the Hub
 * is the Hub's; of the rest one is bought: what the account prefers, else one year without upfront.
 */
export function decidePurchase(unit: Unit, shared: Shared): void {
  const standing = unit.opinions.filter(isStanding);
  if (standing.length === 0) unit.rule = '1 set aside';
  const flipped = shared.flips.get(unit.id);
  const allowed = strikeForbidden(standing, flipped, shared);
  const different = strikeSamePurchases(allowed, flipped);
  const winner = choose(different, criteria(shared), { flipped, isTemporary: false });
  if (winner === undefined) return;
  if (different.length < allowed.length) unit.rule = '2 the same opinion';
  if (different.length > 1 || allowed.length < standing.length) unit.rule = '3 alternatives';
  for (const opinion of different) {
    if (opinion === winner) continue;
    opinion.struck = 'alternative';
    opinion.by = winner;
    opinion.why = `another purchase for the same usage, which ${opinion.why}`;
  }
  win(unit, winner);
}

function strikeSamePurchases(standing: readonly Opinion[], flipped: string | undefined): readonly Opinion[] {
  const kept = new Map<string, Opinion>();
  for (const opinion of [...standing].sort(compareSources)) {
    const terms = termsOf(opinion.finding);
    const [first] = kept.values();
    const same =
      kept.get(terms) ?? (opinion.traits.relation === 'hub' && first && sourceRank(first) === 0 ? first : undefined);
    if (same === undefined || opinion.finding.id === flipped) kept.set(terms, opinion);
    else strikeDuplicate(opinion, same, repeatText(opinion, same));
  }
  return standing.filter(isStanding);
}

function repeatText({ finding }: Opinion, kept: Opinion): string {
  if (finding.id === kept.finding.id) return 'the same opinion, stated twice';
  return `the same purchase as ${nameOfOpinion(kept.finding)}`;
}

function compareSources(left: Opinion, right: Opinion): number {
  return sourceRank(left) - sourceRank(right) || compareText(left.finding.id, right.finding.id);
}

/** Trusted Advisor's own older checks come after those that repeat the Hub. */
function sourceRank({ finding, traits }: Opinion): number {
  return traits.relation === 'legacy' ? 4 : (sourceRanks[finding.source.family] ?? 5);
}

function criteria({ preferences }: Shared): Criterion[] {
  const term = preferences.preferredCommitment?.term ?? 'one-year';
  const payment = preferences.preferredCommitment?.payment ?? 'no-upfront';
  const why = preferences.preferredCommitment
    ? 'is what the account prefers'
    : 'is one year without upfront, or nearest to it';
  return [
    chosenByPerson,
    { why: 'has a known amount', keep: lowest((candidate) => Number(carrierOf(candidate) === undefined)) },
    { why, keep: lowest((candidate) => distance(candidate, term, payment)) },
    { why: 'comes from the better source', keep: lowest(sourceRank) },
    { why: 'saves more', keep: largestSaving },
    firstById,
  ];
}

const payments: readonly NonNullable<Commitment['payment']>[] = ['no-upfront', 'partial-upfront', 'all-upfront'];

/** How far a purchase is from the preferred one: the term weighs more than the payment; what is not told is between. */
function distance({ finding: { resource } }: Opinion, term: string, payment: (typeof payments)[number]): number {
  if (resource.kind !== 'commitment') return 0;
  const termOff = resource.term === undefined ? 1 : resource.term === term ? 0 : 2;
  const paymentOff =
    resource.payment === undefined ? 0.5 : Math.abs(payments.indexOf(resource.payment) - payments.indexOf(payment));
  return termOff * payments.length + paymentOff;
}
