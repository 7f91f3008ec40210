import type { Opportunity } from '../core/analysis.ts';
import type { Estate } from '../core/estate.ts';
import type { Finding } from '../core/finding.ts';
import type { Beside, Receipt, ReceiptLine } from '../core/receipt.ts';
import type { ResourceState } from '../core/resource-state.ts';
import { adjudicateGroup, type GroupSums } from './adjudicate-group.ts';
import { currencyIn } from './amounts.ts';
import { countAmounts, preferredBasis } from './basis.ts';
import { absorbableOf, settleBill } from './bill-change.ts';
import type { Decided } from './decided.ts';
import type { Exact } from './decimal.ts';
import { compareOrder } from './order.ts';
import { type ReceiptTotals, totalReceipts } from './receipts.ts';
import { accountOfKey } from './resource-key.ts';
import { settleCommitments } from './settle-commitments.ts';
import { type Circumstances, shareCircumstances } from './shared.ts';
import { compareText } from './statement-order.ts';

export interface AdjudicationInput extends Circumstances {
  readonly findings: readonly Finding[];
  readonly estate: Estate;
}

export interface Adjudication {
  /** In the order of actions, which each one's `order` tells. */
  readonly opportunities: readonly Opportunity[];
  /** One per currency, the one of most lines first; never none. */
  readonly receipts: readonly Receipt[];
  /** What each account group came to: with them, a flip is computed from one group. */
  readonly sums: readonly GroupSums[];
}

/**
 * From many opinions to one honest number: one opportunity per unit, and per currency one receipt in which every
 * finding is a line or beside. The rules are in docs/adjudication.md. Any order of the input gives the same result.
 */
export function adjudicate(input: AdjudicationInput): Adjudication {
  const isChosen = preferredBasis(input.settings, input.estate.preferences) !== undefined;
  const shared = shareCircumstances(input, isChosen ? new Map() : countAmounts(input.findings));
  const { groups, purchases } = byAccount(input);
  const results = groups.map((group) => adjudicateGroup(group, shared));
  const sums = results.map((result) => result.sums);
  const settlement = settleCommitments(sums, purchases, shared);
  const decided = inOrder([...results.flatMap((result) => result.decided), ...settlement.decided]);
  settleBills(decided, input.estate);
  return {
    opportunities: decided.map(({ opportunity }) => opportunity),
    receipts: fill(totalReceipts(sums, settlement, shared), decided),
    sums,
  };
}

interface Split {
  readonly groups: { accountId: string; findings: Finding[]; resources: ResourceState[] }[];
  readonly purchases: Finding[];
}

function byAccount({ findings, estate }: AdjudicationInput): Split {
  const groups = new Map<string, Split['groups'][number]>();
  const purchases: Finding[] = [];
  for (const finding of findings) {
    const { kind, accountId } = finding.resource;
    if (kind === 'commitment') purchases.push(finding);
    else groupOf(groups, accountId).findings.push(finding);
  }
  for (const state of estate.resources) groups.get(accountOfKey(state.key))?.resources.push(state);
  const sorted = [...groups.values()].sort((left, right) => compareText(left.accountId, right.accountId));
  return { groups: sorted, purchases };
}

function groupOf(groups: Map<string, Split['groups'][number]>, accountId: string): Split['groups'][number] {
  const known = groups.get(accountId);
  if (known) return known;
  const group = { accountId, findings: [], resources: [] };
  groups.set(accountId, group);
  return group;
}

/** Sorts settled units into the order of actions, and numbers them. */
export function inOrder(decided: Decided[]): readonly Decided[] {
  decided.sort(compareOrder);
  let order = 0;
  for (const { opportunity } of decided) opportunity.order = ++order;
  return decided;
}

/** Tells the bill changes that waited for the order of actions. */
function settleBills(decided: readonly Decided[], { commitments }: Estate): void {
  const left = new Map<string, Map<string, Exact>>();
  for (const { pending, opportunity } of decided) {
    if (pending === undefined) continue;
    let absorbable = left.get(pending.currency);
    if (absorbable === undefined) {
      absorbable = absorbableOf(commitments, pending.currency);
      left.set(pending.currency, absorbable);
    }
    opportunity.billChange = settleBill(pending, absorbable);
  }
}

function fill(totals: readonly ReceiptTotals[], decided: readonly Decided[]): Receipt[] {
  const receipts = totals.map((total) => ({ ...total, lines: [] as ReceiptLine[], beside: [] as Beside[] }));
  const [home, ...others] = receipts;
  if (home === undefined) return [];
  const receiptOf = (currency: string | undefined) => others.find((receipt) => receipt.currency === currency) ?? home;
  for (const { lines, beside } of decided) {
    for (const line of lines) receiptOf(line.stated.currency).lines.push(line);
    for (const entry of beside) receiptOf(currencyIn(entry.estimate)).beside.push(entry);
  }
  return receipts;
}
