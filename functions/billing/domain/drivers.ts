import type { Driver } from '../../../lib/core/spend.ts';
import { compare, dividedBy, magnitude, minus, rounded, times, total } from './decimal.ts';
import type { Group, Sum } from './question.ts';

/** Drivers that are told one by one; what is left is one more, unexplained. */
const mostDrivers = 8;
/** Effects are split to the last decimal that AWS bills. */
const effectDecimals = 10;

interface Cell {
  readonly cost: string;
  readonly quantity: string;
}

/**
 * What a change comes from, item by item: what is new or gone, and for the rest how much is price and how much quantity.
 * The price effect is the change of the unit price at today's quantity, the quantity effect all else, so that both
 * together are the change exactly.
 */
export function driversOf(
  before: readonly Group[],
  after: readonly Group[],
  { column, currency }: { column: Sum; currency: string },
): Driver[] {
  const cells = new Map([...before, ...after].map((group) => [cellOf(group), group] as const));
  const [old, now] = [Map.groupBy(before, cellOf), Map.groupBy(after, cellOf)];
  const drivers = [...cells].flatMap(([cell, { keys }]) => {
    const effects = effectsOf(sumsOf(old.get(cell), column), sumsOf(now.get(cell), column));
    return effects.map(({ kind, amount }): Driver => {
      return { kind, item: keys.Item ?? null, region: keys.RegionId ?? null, amount: { amount, currency } };
    });
  });
  const sorted = drivers.filter(({ amount }) => amount.amount !== '0').toSorted(largestFirst);
  const rest = total(sorted.slice(mostDrivers).map(({ amount }) => amount.amount));
  const told = sorted.slice(0, mostDrivers);
  if (rest === '0') return told;
  return [...told, { kind: 'unexplained', item: null, region: null, amount: { amount: rest, currency } }];
}

function effectsOf(old: Cell | undefined, now: Cell | undefined): { kind: Driver['kind']; amount: string }[] {
  if (old === undefined) return [{ kind: 'new', amount: now?.cost ?? '0' }];
  if (now === undefined) return [{ kind: 'gone', amount: minus('0', old.cost) }];
  const change = minus(now.cost, old.cost);
  const [oldPrice, newPrice] = [dividedBy(old.cost, old.quantity), dividedBy(now.cost, now.quantity)];
  if (oldPrice === undefined || newPrice === undefined) return [{ kind: 'unexplained', amount: change }];
  const price = rounded(times(minus(newPrice, oldPrice), now.quantity), effectDecimals);
  return [
    { kind: 'price', amount: price },
    { kind: 'quantity', amount: minus(change, price) },
  ];
}

function sumsOf(groups: readonly Group[] | undefined, column: Sum): Cell | undefined {
  if (groups === undefined) return undefined;
  return {
    cost: total(groups.map(({ sums }) => sums[column] ?? '0')),
    quantity: total(groups.map(({ sums }) => sums.PricingQuantity ?? '0')),
  };
}

function cellOf({ keys }: Group): string {
  return JSON.stringify([keys.Item ?? null, keys.RegionId ?? null, keys.PricingUnit ?? null]);
}

function largestFirst(left: Driver, right: Driver): number {
  const bySize = compare(magnitude(right.amount.amount), magnitude(left.amount.amount));
  return bySize || `${left.item} ${left.kind}`.localeCompare(`${right.item} ${right.kind}`);
}
