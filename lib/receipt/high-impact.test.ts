import { describe, expect, test } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { money } from '../core/money.ts';
import { asOf, finding } from './examples.fixtures.ts';
import { highImpactOf } from './high-impact.ts';
import { netOf } from './net-of.ts';

const largestOf = (findings: readonly Finding[]) => netOf(findings, asOf).highImpact;
const deletion = (amount: string) => finding(`f-${amount}`, `vol-${amount}`, 'delete', { by: 'hub', list: amount });

describe('the largest counted savings', () => {
  test('are ten at most, the largest first', () => {
    const amounts = [5, 20, 9, 10, 30, 40, 50, 60, 70, 80, 90];
    const largest = largestOf(amounts.map((amount) => deletion(String(amount))));
    expect(largest.map(({ resource }) => resource)).toEqual(
      [90, 80, 70, 60, 50, 40, 30, 20, 10, 9].map((amount) => `vol-${amount}`),
    );
  });

  test('go by the name of the resource where it has one, with action and amount', () => {
    const plain = deletion('10');
    const named = { ...plain, resource: { ...plain.resource, name: 'scratch' } } as Finding;
    expect(largestOf([named])).toEqual([{ resource: 'scratch', action: 'delete', monthly: money('10', 'USD') }]);
  });

  test('of a purchase go by what is bought', () => {
    const resource: Finding['resource'] = {
      kind: 'commitment',
      accountId: '111122223333',
      instrument: 'savings-plan',
      product: 'compute',
      scope: 'payer',
    };
    const purchase: Finding = {
      ...deletion('300'),
      resource,
      facet: 'commitment',
      action: { kind: 'purchase-savings-plan' },
      purchase: { eligible: { kind: 'known', value: money('1000', 'USD') } },
    };
    expect(largestOf([purchase])).toMatchObject([
      { resource: 'compute savings-plan', action: 'purchase-savings-plan' },
    ]);
  });

  test('have nothing among them that is struck, too small or not known', () => {
    const findings = [
      finding('a', 'vol-1', 'delete', { by: 'hub', list: '10', excluded: 'excluded by hand' }),
      finding('b', 'vol-2', 'delete', { by: 'hub', list: '0.99' }),
      finding('c', 'ip-1', 'delete', { by: 'Z4AUBRNSmz' }),
    ];
    expect(largestOf(findings)).toEqual([]);
  });

  test('are none where nothing was read', () => {
    expect(highImpactOf([], [])).toEqual([]);
  });
});
