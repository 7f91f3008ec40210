import { shiftDays } from '../../../lib/core/period.ts';
import { type Row, usageOf } from './bill.fixtures.ts';

/** A thing that is charged for in all of September 2026: by the day, and hour by hour in its last two weeks. */
export interface Thing {
  readonly usageType: string;
  readonly service?: string;
  readonly resource?: string;
  readonly operation?: string;
  readonly unit?: string;
  /** Of a usual hour. */
  readonly quantity: number;
  readonly price: number;
  /** Parts of a usual hour. */
  readonly pattern?: (day: number, hour: number, weekday: number) => number;
  readonly more?: Readonly<Record<string, string>>;
}

const dailyDays = 16;
const days = 30;
const first = '2026-09-01';

/** Its rows. */
export function rowsOf(thing: Thing): Row[] {
  const { pattern = () => 1 } = thing;
  return Array.from({ length: days }, (_, day) => day).flatMap((day) => {
    const date = shiftDays(first, day);
    const weekday = new Date(date).getUTCDay();
    const hours = Array.from({ length: 24 }, (__, hour) => thing.quantity * pattern(day, hour, weekday));
    const parts = day < dailyDays ? [{ from: 0, to: 24 }] : hours.map((_part, hour) => ({ from: hour, to: hour + 1 }));
    return parts.flatMap(({ from, to }) => {
      const quantity = hours.slice(from, to).reduce((sum, each) => sum + each, 0);
      return quantity === 0 ? [] : [rowOf(thing, quantity, momentOf(date, from), momentOf(date, to))];
    });
  });
}

function momentOf(date: string, hour: number): string {
  return hour === 24 ? `${shiftDays(date, 1)}T00:00:00Z` : `${date}T${String(hour).padStart(2, '0')}:00:00Z`;
}

function rowOf(thing: Thing, quantity: number, ChargePeriodStart: string, ChargePeriodEnd: string): Row {
  const { usageType, service = 'AmazonEC2', resource, operation, unit = 'Hrs', price, more } = thing;
  const cost = (quantity * price).toFixed(10);
  return {
    ...usageOf(first),
    ChargePeriodStart,
    ChargePeriodEnd,
    BillingPeriodStart: `${first}T00:00:00Z`,
    SubAccountId: '111122223333',
    BillingAccountId: '999988887777',
    RegionId: 'us-east-1',
    ServiceName: service,
    UsageType: usageType,
    PricingCategory: 'Standard',
    PricingUnit: unit,
    PricingQuantity: quantity.toFixed(10),
    ListCost: cost,
    BilledCost: cost,
    EffectiveCost: cost,
    ...(resource && { ResourceId: resource }),
    ...(operation && { Operation: operation }),
    ...more,
  };
}
