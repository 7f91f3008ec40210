import type { Draw } from '../../local/world/random.ts';
import { costsOf, dayOf, daysInYear, type ServiceYear } from './account-year.ts';
import type { Item } from './item.ts';

/** Parts of a service's daily spend that an anomaly adds. */
export const sizes = [0.2, 0.3, 0.5, 1, 3] as const;

/** What was done to a service's year, so that it can be told whether it was found. */
export interface Injection {
  readonly shape: 'jump' | 'ramp';
  readonly size: number;
  /** Days of the year, both included. */
  readonly from: number;
  readonly to: number;
  readonly driver: { readonly kind: 'price' | 'quantity' | 'new'; readonly item: string };
  /** What it cost more in all. */
  readonly impact: number;
  readonly isOnWeekend: boolean;
  readonly isAtMonthEnd: boolean;
}

/** Days of the year on which nothing is injected, so that there is a course to leave. */
const quietDays = 75;
/** Dollars a day of a service that something is injected into: of less, 20 % are not worth a look. */
const leastDaily = 10;
/** Days between two anomalies of one service: more than three months, which a charge of each month is told by. */
const apart = 100;
const jumpDays = [1, 1, 2, 3, 5] as const;
const rampDays = [14, 21, 28] as const;
const shapesByFrequency = ['jump', 'jump', 'ramp'] as const;
const drivers = ['quantity', 'quantity', 'price', 'new'] as const;

/** A service's year with some anomalies in it, each far enough from the next. */
export function inject(draw: Draw, year: ServiceYear): { year: ServiceYear; injections: Injection[] } {
  let items = year.items;
  const injections: Injection[] = [];
  for (let from = quietDays + draw.below(apart); from < daysInYear - 40; from += apart + draw.below(40)) {
    const shape = draw.pick(shapesByFrequency);
    const length = shape === 'jump' ? draw.pick(jumpDays) : draw.pick(rampDays);
    const plan = { shape, size: draw.pick(sizes), from: placedOn(draw, from), length, kind: draw.pick(drivers) };
    const done = injectOne(draw, { ...year, items }, plan);
    if (done === undefined) continue;
    items = done.items;
    injections.push(done.injection);
  }
  return { year: { ...year, items }, injections };
}

/** A third of them begin on a Saturday, a third on the last day of a month. */
function placedOn(draw: Draw, from: number): number {
  const wanted = draw.pick(['any', 'weekend', 'month end']);
  for (let at = from; at < from + 7; at += 1) if (wanted === 'weekend' && weekdayOf(at) === 6) return at;
  for (let at = from; at < from + 31; at += 1) if (wanted === 'month end' && isLastOfMonth(at)) return at;
  return from;
}

function injectOne(
  draw: Draw,
  year: ServiceYear,
  plan: Pick<Injection, 'shape' | 'size' | 'from'> & { length: number; kind: Injection['driver']['kind'] },
): { items: Item[]; injection: Injection } | undefined {
  const { shape, size, from, length, kind } = plan;
  const to = Math.min(from + length - 1, daysInYear - 1);
  const costs = costsOf(year);
  const used = year.items.filter(({ quantity }) => quantity.slice(from - 28, to + 1).every((each) => each > 0));
  const [first, ...rest] = used;
  const late = costs.slice(from - 28, from);
  const daily = late.reduce((sum, each) => sum + each, 0) / late.length;
  if (first === undefined || daily < leastDaily) return undefined;
  const item = draw.pick([first, ...rest]);
  // The part of the service's spend of each day that comes on top of it.
  const added = costs.map((cost, at) =>
    at < from || at > to ? 0 : cost * size * (shape === 'jump' ? 1 : (at - from + 1) / length),
  );
  const name = kind === 'new' ? `${year.service} something new ${from}` : item.name;
  const days = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  return {
    items: withMore(year.items, item, { kind, name, added }),
    injection: {
      shape,
      size,
      from,
      to,
      driver: { kind, item: name },
      impact: added.reduce((sum, each) => sum + each, 0),
      isOnWeekend: days.some((at) => weekdayOf(at) === 0 || weekdayOf(at) === 6),
      isAtMonthEnd: days.some((at) => isLastOfMonth(at) || dayOf(at).endsWith('-01')),
    },
  };
}

function withMore(
  items: readonly Item[],
  item: Item,
  { kind, name, added }: { kind: Injection['driver']['kind']; name: string; added: readonly number[] },
): Item[] {
  if (kind === 'new') return [...items, { name, region: item.region, quantity: [...added], price: added.map(() => 1) }];
  const factors = added.map((more, at) => 1 + more / ((item.quantity[at] ?? 0) * (item.price[at] ?? 0) || 1));
  const times = (values: readonly number[]) => values.map((value, at) => value * (factors[at] ?? 1));
  const changed =
    kind === 'price' ? { ...item, price: times(item.price) } : { ...item, quantity: times(item.quantity) };
  return items.map((each) => (each === item ? changed : each));
}

function weekdayOf(at: number): number {
  return new Date(dayOf(at)).getUTCDay();
}

function isLastOfMonth(at: number): boolean {
  return dayOf(at + 1).endsWith('-01');
}
