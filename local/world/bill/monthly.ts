import { businessSupport } from '../../../lib/prices/operations.ts';
import type { Account } from '../account.ts';
import { daysFrom, shiftMonths } from '../calendar.ts';
import { drawFrom } from '../random.ts';
import { percentOf, roundUsd, rowPlaces, type Usd, usd } from '../usd.ts';
import type { World } from '../world.ts';
import { type LineItem, sameCosts } from './line-item.ts';

/** The account that has a subscription, credits and a refund: the first one that earns money. */
const mainIndex = 1;
const subscriptionUsd = '1850';
/** A programme that paid for moving to AWS, and that ended. */
const creditUsd = '1500';
const creditMonths = 8;

/** What an account was billed in a month, before what depends on it. */
export interface MonthSoFar {
  readonly usage: Usd;
  readonly purchases: Usd;
}

/** Charges of a month as a whole: support by what was used, a subscription, credits, a refund, and tax on it all. */
export function monthlyRows(world: World, account: Account, month: string, soFar: MonthSoFar): LineItem[] {
  const base = soFar.usage + soFar.purchases;
  const rows = [
    charge(account, month, 'fee', 'AWSSupportBusiness', 'AWS Business Support', supportOf(base)),
    ...(account.index === mainIndex ? mainRows(world, account, month) : []),
  ];
  const taxed = rows.reduce((sum, { billed }) => sum + billed, base);
  const { salesTaxPercent } = world.organisation;
  const tax = percentOf(taxed > 0n ? taxed : 0n, salesTaxPercent);
  if (tax === 0n) return rows;
  return [...rows, charge(account, month, 'tax', 'AmazonEC2', `Sales tax, ${salesTaxPercent} %`, tax)];
}

function mainRows({ calendar }: World, account: Account, month: string): LineItem[] {
  const since = Math.round(daysFrom(calendar.firstDay, month) / 30.4);
  const rows = [
    charge(account, month, 'fee', 'AWSMarketplace', 'Telemetry subscription, a month', usd(subscriptionUsd)),
  ];
  if (since < creditMonths)
    rows.push(charge(account, month, 'credit', 'AmazonEC2', 'Migration credit', -usd(creditUsd)));
  if (month === shiftMonths(calendar.currentMonth, -1)) {
    const amount = drawFrom(account.seed, 'refund').between(120, 640);
    rows.push(charge(account, month, 'refund', 'AmazonEC2', 'Refund of a billing error', -usd(`${amount}.37`)));
  }
  return rows;
}

/** A share of what was used, less from tier to tier. */
function supportOf(base: Usd): Usd {
  let fee = 0n;
  let from = 0n;
  for (const { upToUsd, percent } of businessSupport.tiers) {
    const upTo = upToUsd === undefined ? base : usd(upToUsd);
    const inTier = (base < upTo ? base : upTo) - from;
    if (inTier <= 0n) break;
    fee += percentOf(inTier, percent);
    from = upTo;
  }
  const least = usd(businessSupport.minimumUsd);
  return fee > least ? fee : least;
}

function charge(
  { accountId }: Account,
  month: string,
  category: LineItem['category'],
  product: string,
  description: string,
  amount: Usd,
): LineItem {
  return {
    day: month,
    accountId,
    region: 'global',
    product,
    usageType: category,
    category,
    description,
    tags: {},
    unit: 'Month',
    quantity: 1_000_000n,
    ...sameCosts(roundUsd(amount, rowPlaces)),
  };
}
