import { describe, expect, test } from 'vitest';
import { findingsOf, group, ownPrice, savingsOf, wholeMonth } from '../rule.fixtures.ts';
import { gp2ToGp3 } from './gp2-to-gp3.ts';

/** gp2 in us-east-1, https://aws.amazon.com/ebs/pricing/ */
const gp2 = '0.1';
const volume = (gib: string, ...more: [span?: Parameters<typeof group>[2], keys?: Parameters<typeof group>[0]]) =>
  group({ ResourceId: 'vol-0123456789abcdef0', PricingUnit: 'GB-Mo', ...more[1] }, wholeMonth(gib, gp2), more[0]);

describe('gp2 to gp3', () => {
  test('a volume is told from a saving of one dollar a month on', () => {
    expect(savingsOf(gp2ToGp3, [volume('49')])).toEqual([]);
    expect(savingsOf(gp2ToGp3, [volume('50')])).toEqual(['1']);
  });

  test('AWS: 100 GiB cost 10 dollars a month as gp2 and 8 as gp3 (aws.amazon.com/ebs/pricing)', () => {
    const [finding] = findingsOf(gp2ToGp3, [volume('100')]);
    expect(finding).toMatchObject({
      resource: { service: 'ec2', type: 'volume', id: 'vol-0123456789abcdef0', accountId: '111122223333' },
      action: {
        kind: 'upgrade',
        current: 'gp2 100 GiB, 300 IOPS, 125 MB/s',
        target: 'gp3 100 GiB, 3000 IOPS, 125 MB/s',
      },
      savings: { list: { kind: 'known', value: { amount: '2', currency: 'USD' } } },
      monthlyCost: { current: { value: { amount: '10' } }, target: { value: { amount: '8' } } },
      billChange: { kind: 'known', value: { amount: '2' } },
      grade: { value: 'C' },
    });
  });

  test('above 170 GiB gp3 is priced with the 250 MB/s that gp2 gives there', () => {
    // 17 - 13.60, and 17.10 - 13.68 - 125 MB/s at 0.04, which is no saving
    expect(savingsOf(gp2ToGp3, [volume('170')])).toEqual(['3.4']);
    expect(savingsOf(gp2ToGp3, [volume('171')])).toEqual([]);
    // 40 - 32 - 5
    expect(savingsOf(gp2ToGp3, [volume('400')])).toEqual(['3']);
  });

  test('a large volume is priced with its IOPS, at most 16,000', () => {
    // 200 - 160 - 3,000 IOPS at 0.005 - 5
    expect(savingsOf(gp2ToGp3, [volume('2000')])).toEqual(['20']);
    // 1,000 - 800 - 13,000 IOPS at 0.005 - 5
    expect(savingsOf(gp2ToGp3, [volume('10000')])).toEqual(['130']);
  });

  test('the export’s own gp3 price comes before the list', () => {
    const prices = [ownPrice('EBS:VolumeUsage.gp3', '0.07', { PricingUnit: 'GB-Mo' })];
    expect(savingsOf(gp2ToGp3, [volume('100')], { prices })).toEqual(['3']);
  });

  test('in a region whose prices are not known the saving is unknown', () => {
    const far = volume('100', {}, { RegionId: 'eu-central-1' });
    expect(findingsOf(gp2ToGp3, [far])).toMatchObject([
      {
        savings: {
          list: {
            kind: 'unknown',
            reason: 'neither the export nor the price lists have a price of gp3 in eu-central-1',
          },
        },
      },
    ]);
  });

  test('what was there for less than 7 days, or is gone, is not judged', () => {
    const sevenDays = group({ ResourceId: 'vol-1abcde', PricingUnit: 'GB-Mo' }, wholeMonth('23.333333', gp2), {
      start: '2026-09-24T00:00:00Z',
    });
    // 7 of 30 days of 100 GiB are 100 GiB all the same
    expect(savingsOf(gp2ToGp3, [sevenDays])).toEqual(['2']);
    expect(savingsOf(gp2ToGp3, [{ ...sevenDays, start: '2026-09-24T01:00:00Z' }])).toEqual([]);
    expect(savingsOf(gp2ToGp3, [volume('100', { end: '2026-09-29T23:00:00Z' })])).toEqual([]);
  });

  test('what is billed below list changes the invoice by an unknown amount', () => {
    const discounted = group(
      { ResourceId: 'vol-0123456789abcdef0', PricingUnit: 'GB-Mo' },
      { PricingQuantity: '100', ListCost: '10', BilledCost: '9' },
    );
    expect(findingsOf(gp2ToGp3, [discounted])).toMatchObject([{ billChange: { kind: 'unknown' } }]);
  });
});
