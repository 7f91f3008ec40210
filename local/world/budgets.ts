import type { LineItem } from './bill/line-item.ts';
import { lineItems } from './bill/line-items.ts';
import { daysFrom, daysInMonth } from './calendar.ts';
import { accountIdOf } from './organisation.ts';
import { partOf, percentOf, type Usd, usd } from './usd.ts';
import type { World } from './world.ts';

/** A budget of a month. Budgets overlap: adding them up says nothing. */
export interface Budget {
  readonly name: string;
  readonly limit: Usd;
  /** What it watches; nothing named: everything. */
  readonly accountId?: string;
  readonly product?: string;
  readonly team?: string;
  /** Billed this month so far. */
  readonly actual: Usd;
  /** Absent: AWS has no forecast, which is not a forecast of 0. */
  readonly forecast?: Usd;
}

interface Plan {
  readonly name: string;
  readonly accountId?: string;
  readonly product?: string;
  readonly team?: string;
  /** The limit as a share of what the month will come to. */
  readonly limitPercent: number;
  readonly hasForecast: boolean;
}

/** Limits are round numbers. */
const limitStep = usd('250');

/**
 * The budgets of an organisation, with what is spent on the day of `asOf`: one for everything, and inside it an
 * account's (which will be breached), a service's, a team's and one that is too young for a forecast.
 */
export function budgetsOf(world: World): Budget[] {
  const plans = plansOf(world);
  const actuals = plans.map(() => 0n);
  for (const item of lineItems(world, { start: world.calendar.currentMonth }))
    for (const [at, plan] of plans.entries()) if (watches(plan, item)) actuals[at] = (actuals[at] ?? 0n) + item.billed;
  return plans.map(({ limitPercent, hasForecast, ...plan }, at) => {
    const actual = actuals[at] ?? 0n;
    const forecast = wholeMonth(world, actual);
    return { ...plan, limit: rounded(percentOf(forecast, limitPercent)), actual, ...(hasForecast && { forecast }) };
  });
}

function plansOf({ seed, organisation }: World): Plan[] {
  const mainAccount = accountIdOf(seed, 1);
  return [
    { name: 'company-monthly', limitPercent: 109, hasForecast: true },
    { name: 'production-account', accountId: mainAccount, limitPercent: 94, hasForecast: true },
    { name: 'ec2-everywhere', product: 'AmazonEC2', limitPercent: 115, hasForecast: true },
    {
      name: 'team-data',
      team: organisation.teams.find((team) => team === 'data') ?? 'data',
      limitPercent: 122,
      hasForecast: true,
    },
    { name: 'search-experiment', team: 'search', limitPercent: 140, hasForecast: false },
  ];
}

function watches({ accountId, product, team }: Plan, item: LineItem): boolean {
  return (
    (accountId === undefined || item.accountId === accountId) &&
    (product === undefined || item.product === product) &&
    (team === undefined || item.tags.team === team)
  );
}

/** At the pace of the days so far. */
function wholeMonth({ calendar: { currentMonth, today } }: World, actual: Usd): Usd {
  const elapsed = daysFrom(currentMonth, today);
  return partOf(actual, BigInt(daysInMonth(currentMonth)), BigInt(elapsed));
}

function rounded(amount: Usd): Usd {
  return ((amount + limitStep / 2n) / limitStep) * limitStep;
}
