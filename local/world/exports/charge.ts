import { shiftDays } from '../../../lib/core/period.ts';
import type { Account } from '../account.ts';
import { hourlyUsageRows } from '../bill/daily.ts';
import { sharedCosts } from '../bill/held-costs.ts';
import type { LineItem } from '../bill/line-item.ts';
import { accountLineItems } from '../bill/line-items.ts';
import { monthsBetween, shiftMonths } from '../calendar.ts';
import type { HeldCommitment } from '../organisation.ts';
import type { World } from '../world.ts';
import { type ServiceFacts, serviceOf } from './services.ts';

/** Which part of the bill is exported, and how finely. */
export interface ExportScope {
  /** The first day of the first month. Default: the world's first. */
  readonly firstMonth?: string;
  /** The first day of the last month. Default: the current one. */
  readonly lastMonth?: string;
  /** The last 14 days hour by hour, as an hourly export has all days. */
  readonly lastDaysHourly?: boolean;
}

/** A row of the bill with all that an export says of it. */
export interface Charge {
  readonly item: LineItem;
  readonly account: { readonly id: string; readonly name: string };
  readonly payer: { readonly id: string; readonly name: string };
  readonly service: ServiceFacts;
  readonly commitment?: HeldCommitment;
  /** The month of the invoice, and the one after. */
  readonly month: string;
  readonly nextMonth: string;
  /** The time that is charged for, UTC. */
  readonly start: string;
  readonly end: string;
  /** Months that are over have an invoice. */
  readonly invoiceId?: string;
  readonly discountPercent: number;
}

/** Every row of the bill once, account by account. */
export function* chargesOf(world: World, scope: ExportScope = {}): Generator<Charge> {
  const { lastDaysHourly = false } = scope;
  const { organisation, calendar } = world;
  const months = exportedMonths(world, scope);
  const range = {
    start: months[0] ?? calendar.currentMonth,
    end: shiftMonths(months.at(-1) ?? calendar.currentMonth, 1),
  };
  const shared = sharedCosts(world);
  const payer = { id: organisation.payerId, name: world.account(0).name };
  for (const account of world.accounts()) {
    const held = new Map([...organisation.commitments, ...account.commitments].map((each) => [each.id, each]));
    const around = { account, payer, held, world };
    const isHourly = ({ day, category, fee }: LineItem) =>
      lastDaysHourly && category === 'usage' && fee === undefined && day >= calendar.firstHourlyDay;
    for (const item of accountLineItems(world, account, shared, range)) {
      if (!isHourly(item)) yield chargeOf(item, around);
    }
    if (lastDaysHourly) for (const item of hoursOf(world, account, range)) yield chargeOf(item, around);
  }
}

/** The first days of the months that an export is of. */
export function exportedMonths({ calendar }: World, { firstMonth, lastMonth }: ExportScope): string[] {
  const { firstDay, currentMonth } = calendar;
  const last = lastMonth !== undefined && lastMonth < currentMonth ? lastMonth : currentMonth;
  return [...monthsBetween(firstMonth !== undefined && firstMonth > firstDay ? firstMonth : firstDay, last)];
}

function* hoursOf(world: World, account: Account, range: { start: string; end: string }): Generator<LineItem> {
  const rowsOn = hourlyUsageRows(world, account);
  const { firstHourlyDay, today } = world.calendar;
  for (let day = firstHourlyDay; day < today; day = shiftDays(day, 1)) {
    if (day >= range.start && day < range.end) yield* rowsOn(day);
  }
}

function chargeOf(
  item: LineItem,
  around: { account: Account; payer: Charge['payer']; held: ReadonlyMap<string, HeldCommitment>; world: World },
): Charge {
  const { account, payer, held, world } = around;
  const month = `${item.day.slice(0, 7)}-01`;
  const nextMonth = shiftMonths(month, 1);
  const commitment = item.commitmentId === undefined ? undefined : held.get(item.commitmentId);
  return {
    item,
    account: { id: account.accountId, name: account.name },
    payer,
    service: serviceOf(item.product),
    ...(commitment !== undefined && { commitment }),
    month,
    nextMonth,
    ...timeOf(item, nextMonth),
    ...(month < world.calendar.currentMonth && { invoiceId: invoiceOf(payer.id, month) }),
    discountPercent: world.organisation.discountPercent,
  };
}

/** Usage is for its hour or day, what is charged by the month for all of it, a plan's fee for its day. */
function timeOf({ day, hour, category, product, fee }: LineItem, nextMonth: string): { start: string; end: string } {
  if (hour !== undefined) {
    const start = Date.parse(`${day}T${String(hour).padStart(2, '0')}:00:00Z`);
    return { start: instant(start), end: instant(start + 3_600_000) };
  }
  const isDaily = category === 'usage' || (fee !== undefined && product === 'ComputeSavingsPlans');
  return { start: `${day}T00:00:00Z`, end: `${isDaily ? shiftDays(day, 1) : nextMonth}T00:00:00Z` };
}

function instant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

function invoiceOf(payerId: string, month: string): string {
  return `${payerId.slice(-4)}${month.slice(0, 7).replace('-', '')}`;
}
