import { describe, expect, test } from 'vitest';
import { ec2OnDemand } from '../../../../lib/prices/ec2-on-demand.ts';
import { atList, everyHour, findingsOf, group, ownPrice, savingsOf } from '../rule.fixtures.ts';
import { previousGenerationInstances } from './previous-generation-instances.ts';

const machine = (
  type: string,
  sums = everyHour(ec2OnDemand.usd[type] ?? '1'),
  keys: Parameters<typeof group>[0] = {},
) =>
  group({ ResourceId: 'i-0123456789abcdef0', UsageType: `BoxUsage:${type}`, Operation: 'RunInstances', ...keys }, sums);
const targetsOf = (type: string) =>
  findingsOf(previousGenerationInstances, [machine(type)]).map(({ action }) => action.target);

describe('previous-generation instances', () => {
  test('AWS: m4.xlarge at 0.20 an hour is m6i.xlarge at 0.192 (aws.amazon.com/ec2/pricing/on-demand, us-east-1)', () => {
    expect(findingsOf(previousGenerationInstances, [machine('m4.xlarge')])).toMatchObject([
      {
        resource: { service: 'ec2', type: 'instance', id: 'i-0123456789abcdef0' },
        action: { kind: 'upgrade', current: 'm4.xlarge', target: 'm6i.xlarge' },
        // 730 hours x 0.008
        savings: { list: { value: { amount: '5.84' } } },
        monthlyCost: { current: { value: { amount: '146' } }, target: { value: { amount: '140.16' } } },
        restartNeeded: true,
      },
    ]);
  });

  test('a machine is told from 40 hours a month on', () => {
    // m4.4xlarge at 0.80 becomes m6i.4xlarge at 0.768: 39.45 and 39.47 of 720 hours are 39.999 and 40.02 of 730
    expect(savingsOf(previousGenerationInstances, [machine('m4.4xlarge', atList('39.45', '31.56'))])).toEqual([]);
    expect(savingsOf(previousGenerationInstances, [machine('m4.4xlarge', atList('39.47', '31.576'))])).toEqual([
      '1.28',
    ]);
  });

  test('and from a saving of one dollar a month on', () => {
    // 0.008 an hour: 122 hours of 720 save 0.99, 124 save 1.01
    expect(savingsOf(previousGenerationInstances, [machine('m4.xlarge', atList('122', '24.4'))])).toEqual([]);
    expect(savingsOf(previousGenerationInstances, [machine('m4.xlarge', atList('124', '24.8'))])).toEqual(['1.01']);
  });

  test('types of before 2014 go to a type of the same processors', () => {
    expect(targetsOf('m1.large')).toEqual(['m6i.large']);
    expect(targetsOf('c1.xlarge')).toEqual(['c6i.2xlarge']);
    expect(targetsOf('m1.small')).toEqual([]);
  });

  test('sizes that the successor does not have are left alone', () => {
    expect(targetsOf('c4.8xlarge')).toEqual([]);
    expect(targetsOf('m4.10xlarge')).toEqual([]);
    expect(targetsOf('m5.large')).toEqual([]);
  });

  test('a machine with a licence is priced by the export alone', () => {
    const windows = machine('m4.xlarge', everyHour('0.384'), { Operation: 'RunInstances:0002' });
    expect(savingsOf(previousGenerationInstances, [windows])).toEqual(['unknown']);
    const prices = [ownPrice('BoxUsage:m6i.xlarge', '0.376', { Operation: 'RunInstances:0002' })];
    expect(savingsOf(previousGenerationInstances, [windows], { prices })).toEqual(['5.84']);
  });

  test('a machine that was changed meanwhile is judged as what it is now', () => {
    const before = { ...machine('m4.xlarge'), end: '2026-09-10T00:00:00Z' };
    const now = { ...machine('m6i.xlarge'), start: '2026-09-10T00:00:00Z' };
    expect(savingsOf(previousGenerationInstances, [before, now])).toEqual([]);
  });

  test('hours that a commitment covers change the invoice by an unknown amount', () => {
    const covered = machine('m4.xlarge', { PricingQuantity: '720', ListCost: '144', BilledCost: '0' });
    expect(findingsOf(previousGenerationInstances, [covered])).toMatchObject([{ billChange: { kind: 'unknown' } }]);
  });
});
