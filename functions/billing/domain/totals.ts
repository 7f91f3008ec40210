import type { Breakdown, Costs, Ledger, Share, SpendDay, SpendEntry } from '../../../lib/core/spend.ts';
import type { Dimension } from './columns.ts';
import { compare, dividedBy, rounded, total } from './decimal.ts';
import { isGross, partOf } from './parts.ts';
import type { Group, Question, Sum } from './question.ts';
import { allCosts, costKinds, costsOf, type UnusableCost } from './usable-costs.ts';

/** Entries of a list; the rest is in the sum and in the cubes. */
const mostEntries = 1_000;
const shareDecimals = 6;
const noPart = 'discounts that stand apart make it no part of the whole';
const sums: readonly Sum[] = [...allCosts, 'charges'];
const ofLedger = ['BillingCurrency', 'ProviderName'] as const satisfies readonly Dimension[];

/** What the sums of a ledger are made of. */
export const totalQuestions = {
  charges: {
    groupBy: [...ofLedger, 'ServiceName', 'PublisherName', 'ChargeCategory', 'ChargeClass', 'Month'],
    sums,
  },
  accounts: { groupBy: [...ofLedger, 'SubAccountId'], sums },
  regions: { groupBy: [...ofLedger, 'RegionId'], sums },
  owners: { groupBy: [...ofLedger, 'Owner'], sums },
  items: { groupBy: [...ofLedger, 'Item'], sums, fold: { dimensions: ['Item'], keep: mostEntries } },
  days: { groupBy: [...ofLedger, 'Day'], sums: allCosts },
  names: { groupBy: ['SubAccountId', 'SubAccountName'], sums: [] },
} as const satisfies Readonly<Record<string, Question>>;

export type TotalAnswers = Readonly<Record<keyof typeof totalQuestions, readonly Group[]>>;

/** What sums of one currency need. */
export interface LedgerContext {
  readonly currency: string;
  readonly unusable: readonly UnusableCost[];
  readonly completeUntil: string;
  /** Whether the bill has usage types. */
  readonly hasUsageTypes: boolean;
  readonly accountNames: ReadonlyMap<string, string>;
}

/** Everything of one currency, gross and net, by each dimension and by day. */
export function totalsOf(
  answers: TotalAnswers,
  context: LedgerContext,
): Pick<Ledger, 'costKinds' | 'net' | 'gross' | 'breakdowns' | 'days'> {
  const own = (groups: readonly Group[]) => groups.filter(({ keys }) => keys.BillingCurrency === context.currency);
  const charges = own(answers.charges);
  const by = (dimension: Breakdown['dimension'], groups: readonly Group[], key: (group: Group) => string | null) => ({
    dimension,
    entries: entriesOf(groups, key, context),
  });
  return {
    costKinds: kindsOf(context.unusable),
    net: sumOf(charges, context),
    gross: sumOf(
      charges.filter((group) => isGross(partOf(group))),
      context,
    ),
    breakdowns: [
      by('provider', charges, ({ keys }) => keys.ProviderName ?? null),
      by('part', charges, partOf),
      by('month', charges, ({ keys }) => keys.Month ?? null),
      by('service', charges, ({ keys }) => keys.ServiceName ?? null),
      by('account', own(answers.accounts), ({ keys }) => keys.SubAccountId ?? null),
      by('region', own(answers.regions), ({ keys }) => keys.RegionId ?? null),
      by('charge-category', charges, ({ keys }) => keys.ChargeCategory ?? null),
      ...(context.hasUsageTypes ? [by('usage-type', own(answers.items), itemOf)] : []),
      by('owner', own(answers.owners), ({ keys }) => keys.Owner ?? null),
    ],
    days: own(answers.days).map((group) => dayOf(group, context)),
  };
}

/** The names of accounts by their ids. */
export function accountNamesOf(groups: readonly Group[]): ReadonlyMap<string, string> {
  return new Map(
    groups.flatMap(({ keys: { SubAccountId: id, SubAccountName: name } }) => (id && name ? [[id, name] as const] : [])),
  );
}

/** The part of a whole, rounded to a millionth; it is unknown where the whole is nothing, and where it is no part. */
export function shareOfWhole(part: string, whole: string, ifNothing: string): Share {
  const share = dividedBy(part, whole);
  if (share === undefined) return { kind: 'unknown', reason: ifNothing };
  // Discounts in rows of their own, without the tag or service that they are for, lower the whole and not the part.
  if (compare(share, '0') < 0 || compare(share, '1') > 0) return { kind: 'unknown', reason: noPart };
  return { kind: 'known', value: rounded(share, shareDecimals) };
}

/** The sums of groups together. */
export function mergedSums(groups: readonly Group[]): Group['sums'] {
  const names = new Set(groups.flatMap(({ sums: each }) => Object.keys(each) as Sum[]));
  return Object.fromEntries([...names].map((name) => [name, total(groups.map(({ sums: each }) => each[name] ?? '0'))]));
}

function itemOf({ keys, folded }: Group): string | null {
  return folded ? 'others' : (keys.Item ?? null);
}

function kindsOf(unusable: readonly UnusableCost[]): Ledger['costKinds'] {
  return costKinds.map((kind) => {
    const reason = unusable.find((each) => each.kind === kind)?.reason;
    return { kind, usable: reason === undefined, ...(reason !== undefined && { reason }) };
  });
}

function sumOf(groups: readonly Group[], { currency, unusable }: LedgerContext): Costs {
  return costsOf(mergedSums(groups), currency, unusable);
}

/** One entry for each provider and key, the largest first. */
function entriesOf(
  groups: readonly Group[],
  key: (group: Group) => string | null,
  { currency, unusable, accountNames }: LedgerContext,
): SpendEntry[] {
  const whole = total(groups.map(({ sums: each }) => each.charges ?? '0'));
  const entries = Map.groupBy(groups, (group) => JSON.stringify([group.keys.ProviderName ?? null, key(group)]));
  return [...entries.values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const provider = first.keys.ProviderName ?? null;
      const merged = mergedSums(same);
      const name = first.keys.SubAccountId && accountNames.get(first.keys.SubAccountId);
      return [
        {
          provider,
          key: key(first),
          ...(name && { name }),
          rows: same.reduce((sum, { rows }) => sum + rows, 0),
          costs: costsOf(merged, currency, unusable, provider),
          shareOfCharges: shareOfWhole(merged.charges ?? '0', whole, 'there are no charges'),
        },
      ];
    })
    .toSorted(largestFirst)
    .slice(0, mostEntries);
}

function largestFirst(left: SpendEntry, right: SpendEntry): number {
  const byCost = compare(right.costs.billed?.amount ?? '0', left.costs.billed?.amount ?? '0');
  return byCost || `${left.provider} ${left.key}`.localeCompare(`${right.provider} ${right.key}`);
}

function dayOf({ keys, sums: each, rows }: Group, { currency, unusable, completeUntil }: LedgerContext): SpendDay {
  const { ProviderName: provider = null, Day: day } = keys;
  const costs = costsOf(each, currency, unusable, provider);
  return { provider, day: day ?? '', rows, costs, complete: (day ?? '') < completeUntil };
}
