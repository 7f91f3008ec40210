import type { Account } from '../account.ts';
import { daysBetween, monthsBetween, shiftMonths } from '../calendar.ts';
import type { HeldCommitment } from '../organisation.ts';
import type { World } from '../world.ts';
import { usageRows } from './daily.ts';
import { type HeldCost, ownCosts, sharedCosts } from './held-costs.ts';
import type { LineItem } from './line-item.ts';
import { monthlyRows } from './monthly.ts';
import { dayFacts } from './pattern.ts';
import { purchaseRows } from './purchases.ts';

/** A range of days; the end is exclusive. */
interface Range {
  readonly start: string;
  readonly end: string;
}

/**
 * Every row of the bill, account by account and month by month: daily usage, fees of commitments, and what is charged
 * by the month (support, subscription, credits, refunds, tax), the current month as far as it has come.
 *
 * @param range whole months; default: all of the history. A month that is begun is given whole
 */
export function* lineItems(world: World, range: Partial<Range> = {}): Generator<LineItem> {
  const shared = sharedCosts(world);
  for (const account of world.accounts()) yield* accountLineItems(world, account, shared, range);
}

/**
 * The rows of one account.
 *
 * @param shared what the shared commitments cost, from {@link sharedCosts}: the payer is charged for them
 */
export function* accountLineItems(
  world: World,
  account: Account,
  shared: ReadonlyMap<string, HeldCost>,
  range: Partial<Range> = {},
): Generator<LineItem> {
  const { firstDay, yesterday, today } = world.calendar;
  const start = range.start !== undefined && range.start > firstDay ? range.start : firstDay;
  const last = range.end !== undefined && range.end <= yesterday ? range.end : today;
  for (const month of monthsBetween(start, yesterday)) if (month < last) yield* monthOf(world, account, shared, month);
}

function* monthOf(
  world: World,
  account: Account,
  shared: ReadonlyMap<string, HeldCost>,
  month: string,
): Generator<LineItem> {
  const { today } = world.calendar;
  const next = shiftMonths(month, 1);
  const usageOn = usageRows(world, account);
  const held = heldBy(world, account, shared);
  let usage = 0n;
  let purchases = 0n;
  for (const day of daysBetween(month, next)) {
    if (day >= today) break;
    for (const row of usageOn(day)) {
      usage += row.billed;
      yield row;
    }
    const facts = dayFacts(day, today);
    for (const { commitment, cost } of held)
      for (const row of purchaseRows(account, commitment, cost, facts)) {
        purchases += row.billed;
        yield row;
      }
  }
  yield* monthlyRows(world, account, month, { usage, purchases });
}

interface Held {
  readonly commitment: HeldCommitment;
  readonly cost: HeldCost;
}

/** What an account pays for: its own commitments, and the payer those of all. */
function heldBy(world: World, account: Account, shared: ReadonlyMap<string, HeldCost>): Held[] {
  const costs = new Map([...shared, ...ownCosts(account)]);
  const commitments =
    account.index === 0 ? [...world.organisation.commitments, ...account.commitments] : account.commitments;
  return commitments.flatMap((commitment) => {
    const cost = costs.get(commitment.id);
    return cost === undefined ? [] : [{ commitment, cost }];
  });
}
