import { describe, expect, test } from 'vitest';
import { atList, everyHourOf, findingsOf, ownPrice, savingsOf } from '../rule.fixtures.ts';
import { dynamodbOnDemand } from './dynamodb-on-demand.ts';

const ResourceId = 'arn:aws:dynamodb:us-east-1:111122223333:table/carts';
/** On demand 0.625 a million writes, https://aws.amazon.com/dynamodb/pricing/on-demand/ */
const perWrite = 0.000000625;
const writes = (requestsIn: (index: number) => number, keys = {}) =>
  everyHourOf({ ResourceId, UsageType: 'WriteRequestUnits', PricingUnit: 'WriteRequestUnits', ...keys }, (_, index) =>
    atList(String(requestsIn(index)), (requestsIn(index) * perWrite).toFixed(12)),
  );

describe('steady DynamoDB on demand', () => {
  test('AWS: 100 writes a second on demand cost 164.25 a month, 143 units of capacity 67.85 (0.625 a million, 0.00065 an hour, aws.amazon.com/dynamodb/pricing)', () => {
    expect(
      findingsOf(
        dynamodbOnDemand,
        writes(() => 360_000),
      ),
    ).toMatchObject([
      {
        resource: { service: 'dynamodb', type: 'table', id: 'carts' },
        action: { kind: 'rightsize', current: 'on-demand capacity', target: 'provisioned capacity with auto scaling' },
        // 360,000 x 730 x 0.000000625 = 164.25, and 143 x 730 x 0.00065 = 67.8535
        savings: { list: { value: { amount: '96.4' } } },
        monthlyCost: { current: { value: { amount: '164.25' } }, target: { value: { amount: '67.85' } } },
        lookbackDays: 14,
      },
    ]);
  });

  test('use is steady where the busiest hour has at most twice the average', () => {
    // The busy hour raises the average of 336 by as much as it is above the others, in 336ths.
    const peakOf = (times: number) => writes((index) => (index === 100 ? 3_350_000 * times : 3_350_000));
    expect(savingsOf(dynamodbOnDemand, peakOf(2))).toHaveLength(1);
    expect(savingsOf(dynamodbOnDemand, peakOf(2.01))).toEqual([]);
  });

  test('a table is told from a saving of five dollars a month on', () => {
    // 8 units of capacity are 3.796 a month; on demand 8.79 with 19,270 writes an hour, 8.80 with 19,290
    expect(
      savingsOf(
        dynamodbOnDemand,
        writes(() => 19_270),
      ),
    ).toEqual([]);
    expect(
      savingsOf(
        dynamodbOnDemand,
        writes(() => 19_290),
      ),
    ).toEqual(['5.01']);
  });

  test('an hour without requests is an hour all the same', () => {
    expect(
      savingsOf(
        dynamodbOnDemand,
        writes((index) => (index % 3 === 0 ? 3_600_000 : 0)),
      ),
    ).toEqual([]);
    const two = writes(() => 3_600_000).filter((_, index) => index % 3 === 0);
    expect(savingsOf(dynamodbOnDemand, two)).toEqual([]);
  });

  test('exports that state millions of requests say the same', () => {
    const millions = writes(() => 360_000).map((group) => ({
      ...group,
      keys: { ...group.keys, PricingUnit: '1M requests' },
      sums: { ...group.sums, PricingQuantity: '0.36' },
    }));
    expect(savingsOf(dynamodbOnDemand, millions)).toEqual(['96.4']);
  });

  test('the export’s own price of capacity comes before the list', () => {
    const prices = [ownPrice('WriteCapacityUnit-Hrs', '0.001')];
    // 164.25 - 143 x 730 x 0.001
    expect(
      savingsOf(
        dynamodbOnDemand,
        writes(() => 360_000),
        { prices },
      ),
    ).toEqual(['59.86']);
  });

  test('tables of infrequent access and replicas have other prices and are not asked for', () => {
    const pattern = dynamodbOnDemand.needs.where?.flatMap((each) =>
      'matches' in each ? [new RegExp(each.matches)] : [],
    )[0];
    expect(pattern?.test('WriteRequestUnits')).toBe(true);
    expect(pattern?.test('EUC1-ReadRequestUnits')).toBe(true);
    expect(pattern?.test('IA-WriteRequestUnits')).toBe(false);
    expect(pattern?.test('USE2-ReplWriteRequestUnits')).toBe(false);
  });
});
