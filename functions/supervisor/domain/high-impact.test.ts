import { expect, test } from 'vitest';
import type { Finding } from '../../../lib/core/finding.ts';
import { money } from '../../../lib/core/money.ts';
import { defaultSettings } from '../../../lib/core/settings.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';
import { asOf, makeFinding, saves } from '../supervisor.fixtures.ts';
import { highImpactOf } from './high-impact.ts';

function largestOf(findings: readonly Finding[]) {
  const estate = { resources: [], preferences: {}, unread: [] };
  const input = { findings, estate, settings: defaultSettings, decisions: [], flips: new Map(), asOf };
  const { opportunities, receipts } = adjudicate(input);
  return highImpactOf(opportunities, receipts);
}

test('the ten largest counted savings come first, the largest first', () => {
  const amounts = [5, 20, 9, 10, 30, 40, 50, 60, 70, 80, 90];
  const largest = largestOf(amounts.map((amount) => makeFinding(`vol-${amount}`, { savings: saves(String(amount)) })));
  expect(largest.map(({ resource }) => resource)).toEqual(
    [90, 80, 70, 60, 50, 40, 30, 20, 10, 9].map((amount) => `vol-${amount}`),
  );
});

test('a resource goes by its name where it has one, with its action and amount', () => {
  const finding = makeFinding('vol-1');
  const named = { ...finding, resource: { ...finding.resource, name: 'scratch' } } as Finding;
  expect(largestOf([named])).toEqual([{ resource: 'scratch', action: 'delete', monthly: money('10', 'USD') }]);
});

test('a purchase goes by what is bought', () => {
  const resource: Finding['resource'] = {
    kind: 'commitment',
    accountId: '111122223333',
    instrument: 'savings-plan',
    product: 'compute',
    scope: 'payer',
  };
  const purchase = makeFinding('sp', {
    resource,
    facet: 'commitment',
    action: { kind: 'purchase-savings-plan' },
    savings: saves('300'),
    purchase: { eligible: { kind: 'known', value: money('1000', 'USD') } },
  });
  expect(largestOf([purchase])).toMatchObject([{ resource: 'compute savings-plan', action: 'purchase-savings-plan' }]);
});

test('what is struck, too small or not known is not among them', () => {
  const findings = [
    makeFinding('vol-1', { excluded: 'excluded by hand' }),
    makeFinding('vol-2', { savings: saves('0.99') }),
    makeFinding('vol-3', { savings: { list: { kind: 'unknown', reason: 'not stated' } } }),
  ];
  expect(largestOf(findings)).toEqual([]);
});

test('nothing is large where nothing was read', () => {
  expect(highImpactOf([], [])).toEqual([]);
});
