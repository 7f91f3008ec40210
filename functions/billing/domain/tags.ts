import type { TagCoverage } from '../../../lib/core/spend.ts';
import { compare, minus } from './decimal.ts';
import type { Group, Question } from './question.ts';
import { type LedgerContext, mergedSums, shareOfWhole } from './totals.ts';
import { allCosts, costsOf } from './usable-costs.ts';

/** Keys that are told: the most frequent, owners' first. */
const mostKeys = 20;
/** Values of a key that are told one by one. */
const mostValues = 20;
/** Tags that AWS and Azure write themselves are nobody's decision. */
const ofProviders = /^(aws|ms|hidden-|aks-managed-|microsoft)[:_-]?/i;

/** The keys that are looked at. @param first keys that are looked at in any case */
export function keysToTell(tagKeys: readonly string[], first: readonly string[]): string[] {
  const wanted = tagKeys.filter((key) => first.includes(key));
  const others = tagKeys.filter((key) => !first.includes(key) && !ofProviders.test(key));
  return [...wanted, ...others].slice(0, mostKeys);
}

/** What each value of a tag costs. */
export function tagQuestion(key: string): Question {
  return {
    tag: key,
    groupBy: ['BillingCurrency', 'ProviderName', 'TagValue'],
    sums: ['BilledCost', ...allCosts.filter((sum) => sum !== 'BilledCost'), 'charges'],
    fold: { dimensions: ['TagValue'], keep: mostValues },
  };
}

/** All spend of a provider, which what is untagged is told from. */
export const wholeQuestion: Question = { groupBy: ['BillingCurrency', 'ProviderName'], sums: [...allCosts, 'charges'] };

/**
 * How far a tag reaches, provider by provider. Shares are of charges before credits, so that they lie between 0 and 1;
 * the values with all rows, credits among them, stand beside.
 */
export function tagCoverageOf(
  key: string,
  groups: readonly Group[],
  wholes: readonly Group[],
  context: LedgerContext,
): TagCoverage[] {
  const isOwn = ({ keys }: Group) => keys.BillingCurrency === context.currency;
  return wholes.filter(isOwn).flatMap((whole) => {
    const provider = whole.keys.ProviderName ?? null;
    const own = groups.filter((group) => isOwn(group) && (group.keys.ProviderName ?? null) === provider);
    return own.length === 0 ? [] : [coverageOf(key, { provider, whole, groups: own }, context)];
  });
}

function coverageOf(
  key: string,
  { provider, whole, groups }: { provider: string | null; whole: Group; groups: readonly Group[] },
  { currency, unusable }: LedgerContext,
): TagCoverage {
  const money = (amount: string) => ({ amount, currency });
  const tagged = mergedSums(groups);
  const [charges, allCharges] = [tagged.charges ?? '0', whole.sums.charges ?? '0'];
  const [billed, allBilled] = [tagged.BilledCost ?? '0', whole.sums.BilledCost ?? '0'];
  const credits = minus(billed, charges);
  const costs = (sums: Group['sums']) => costsOf(sums, currency, unusable, provider);
  const entry = ({ keys, sums, rows }: Group) => ({ value: keys.TagValue ?? null, rows, costs: costs(sums) });
  const folded = groups.find((group) => group.folded);
  const rows = groups.reduce((sum, group) => sum + group.rows, 0);
  const untagged = Object.fromEntries(
    allCosts.map((sum) => [sum, minus(whole.sums[sum] ?? '0', tagged[sum] ?? '0')]),
  ) as Group['sums'];
  const values = groups.filter((group) => !group.folded).map(entry);
  return {
    provider,
    key,
    share: shareOfWhole(charges, allCharges, 'there are no charges'),
    tagged: money(charges),
    untagged: money(minus(allCharges, charges)),
    credits: { tagged: money(credits), untagged: money(minus(minus(allBilled, allCharges), credits)) },
    values: [...values, { value: null, rows: whole.rows - rows, costs: costs(untagged) }].toSorted((left, right) =>
      compare(right.costs.billed?.amount ?? '0', left.costs.billed?.amount ?? '0'),
    ),
    ...(folded && { others: { rows: folded.rows, costs: costs(folded.sums) } }),
  };
}
