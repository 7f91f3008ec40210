import { describe, expect, test } from 'vitest';
import { findingsOf, group, wholeMonth } from './rule.fixtures.ts';
import { gp2ToGp3 } from './rules/gp2-to-gp3.ts';
import { isInScope } from './scope.ts';

const volume = (tags?: Readonly<Record<string, string>>) =>
  group({ ResourceId: 'vol-0123456789abcdef0', PricingUnit: 'GB-Mo' }, wholeMonth('150', '0.1'), tags ? { tags } : {});
const findingOf = (tags?: Readonly<Record<string, string>>) => {
  const [finding] = findingsOf(gp2ToGp3, [volume(tags)]);
  if (finding === undefined) throw new Error('the rule finds the volume');
  return finding;
};

describe('a verdict as a finding', () => {
  test('carries its rule, its grade and the figures that it was made of', () => {
    expect(findingOf()).toMatchObject({
      source: { agent: 'billing', family: 'billing', api: 'billing:export', check: 'gp2-to-gp3' },
      grade: { value: 'C', why: expect.stringContaining('was not measured') },
      evidence: [
        { field: 'PricingQuantity', value: '150', unit: 'GB-Mo' },
        { field: 'ListCost', value: '15', unit: 'USD' },
        { field: 'price of gp3', value: expect.stringContaining('https://aws.amazon.com/ebs/pricing/') },
      ],
    });
  });

  test('has the same id tomorrow, though the amounts are others', () => {
    const later = group({ ResourceId: 'vol-0123456789abcdef0', PricingUnit: 'GB-Mo' }, wholeMonth('150', '0.11'));
    expect(findingsOf(gp2ToGp3, [later]).map(({ id }) => id)).toEqual([findingOf().id]);
  });

  test('has tags by the keys that people gave them, whatever the export puts before', () => {
    for (const prefix of ['', 'user:', 'user_']) {
      const finding = findingOf({
        [`${prefix}finops:protected`]: 'true',
        [`${prefix}Name`]: 'data disk',
        [`${prefix}Team`]: 'shop',
      });
      expect(finding.resource).toMatchObject({ name: 'data disk', tags: { 'finops:protected': 'true', Team: 'shop' } });
      expect(finding.owner).toEqual({ value: 'shop', how: 'tag' });
    }
    expect(findingOf().owner).toEqual({ how: 'unknown' });
  });

  test('of what the bill names nothing by is none', () => {
    const nameless = group({ ResourceId: null, PricingUnit: 'GB-Mo' }, wholeMonth('150', '0.1'));
    expect(findingsOf(gp2ToGp3, [nameless])).toEqual([]);
  });
});

describe('what a task is limited to', () => {
  const finding = findingOf({ Team: 'shop' });

  test('is told by account, service, resource and tag, in any spelling', () => {
    expect(isInScope(finding, undefined)).toBe(true);
    expect(isInScope(finding, { accountIds: ['111122223333'] })).toBe(true);
    expect(isInScope(finding, { accountIds: ['444455556666'] })).toBe(false);
    expect(isInScope(finding, { services: ['Amazon EC2'] })).toBe(true);
    expect(isInScope(finding, { services: ['s3'] })).toBe(false);
    expect(isInScope(finding, { resources: ['vol-0123456789abcdef0'] })).toBe(true);
    expect(isInScope(finding, { resources: ['vol-1'] })).toBe(false);
    expect(isInScope(finding, { tags: { 'user:team': 'shop' } })).toBe(true);
    expect(isInScope(finding, { tags: { team: 'search' } })).toBe(false);
  });
});
