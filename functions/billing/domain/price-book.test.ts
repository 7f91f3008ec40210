import { describe, expect, test } from 'vitest';
import { ebs } from '../../../lib/prices/storage.ts';
import { ownPricesQuestion, priceBookOf } from './price-book.ts';
import { ownPrice } from './rule.fixtures.ts';

const listed = { list: ebs, name: 'gp3 GB', unit: 'GB-Mo' };
const gp3 = { usageType: 'EBS:VolumeUsage.gp3', region: 'us-east-1', listed };

describe('where a price comes from', () => {
  test('the export’s own comes first, whatever region its usage type names', () => {
    const prices = [
      ownPrice('EBS:VolumeUsage.gp3', '0.07', { PricingUnit: 'GB-Mo' }),
      ownPrice('EUC1-EBS:VolumeUsage.gp3', '0.0952', { RegionId: 'eu-central-1', PricingUnit: 'GB-Mo' }),
    ];
    const book = priceBookOf(prices, 'USD');
    expect(book.price(gp3)).toEqual({ amount: '0.07', unit: 'GB-Mo', source: 'the export' });
    expect(book.price({ ...gp3, region: 'eu-central-1' })?.amount).toBe('0.0952');
  });

  test('then AWS’s list with its page and day, in the regions that it holds for', () => {
    const book = priceBookOf([], 'USD');
    expect(book.price(gp3)).toEqual({
      amount: '0.08',
      unit: 'GB-Mo',
      source: 'https://aws.amazon.com/ebs/pricing/ (2026-11-20)',
    });
    expect(book.price({ ...gp3, region: 'us-west-2' })?.amount).toBe('0.08');
    expect(book.price({ ...gp3, region: 'eu-central-1' })).toBeUndefined();
    expect(book.price({ ...gp3, region: null })).toBeUndefined();
  });

  test('and no list is taken for another currency', () => {
    expect(priceBookOf([], 'EUR').price(gp3)).toBeUndefined();
  });

  test('a price of one operating system is not that of another', () => {
    const prices = [
      ownPrice('BoxUsage:m6i.large', '0.096', { Operation: 'RunInstances' }),
      ownPrice('BoxUsage:m6i.large', '0.188', { Operation: 'RunInstances:0002' }),
    ];
    const book = priceBookOf(prices, 'USD');
    const of = (operation: string) =>
      book.price({ usageType: 'BoxUsage:m6i.large', region: 'us-east-1', operation })?.amount;
    expect(of('RunInstances')).toBe('0.096');
    expect(of('RunInstances:0002')).toBe('0.188');
    expect(of('RunInstances:0010')).toBeUndefined();
  });

  test('a price of nothing is free usage, and no price', () => {
    expect(priceBookOf([ownPrice('EBS:VolumeUsage.gp3', '0')], 'USD').price(gp3)?.amount).toBe('0.08');
  });

  test('the export is asked for what rules can ask prices of', () => {
    const [, , pattern] = ownPricesQuestion('USD').where ?? [];
    const matches = pattern !== undefined && 'matches' in pattern ? new RegExp(pattern.matches) : /^$/;
    for (const usageType of [
      'EUC1-EBS:VolumeP-IOPS.gp3',
      'USE2-BoxUsage:m6i.large',
      'Multi-AZUsage:db.m5.large',
      'TimedStorage-SIA-ByteHrs',
      'WriteCapacityUnit-Hrs',
      'DataProcessingIA-Bytes',
    ]) {
      expect(matches.test(usageType)).toBe(true);
    }
    expect(matches.test('DataTransfer-Out-Bytes')).toBe(false);
  });
});
