import { expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/core/settings.ts';
import { amountCases } from './amount-checks.cases.ts';
import { type CheckCase, statementOf } from './check-case.fixtures.ts';
import { findingOf } from './finding.ts';
import { highImpactOf } from './high-impact.ts';

test('the ten largest counted savings come first, largest first, without what is struck', () => {
  const amounts = [5, 100, 20, 9, 10, 30, 40, 50, 60, 70, 80, 90];
  const findings = amounts.map((amount, index) => instance(`i-${amount}`, `$${amount}`, { excluded: index === 1 }));

  const largest = highImpactOf(findings, '2026-11-01T00:00:00Z', defaultSettings);

  expect(largest.map(({ resource }) => resource)).toEqual(
    [90, 80, 70, 60, 50, 40, 30, 20, 10, 9].map((amount) => `i-${amount}`),
  );
  expect(largest[0]).toEqual({ resource: 'i-90', action: 'stop', monthly: { amount: '90', currency: 'USD' } });
});

test('a purchase that saves most comes first, though it is bought last, and is named by what is bought', () => {
  const findings = ['hjLMh88uM8', 'cX3c2R1chu'].map((check) => findingOf(statementOf(caseOf(check))));
  expect(highImpactOf(findings, '2026-11-01T00:00:00Z', defaultSettings)).toEqual([
    { resource: 'ec2 reservation', action: 'purchase-reservation', monthly: { amount: '97.6', currency: 'USD' } },
    { resource: 'old-web', action: 'delete', monthly: { amount: '18.25', currency: 'USD' } },
  ]);
});

test('what is struck whole is not among them', () => {
  expect(highImpactOf([instance('i-1', '$70', { excluded: true })], '2026-11-01T00:00:00Z', defaultSettings)).toEqual(
    [],
  );
});

function instance(id: string, saving: string, resource: { excluded: boolean }) {
  return findingOf(
    statementOf(caseOf('Qch7DwouX1'), {
      values: { 'Instance ID': id, 'Instance Name': null, 'Estimated Monthly Savings': saving },
      resource,
    }),
  );
}

function caseOf(check: string): CheckCase {
  const found = amountCases.find((each) => each.check === check);
  if (found === undefined) throw new Error(`no case of ${check}`);
  return found;
}
