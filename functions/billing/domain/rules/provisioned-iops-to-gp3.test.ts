import { describe, expect, test } from 'vitest';
import { findingsOf, group, savingsOf, wholeMonth } from '../rule.fixtures.ts';
import { provisionedIopsToGp3 } from './provisioned-iops-to-gp3.ts';

/** io1 in us-east-1, https://aws.amazon.com/ebs/pricing/ */
const io1 = { gib: '0.125', iops: '0.065' };

function volume(gib: string, iops: string, type = 'piops', id = 'vol-0123456789abcdef0') {
  const of = (usageType: string, quantity: string, price: string) =>
    group({ ResourceId: id, UsageType: `EBS:${usageType}` }, wholeMonth(quantity, price));
  return [of(`VolumeUsage.${type}`, gib, io1.gib), of(`VolumeP-IOPS.${type}`, iops, io1.iops)];
}

describe('io1 and io2 to gp3', () => {
  test('AWS: 100 GiB with 5,000 IOPS cost 337.50 as io1 and 33 as gp3 (aws.amazon.com/ebs/pricing)', () => {
    // gp3: 8 + 2,000 IOPS at 0.005 + 375 MB/s at 0.04
    expect(findingsOf(provisionedIopsToGp3, volume('100', '5000'))).toMatchObject([
      {
        resource: { service: 'ec2', type: 'volume', id: 'vol-0123456789abcdef0' },
        action: {
          kind: 'rightsize',
          current: 'io1 100 GiB, 5000 IOPS, 500 MB/s',
          target: 'gp3 100 GiB, 5000 IOPS, 500 MB/s',
        },
        savings: { list: { value: { amount: '304.5' } } },
        monthlyCost: { current: { value: { amount: '337.5' } }, target: { value: { amount: '33' } } },
      },
    ]);
  });

  test('what gp3 cannot give is left alone', () => {
    expect(savingsOf(provisionedIopsToGp3, volume('500', '16000'))).toHaveLength(1);
    expect(savingsOf(provisionedIopsToGp3, volume('500', '16001'))).toEqual([]);
  });

  test('a volume is told from a saving of one dollar a month on', () => {
    // 0.50 + 6.50 - 0.32 = 6.68 with 100 IOPS; 4 GiB with 12 IOPS save 0.96, with 13 1.03
    expect(savingsOf(provisionedIopsToGp3, volume('4', '12'))).toEqual([]);
    expect(savingsOf(provisionedIopsToGp3, volume('4', '13'))).toEqual(['1.02']);
  });

  test('the tiers of io2 add up to one volume', () => {
    const [size, first] = volume('100', '10000', 'io2');
    const second = group(
      { ResourceId: 'vol-0123456789abcdef0', UsageType: 'EBS:VolumeP-IOPS.io2.tier2' },
      wholeMonth('5000', '0.0455'),
    );
    const groups = [size, first, second].filter((each) => each !== undefined);
    expect(findingsOf(provisionedIopsToGp3, groups)).toMatchObject([
      { action: { current: 'io2 100 GiB, 15000 IOPS, 500 MB/s', target: 'gp3 100 GiB, 15000 IOPS, 500 MB/s' } },
    ]);
  });

  test('IOPS without storage are no volume', () => {
    expect(savingsOf(provisionedIopsToGp3, volume('100', '5000').slice(1))).toEqual([]);
  });
});
