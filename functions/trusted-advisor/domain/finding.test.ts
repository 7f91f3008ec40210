import { describe, expect, test } from 'vitest';
import { Finding } from '../../../lib/core/finding.ts';
import { savingOn } from '../../../lib/core/saving-on.ts';
import { resourceKey } from '../../../lib/receipt/resource-key.ts';
import { checkTable } from '../../../lib/receipt/source-table.ts';
import { amountCases } from './amount-checks.cases.ts';
import { bareCases } from './bare-checks.cases.ts';
import { type CheckCase, statementOf, supportTelling } from './check-case.fixtures.ts';
import { findingOf } from './finding.ts';
import { hubCases } from './hub-checks.cases.ts';

const cases = [...hubCases, ...amountCases, ...bareCases];
const byCheck = new Map(cases.map((each) => [each.check, each]));

test('every cost check that AWS answers has a case here', () => {
  const answered = Object.keys(checkTable).filter((check) => !checkTable[check]?.retired);
  expect(cases.map(({ check }) => check).toSorted()).toEqual(answered.toSorted());
});

describe.each(cases)('check $check', (told) => {
  const finding = findingOf(statementOf(told));

  test('gives a finding that names the thing, the action and the saving', () => {
    expect(Finding.parse(finding)).toEqual(finding);
    expect({
      key: resourceKey(finding.resource),
      facet: finding.facet,
      action: finding.action,
      saving: savingOf(finding),
      grade: finding.grade.value,
    }).toEqual({ key: told.key, facet: told.facet, action: told.action, saving: told.saving, grade: told.grade });
  });

  test('gives the same finding with its columns in another order', () => {
    const reversed = findingOf(statementOf(told, { order: (headings) => headings.toReversed() }));
    expect({ ...reversed, evidence: [] }).toEqual({ ...finding, evidence: [] });
    expect(reversed.evidence.map(({ value }) => value).toSorted()).toEqual(
      finding.evidence.map(({ value }) => value).toSorted(),
    );
  });

  test('has the same id and amount by the Support API', () => {
    const twin = findingOf(statementOf(told, supportTelling));
    expect({ id: twin.id, resource: twin.resource, savings: twin.savings }).toEqual({
      id: finding.id,
      resource: finding.resource,
      savings: finding.savings,
    });
  });

  test('with nothing but nulls still gives a finding, of unknown saving', () => {
    const values = Object.fromEntries(Object.keys(told.columns).map((heading) => [heading, null]));
    const empty = findingOf(statementOf(told, { values }));
    expect(Finding.parse(empty)).toEqual(empty);
    expect(savingOf(empty)).toMatch(/unknown$/);
    expect(empty.evidence).toEqual([]);
  });

  test('without metadata still gives a finding, of unknown saving', () => {
    const empty = findingOf(statementOf(told, { resource: { metadata: {} } }));
    expect(Finding.parse(empty)).toEqual(empty);
    expect(savingOf(empty)).toMatch(/unknown$/);
  });

  test('has each of its figures in the evidence', () => {
    const stated = new Set(finding.evidence.map(({ value }) => value));
    const figures = Object.entries(told.columns).filter(
      ([heading, value]) => value && /savings|cost/i.test(heading) && !/currency/i.test(heading),
    );
    expect(figures.filter(([, value]) => !stated.has(value ?? ''))).toEqual([]);
  });
});

describe('an amount', () => {
  const idle = caseOf('Ti39halfu8');
  const heading = 'Estimated Monthly Savings (On Demand)';

  test.each([
    ['$1,234.50', 'list 1234.5'],
    ['1234.50 USD', 'list 1234.5'],
    ['0', 'list 0'],
    ['-12.00', 'list -12'],
    ['123.12000000000002', 'list 123.12'],
    ['', 'list unknown'],
    ['-', 'list unknown'],
    [null, 'list unknown'],
    ['much', 'list unknown'],
  ])('stated as %j is %s', (stated, saving) => {
    expect(savingOf(findingOf(statementOf(idle, { values: { [heading]: stated } })))).toBe(saving);
  });

  test('that is missing is unknown with its reason, never 0', () => {
    const finding = findingOf(statementOf(idle, { without: [heading] }));
    expect(finding.savings).toEqual({
      list: { kind: 'unknown', reason: 'Trusted Advisor states no saving for this resource' },
    });
  });

  test('is in the currency of its own column', () => {
    const { savings } = findingOf(statementOf(caseOf('COr6dfpM05')));
    expect(savings.unstated).toEqual({ kind: 'known', value: { amount: '3.1', currency: 'EUR' } });
  });

  test('of what a volume costs is a cost, and no saving', () => {
    const { savings, monthlyCost } = findingOf(statementOf(caseOf('DAvU99Dc4C')));
    expect(savings.list).toMatchObject({ kind: 'unknown', reason: expect.stringContaining('costs') });
    expect(monthlyCost).toEqual({ current: { kind: 'known', value: { amount: '10', currency: 'USD' } } });
  });

  test('of a monthly cost from Cost Optimization Hub is the cost after the change', () => {
    expect(findingOf(statementOf(caseOf('c1z7kmr02n'))).monthlyCost).toEqual({
      target: { kind: 'known', value: { amount: '2.56', currency: 'USD' } },
      current: { kind: 'known', value: { amount: '3.2', currency: 'USD' } },
    });
  });
});

describe('a purchase', () => {
  test('is a commitment with its term, payment, units and price at once', () => {
    const finding = findingOf(statementOf(caseOf('cX3c2R1chu')));
    expect(finding.resource).toMatchObject({
      kind: 'commitment',
      scope: 'payer',
      term: 'one-year',
      payment: 'partial-upfront',
    });
    expect(finding.purchase).toEqual({
      eligible: { kind: 'unknown', reason: 'Trusted Advisor does not tell the usage that it would cover' },
      units: 4,
      upfront: { kind: 'known', value: { amount: '1020', currency: 'USD' } },
    });
    expect(finding.lookbackDays).toBe(30);
  });

  test('that Cost Optimization Hub proposes tells its term in prose, and between what its usage costs', () => {
    const finding = findingOf(statementOf(caseOf('c1z7kmr09n')));
    expect(finding.resource).toMatchObject({ term: 'three-years', payment: 'all-upfront', scope: 'linked' });
    expect(finding.purchase?.eligible).toEqual({
      kind: 'range',
      low: { amount: '1000', currency: 'USD' },
      high: { amount: '2234.5', currency: 'USD' },
    });
  });

  test('to renew one lease is another decision than to renew the next', () => {
    const lease = caseOf('1e93e4c0b5');
    const other = findingOf(statementOf(lease, { values: { 'Reserved Instance ID': 'another' } }));
    expect(other.id).not.toBe(findingOf(statementOf(lease)).id);
  });
});

describe('a finding', () => {
  const low = caseOf('Qch7DwouX1');

  test('keeps what was excluded, and says who did it', () => {
    expect(findingOf(statementOf(low, { resource: { excluded: true } })).excluded).toBe('excluded in Trusted Advisor');
  });

  test.each([
    ['dismissed', 'dismissed in Trusted Advisor Priority'],
    ['resolved', 'resolved in Trusted Advisor Priority'],
    ['in_progress', undefined],
  ])('of a recommendation that is %s is excluded: %s', (lifecycleStage, excluded) => {
    expect(findingOf(statementOf(low, { recommendation: { lifecycleStage } })).excluded).toBe(excluded);
  });

  test('was looked at when its check was, where its own entry is older', () => {
    const refreshedAt = '2026-09-01T00:00:00.000Z';
    const { source } = findingOf(statementOf(low, { resource: { refreshedAt } }));
    expect(source.refreshedAt).toBe('2026-10-31T06:00:00.000Z');
  });

  test('has neither owner nor bill change, since Trusted Advisor tells none', () => {
    const { owner, billChange, effort, risk } = findingOf(statementOf(low));
    expect({ owner, effort, risk, bill: billChange.kind }).toEqual({
      owner: { how: 'unknown' },
      effort: 'unknown',
      risk: 'unknown',
      bill: 'unknown',
    });
  });

  test('has its measurements as evidence under AWS’s own names, day by day details apart', () => {
    const { evidence } = findingOf(statementOf(low));
    expect(evidence.map(({ field, value }) => `${field}: ${value}`)).toEqual([
      'metadata[3] Instance Type: m5.large',
      'metadata[4] Estimated Monthly Savings: $70.08',
      'metadata[6] CPU Utilization 14-Day Average: 2.1%',
      'metadata[7] Network I/O 14-Day Average: 0.4MB',
      'metadata[8] Number of Days Low Utilization: 14 days',
    ]);
  });

  test('of a check that is not in the table is for review, with what the usual headings tell', () => {
    const unknown: CheckCase = { ...caseOf('c1z7kmr02n'), check: 'zzzNewCheck' };
    for (const telling of [{}, supportTelling]) {
      const finding = findingOf(statementOf(unknown, telling));
      expect(finding).toMatchObject({
        action: { kind: 'review' },
        grade: { value: 'C' },
        source: { check: 'zzzNewCheck' },
      });
      expect(savingOf(finding)).toBe('unstated 0.64');
      expect(resourceKey(finding.resource)).toBe('444455556666/eu-west-1/ec2/volume/vol-0a1b2c3d4e5f60001');
    }
  });

  test('whose id column is empty keeps the API’s own id, and takes no other column’s', () => {
    const values = { 'Volume ID': null, 'Snapshot ID': 'snap-0c1d2e3f4a5b60001' };
    const finding = findingOf(statementOf(caseOf('DAvU99Dc4C'), { values, resource: { id: 'opaque' } }));
    expect(resourceKey(finding.resource)).toBe('444455556666/us-east-1/ec2/volume/opaque');
  });

  test('whose action is worded in a way that nobody knows is for review', () => {
    const told = statementOf(caseOf('c1z7kmr00n'), { values: { 'Recommended Action': 'Ponder' } });
    expect(findingOf(told).action.kind).toBe('review');
  });
});

function savingOf(finding: Finding): string {
  const basis = finding.savings.list ? 'list' : 'unstated';
  const estimate = savingOn(finding.savings, basis);
  return `${basis} ${estimate?.kind === 'known' ? estimate.value.amount : 'unknown'}`;
}

function caseOf(check: string): CheckCase {
  const found = byCheck.get(check);
  if (found === undefined) throw new Error(`no case of ${check}`);
  return found;
}
