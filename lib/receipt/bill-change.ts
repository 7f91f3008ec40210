import type { CommitmentInForce } from '../core/estate.ts';
import { type Estimate, known, unknown } from '../core/estimate.ts';
import type { Savings } from '../core/finding.ts';
import { exactOf } from './amounts.ts';
import { pricedUsage, uncoveredShare, whole } from './coverage.ts';
import {
  addExact,
  compareExact,
  type Exact,
  orNothing,
  readExact,
  shareInCents,
  subtractExact,
  toMoney,
} from './decimal.ts';
import type { Shared, Unit } from './model.ts';

/** What a commitment that becomes free by an action could still take over elsewhere, at list price a month. */
interface Freed {
  readonly commitmentId: string;
  readonly amount: Exact;
}

/**
 * A bill change that waits for the order of actions: freed commitments are taken up by other usage once only, by the
 * first action that frees them.
 */
export interface PendingBill {
  readonly currency: string;
  /** Falls in any case. */
  readonly certain: Exact;
  readonly freed: readonly Freed[];
  /** Where the price basis is not stated, the amount may already be net of commitments: this much then. */
  readonly atMost: Exact | undefined;
}

/**
 * Rule 10. By how much the invoice falls a month once the proposal is carried out, as far as commitments allow: a
 * saving is positive. An amount after discounts is net already. A list amount on covered hours is real only as far as
 * other eligible usage takes over the freed commitment; the rest becomes real when the commitment ends.
 */
export function billChangeOf(unit: Unit, savings: Savings, shared: Shared): Estimate | PendingBill {
  const { winner, carrier, beside } = unit;
  const currency = winner?.currency ?? carrier?.currency ?? unit.opinions[0]?.currency ?? 'USD';
  if (winner === undefined) return known({ amount: '0', currency });
  if (beside !== undefined && beside.kind !== 'small' && beside.kind !== 'costs-more') return unknown(beside.text);
  if (unit.taken?.reason === 'shadowed') return unknown(unit.taken.text);
  if (unit.taken === undefined && winner.finding.billChange.kind === 'known') return winner.finding.billChange;
  const net = exactOf(savings.afterDiscounts, currency);
  if (net !== undefined) return known(toMoney(asCounted(net, unit), currency));
  const list = exactOf(savings.list, currency);
  const amount = list ?? exactOf(savings.unstated, currency);
  if (amount === undefined) return unknown('no source states an amount for it');
  return fromList(asCounted(amount, unit), currency, unit, list === undefined, shared);
}

/** An amount of the proposal, reduced as its carrier's was (rule 7). */
function asCounted(amount: Exact, { taken, counted, carrier }: Unit): Exact {
  if (taken === undefined || !carrier?.amount) return amount;
  return shareInCents(amount, counted, carrier.amount);
}

function fromList(
  amount: Exact,
  currency: string,
  unit: Unit,
  isUnstated: boolean,
  { commitments }: Shared,
): Estimate | PendingBill {
  const priced = pricedUsage(unit);
  const share = priced === undefined ? whole : uncoveredShare(unit.subject, priced, commitments);
  if (share === undefined) return unknown('which of its hours commitments cover was not read');
  if (compareExact(share, whole) === 0) return known(toMoney(amount, currency));
  const freed = (unit.subject.state?.coverage ?? []).map(({ commitmentId, share: covered }) => ({
    commitmentId,
    amount: shareInCents(amount, readExact(covered) ?? 0, whole),
  }));
  const covered = freed.reduce<Exact>((total, each) => addExact(total, each.amount), 0);
  const certain = subtractExact(amount, covered);
  return { currency, certain: orNothing(certain), freed, atMost: isUnstated ? amount : undefined };
}

/** What each commitment in force can still take over, by id; those of which that is not known are left out. */
export function absorbableOf(
  commitments: readonly CommitmentInForce[] | undefined,
  currency: string,
): Map<string, Exact> {
  const left = new Map<string, Exact>();
  for (const { id, absorbable } of commitments ?? []) {
    const amount = absorbable?.currency === currency ? readExact(absorbable.amount) : undefined;
    if (amount !== undefined) left.set(id, amount);
  }
  return left;
}

/** Takes a pending bill change out of what the commitments can take over. To be called in the order of actions. */
export function settleBill({ currency, certain, freed, atMost }: PendingBill, left: Map<string, Exact>): Estimate {
  let low = certain;
  let unread: Exact = 0;
  for (const { commitmentId, amount } of freed) {
    const absorbable = left.get(commitmentId);
    if (absorbable === undefined) {
      unread = addExact(unread, amount);
      continue;
    }
    const taken = compareExact(amount, absorbable) < 0 ? amount : absorbable;
    left.set(commitmentId, subtractExact(absorbable, taken));
    low = addExact(low, taken);
  }
  const high = atMost ?? addExact(low, unread);
  if (compareExact(low, high) >= 0) return known(toMoney(low, currency));
  return { kind: 'range', low: toMoney(low, currency), high: toMoney(high, currency) };
}
