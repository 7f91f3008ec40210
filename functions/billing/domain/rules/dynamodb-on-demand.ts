import { daysIn } from '../../../../lib/core/period.ts';
import { dynamodbProvisioned } from '../../../../lib/prices/billing-rules.ts';
import { compare, dividedBy, largerOf, minus, plus, times, total } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Price } from '../price-book.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, cannotPrice, figure, merged, priceFigure } from '../verdicts.ts';
import { monthly } from '../window.ts';

/** The busiest hour at most this many times the average one. */
const mostPeak = '2';
/** Part of provisioned capacity that the busiest hour uses: what AWS's auto scaling aims at. */
const utilisation = '0.7';
const secondsAnHour = '3600';
const million = '1000000';
const hoursADay = 24;
const leastSavingOf = '5';
const hoursAMonth = '730';
const kinds = [
  { usage: /WriteRequestUnits$/, name: 'write unit', capacity: 'WriteCapacityUnit-Hrs' },
  { usage: /ReadRequestUnits$/, name: 'read unit', capacity: 'ReadCapacityUnit-Hrs' },
] as const;

/** Units to provision of reads or of writes. */
interface Capacity {
  /** AWS's usage type of it. */
  readonly capacity: string;
  readonly units: string;
  /** Of a unit an hour. */
  readonly price: Price | undefined;
}

export const dynamodbOnDemand: Rule = {
  name: 'dynamodb-on-demand',
  title: 'DynamoDB tables on demand whose use is steady',
  facet: 'compute',
  threshold: `two weeks in which the busiest hour has at most ${mostPeak} times the requests of the average one, and a saving of at least ${leastSavingOf} a month`,
  priceSource: `provisioned capacity of the export, else ${dynamodbProvisioned.source}, for the busiest hour at 70 % use`,
  limits: 'peaks within an hour are not in a bill: capacity that scales may still be throttled by them',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'hours',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      // Tables of infrequent access (`IA-WriteRequestUnits`) and replicas have other prices.
      { column: 'UsageType', matches: '^(EU-|[A-Z]{3}[0-9]-)?(Write|Read)RequestUnits$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType', 'PricingUnit', 'Hour'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeTable(same, context)),
};

function judgeTable(groups: readonly Group[], context: JudgeContext): Verdict[] {
  const { window, currency } = context;
  const table = merged(groups);
  const place = placeOf(table, 'dynamodb/table');
  const capacities = capacitiesOf(groups, context);
  if (place === undefined || capacities === undefined) return [];
  const cost = monthly(table.sums.ListCost ?? '0', table, window.hours, 'requests');
  const target = costOf(capacities);
  const saving = target && minus(cost, target);
  if (saving !== undefined && compare(saving, leastSavingOf) < 0) return [];
  const estimate =
    saving === undefined ? cannotPrice('provisioned capacity', table.keys.RegionId) : amount(saving, currency);
  return [
    {
      place,
      action: { kind: 'rightsize', current: 'on-demand capacity', target: 'provisioned capacity with auto scaling' },
      saving: estimate,
      currentCost: amount(cost, currency),
      ...(target && { targetCost: amount(target, currency) }),
      billChange: billChangeOf(estimate, table),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: true, steps: 'Switch the table back to on-demand, once in 24 hours.' },
      lookbackDays: daysIn(window.hours),
      figures: [
        ...capacities.flatMap(({ capacity, units, price }) => [
          figure(`${capacity} for the busiest hour`, units, 'units'),
          priceFigure(`price of ${capacity}`, price && [price]),
        ]),
        figure('PricingQuantity', table.sums.PricingQuantity, table.keys.PricingUnit),
        figure('ListCost', table.sums.ListCost, currency),
      ],
    },
  ];
}

/** What would have to be provisioned; `undefined` where the use is not steady. */
function capacitiesOf(groups: readonly Group[], { window, prices }: JudgeContext): Capacity[] | undefined {
  const hoursInWindow = String(daysIn(window.hours) * hoursADay);
  const capacities: Capacity[] = [];
  for (const { usage, name, capacity } of kinds) {
    const hours = groups.filter(({ keys }) => usage.test(keys.UsageType ?? '')).map(requestsOf);
    if (hours.length === 0) continue;
    const peak = hours.reduce(largerOf);
    const average = dividedBy(total(hours), hoursInWindow) ?? '0';
    if (compare(peak, times(average, mostPeak)) > 0) return undefined;
    const units = dividedBy(dividedBy(peak, secondsAnHour) ?? '0', utilisation) ?? '0';
    const listed = { list: dynamodbProvisioned, name, unit: 'hour' };
    const price = prices.price({ usageType: capacity, region: groups[0]?.keys.RegionId, listed });
    capacities.push({ capacity, units: String(Math.ceil(Number(units))), price });
  }
  return capacities;
}

/** A month of it; `undefined` where a price is not known. */
function costOf(capacities: readonly Capacity[]): string | undefined {
  const priced = capacities.map(({ units, price }) => price && times(times(units, price.amount), hoursAMonth));
  return priced.every((each) => each !== undefined) ? priced.reduce(plus, '0') : undefined;
}

/** Some exports state millions. */
function requestsOf({ keys, sums }: Group): string {
  const quantity = sums.PricingQuantity ?? '0';
  return /^(1M|million)/i.test(keys.PricingUnit ?? '') ? times(quantity, million) : quantity;
}
