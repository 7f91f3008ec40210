import type { CommitmentUse, Ledger, Ratio, Share } from '../../../lib/core/spend.ts';
import { compare, dividedBy, minus, rounded, total } from './decimal.ts';
import type { Group, Question, Sum } from './question.ts';
import { type LedgerContext, mergedSums, shareOfWhole } from './totals.ts';
import type { UnusableCost } from './usable-costs.ts';

/**
 * Usage that Savings Plans or reservations of AWS can cover, by usage type: instances of EC2, Fargate, Lambda, RDS,
 * ElastiCache, MemoryDB, Redshift, OpenSearch and SageMaker, and DynamoDB's provisioned capacity.
 */
export const eligibleUsage =
  '(^|-)(BoxUsage|DedicatedUsage|UnusedBox|HostUsage|Fargate-|Lambda-(Provisioned-)?GB-Second|InstanceUsage|Multi-AZUsage|Multi-AZClusterUsage|NodeUsage|Node:|ESInstance|ML-|(Read|Write)CapacityUnit-Hrs)';

const utilisationFormula = 'effective cost of what commitments covered / (that + effective cost of what nothing used)';
const coverageFormula = 'list cost of covered usage / list cost of all usage that commitments can cover';
const savingsFormula =
  '1 - effective cost / list cost, of all usage that commitments can cover and of what of commitments nothing used';
const noUsage = 'there is no usage that commitments can cover';
const sums: readonly Sum[] = ['EffectiveCost', 'ListCost'];

/** Covered and eligible usage, and what nothing used; by commitment, and by how it was priced. */
export const commitmentQuestions = {
  commitments: {
    where: [
      { column: 'CommitmentDiscountId', isPresent: true },
      { column: 'ChargeCategory', in: ['Usage'] },
    ],
    groupBy: [
      'BillingCurrency',
      'CommitmentDiscountId',
      'CommitmentDiscountType',
      'CommitmentDiscountStatus',
      'SubAccountId',
    ],
    sums,
  },
  eligible: {
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'PricingCategory', in: ['Standard', 'Committed'] },
      { column: 'UsageType', matches: eligibleUsage },
    ],
    groupBy: ['BillingCurrency', 'PricingCategory', 'CommitmentDiscountStatus'],
    sums,
  },
  ends: {
    where: [{ column: 'CommitmentDiscountId', isPresent: true }],
    groupBy: ['CommitmentDiscountId'],
    sums: [],
    latest: 'CommitmentEnd',
  },
} as const satisfies Readonly<Record<string, Question>>;

export type CommitmentAnswers = Readonly<Record<keyof typeof commitmentQuestions, readonly Group[]>>;

/** How much of commitments is used, how much usage they cover, and what all of it saves. */
export function commitmentsOf(
  answers: CommitmentAnswers,
  context: LedgerContext & { readonly hasStatus: boolean },
): Pick<Ledger, 'commitments' | 'utilisation' | 'coverage' | 'effectiveSavingsRate'> {
  const { currency, hasStatus, hasUsageTypes } = context;
  const own = (groups: readonly Group[]) => groups.filter(({ keys }) => keys.BillingCurrency === currency);
  const held = own(answers.commitments);
  const usage = own(answers.eligible).filter(({ keys }) => keys.CommitmentDiscountStatus !== 'Unused');
  const effective = unusable(context.unusable, 'effective');
  const list = unusable(context.unusable, 'list');
  const noStatus = hasStatus ? undefined : 'the export has no column CommitmentDiscountStatus';
  const noTypes = hasUsageTypes ? undefined : 'the export has no column x_UsageType';
  const used = sumOf(ofStatus(held, 'Used'), 'EffectiveCost');
  const unused = sumOf(ofStatus(held, 'Unused'), 'EffectiveCost');
  const covered = sumOf(ofStatus(usage, 'Used'), 'ListCost');
  const spent = total([sumOf(usage, 'EffectiveCost'), unused]);
  const eligible = sumOf(usage, 'ListCost');
  return {
    commitments: (effective ?? noStatus) ? [] : usesOf(held, answers.ends, currency),
    utilisation: ratioOf(
      { part: used, whole: total([used, unused]), currency, ifNothing: 'there are no commitments' },
      utilisationFormula,
      effective ?? noStatus,
    ),
    coverage: ratioOf(
      { part: covered, whole: eligible, currency, ifNothing: noUsage },
      coverageFormula,
      noTypes ?? noStatus ?? list,
    ),
    effectiveSavingsRate: savingsRate(
      ratioOf(
        { part: spent, whole: eligible, currency, ifNothing: noUsage },
        savingsFormula,
        noTypes ?? effective ?? list,
      ),
    ),
  };
}

/** @param against why it cannot be said */
function ratioOf(
  { part, whole, currency, ifNothing }: { part: string; whole: string; currency: string; ifNothing: string },
  formula: string,
  against: string | undefined,
): Ratio {
  if (against !== undefined) return { share: { kind: 'unknown', reason: `cannot say: ${against}` }, formula };
  const money = (amount: string) => ({ amount, currency });
  return { share: shareOfWhole(part, whole, ifNothing), part: money(part), whole: money(whole), formula };
}

function sumOf(groups: readonly Group[], column: Sum): string {
  return mergedSums(groups)[column] ?? '0';
}

/** Each commitment's own use, the one with most unused first. */
function usesOf(groups: readonly Group[], ends: readonly Group[], currency: string): CommitmentUse[] {
  const endOf = new Map(ends.map(({ keys, latest }) => [keys.CommitmentDiscountId, latest?.slice(0, 10)]));
  const byId = Map.groupBy(groups, ({ keys }) => keys.CommitmentDiscountId ?? '');
  const uses = [...byId].map(([id, same]): CommitmentUse => {
    const left = ofStatus(same, 'Unused');
    const [used, unused] = [sumOf(ofStatus(same, 'Used'), 'EffectiveCost'), sumOf(left, 'EffectiveCost')];
    const end = endOf.get(id);
    return {
      id,
      type: same[0]?.keys.CommitmentDiscountType ?? null,
      // What nothing used is charged to the account that bought it.
      accountId: left[0]?.keys.SubAccountId ?? null,
      used: { amount: used, currency },
      unused: { amount: unused, currency },
      utilisation: shareOfWhole(used, total([used, unused]), 'it cost nothing in this time'),
      ...(end !== undefined && { end }),
    };
  });
  return uses.toSorted((a, b) => compare(b.unused.amount, a.unused.amount) || a.id.localeCompare(b.id));
}

function ofStatus(groups: readonly Group[], status: 'Used' | 'Unused'): Group[] {
  return groups.filter(({ keys }) => keys.CommitmentDiscountStatus === status);
}

function unusable(costs: readonly UnusableCost[], kind: UnusableCost['kind']): string | undefined {
  return costs.find((each) => each.kind === kind)?.reason;
}

/** 1 less the ratio; negative where more is paid than at list. */
function savingsRate(ratio: Ratio): Ratio {
  const { part, whole } = ratio;
  const share = part && whole && dividedBy(part.amount, whole.amount);
  const rate: Share = share === undefined ? ratio.share : { kind: 'known', value: rounded(minus('1', share), 6) };
  return { ...ratio, share: rate };
}
