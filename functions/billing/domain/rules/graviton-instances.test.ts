import { describe, expect, test } from 'vitest';
import { ec2OnDemand } from '../../../../lib/prices/ec2-on-demand.ts';
import { atList, everyHour, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { gravitonInstances } from './graviton-instances.ts';

const machine = (type: string, sums = everyHour(ec2OnDemand.usd[type] ?? '1'), Operation = 'RunInstances') =>
  group({ ResourceId: 'i-0123456789abcdef0', UsageType: `BoxUsage:${type}`, Operation }, sums);

describe('x86 to Graviton', () => {
  test('AWS: m5.large at 0.096 an hour is m7g.large at 0.0816 (aws.amazon.com/ec2/pricing/on-demand, us-east-1)', () => {
    expect(findingsOf(gravitonInstances, [machine('m5.large')])).toMatchObject([
      {
        action: { kind: 'migrate-architecture', current: 'm5.large', target: 'm7g.large' },
        // 730 hours x 0.0144
        savings: { list: { value: { amount: '10.51' } } },
        effort: 'high',
        risk: 'medium',
      },
    ]);
  });

  test('a machine is told from a saving of one dollar a month on', () => {
    // 0.0144 an hour: 68 hours of 720 save 0.99, 69 save 1.01
    expect(savingsOf(gravitonInstances, [machine('m5.large', atList('68', '6.528'))])).toEqual([]);
    expect(savingsOf(gravitonInstances, [machine('m5.large', atList('69', '6.624'))])).toEqual(['1.01']);
  });

  test('and from 40 hours a month on', () => {
    // m5.4xlarge at 0.768 is m7g.4xlarge at 0.6528
    expect(savingsOf(gravitonInstances, [machine('m5.4xlarge', atList('39.4', '30.2592'))])).toEqual([]);
    expect(savingsOf(gravitonInstances, [machine('m5.4xlarge', atList('39.5', '30.336'))])).toEqual(['4.61']);
  });

  test('Windows and what has a licence does not run on Graviton', () => {
    expect(savingsOf(gravitonInstances, [machine('m5.large', everyHour('0.188'), 'RunInstances:0002')])).toEqual([]);
    expect(savingsOf(gravitonInstances, [machine('m5.large', everyHour('0.156'), 'RunInstances:0010')])).toEqual([]);
  });

  test('sizes and families that Graviton does not have are left alone', () => {
    for (const type of ['c5.9xlarge', 'c5.18xlarge', 'm5.24xlarge', 'm5.metal', 'm7g.large', 'p4d.24xlarge']) {
      expect(savingsOf(gravitonInstances, [machine(type)])).toEqual([]);
    }
  });
});
