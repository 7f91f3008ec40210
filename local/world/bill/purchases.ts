import type { Account } from '../account.ts';
import { daysInMonth, shiftMonths } from '../calendar.ts';
import type { HeldCommitment } from '../organisation.ts';
import { partOf, roundUsd, rowPlaces, type Usd } from '../usd.ts';
import type { HeldCost } from './held-costs.ts';
import { type LineItem, sameCosts } from './line-item.ts';
import type { DayFacts } from './pattern.ts';

const hoursAMonth = 730n;

/**
 * What an account is charged on a day for commitments that it holds: a Savings Plan's fee day by day, a reservation's
 * on the first of the month, what is paid at the start on the first day; and what of them was not used.
 */
export function* purchaseRows(
  { accountId }: Account,
  held: HeldCommitment,
  cost: HeldCost,
  facts: DayFacts,
): Generator<LineItem> {
  if (facts.day < held.start || facts.day >= held.end) return;
  const row = (amount: Usd, what: string, fee: 'upfront' | 'recurring'): LineItem => ({
    ...frame(accountId, held, facts.day, what),
    ...costs(amount),
    fee,
  });
  const hours = BigInt(facts.hours);
  if (held.instrument === 'savings-plan') yield row(shareOf(cost.monthly, hours), 'recurring fee', 'recurring');
  else {
    const isPartial = held.payment === 'partial-upfront';
    if (isPartial && facts.day === held.start) yield row(cost.monthly * 6n, 'upfront fee', 'upfront');
    if (facts.day === held.start || facts.day.endsWith('-01'))
      yield row(
        shareOf(cost.monthly, hoursLeftIn(facts.day, held.end)) / (isPartial ? 2n : 1n),
        'monthly fee',
        'recurring',
      );
  }
  if (cost.unused > 0n) yield unusedRow(accountId, held, facts, shareOf(cost.unused, hours));
}

/** Paid for and not used: no part of an invoice of its own, and a cost all the same. */
function unusedRow(accountId: string, held: HeldCommitment, { day }: DayFacts, amount: Usd): LineItem {
  const frameOfRow = frame(accountId, held, day, 'unused');
  return {
    ...frameOfRow,
    fee: 'unused',
    category: 'usage',
    list: 0n,
    contracted: 0n,
    billed: 0n,
    effective: round(amount),
  };
}

function frame(accountId: string, held: HeldCommitment, day: string, what: string) {
  const isPlan = held.instrument === 'savings-plan';
  return {
    day,
    accountId,
    region: held.region ?? 'global',
    product: isPlan ? 'ComputeSavingsPlans' : held.product === 'rds' ? 'AmazonRDS' : 'AmazonEC2',
    usageType: isPlan ? 'ComputeSP:1yrNoUpfront' : `HeavyUsage:${held.family}`,
    category: 'purchase',
    description: isPlan ? `Compute Savings Plan, ${what}` : `reservation of ${held.family}, ${what}`,
    commitmentId: held.id,
    tags: {},
    unit: 'Hrs',
    quantity: 0n,
  } as const;
}

/** A fee is asked for now, and its effect is in the usage that it covers. */
function costs(amount: Usd) {
  return { ...sameCosts(round(amount)), effective: 0n };
}

function shareOf(monthly: Usd, hours: bigint): Usd {
  return partOf(monthly, hours, hoursAMonth);
}

function hoursLeftIn(day: string, end: string): bigint {
  const next = shiftMonths(`${day.slice(0, 7)}-01`, 1);
  const last = end < next ? Number(end.slice(8)) - 1 : daysInMonth(day);
  return BigInt((last - Number(day.slice(8)) + 1) * 24);
}

function round(amount: Usd): Usd {
  return roundUsd(amount, rowPlaces);
}
