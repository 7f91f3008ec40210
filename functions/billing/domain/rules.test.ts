import { describe, expect, test } from 'vitest';
import { billOf, columnsWith, factsOf } from './bill.fixtures.ts';
import { cleanEstate, wastefulEstate } from './estates.fixtures.ts';
import { cannotSay, ruleQuestion } from './judge-rules.ts';
import { findingsOf, september } from './rule.fixtures.ts';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

/** Every kind of waste that the mesh promises to look for in a bill alone, and the rules that do. */
const kinds: Readonly<Record<string, readonly string[]>> = {
  'gp2 to gp3': ['gp2-to-gp3'],
  'io1 and io2 to gp3': ['provisioned-iops-to-gp3'],
  'previous-generation instances and databases': ['previous-generation-instances', 'previous-generation-databases'],
  'x86 to Graviton candidates': ['graviton-instances', 'graviton-databases'],
  'idle and public IPv4 addresses': ['idle-public-ipv4', 'public-ipv4'],
  'NAT gateways and load balancers with little use': ['quiet-nat-gateways', 'quiet-load-balancers'],
  'snapshots that only grow': ['growing-snapshots'],
  'extended support of RDS and EKS': ['rds-extended-support', 'eks-extended-support'],
  'storage-class mix': ['s3-storage-classes'],
  'log ingestion against storage': ['log-retention'],
  'cross-zone and NAT transfer': ['cross-zone-transfer', 'nat-transfer'],
  'steady on-demand DynamoDB': ['dynamodb-on-demand'],
  'unused and expiring commitments': ['unused-commitments', 'expiring-commitments'],
  'steady on-demand use that a Savings Plan would cover': ['savings-plan'],
  'environments that run at night and on weekends': ['runs-at-night'],
};

test('every kind of waste has its rules, and every rule a kind', () => {
  expect(rules.map(({ name }) => name)).toEqual(Object.values(kinds).flat());
});

describe.each(rules.map((rule) => [rule.name, rule] as const))('%s', (_name, rule) => {
  test('states its threshold with a figure, its price source and its limits', () => {
    expect(rule.threshold).toMatch(/\d/);
    expect(rule.priceSource).not.toBe('');
    expect(rule.limits).not.toBe('');
    expect(rule.title).toMatch(/^\S/);
  });

  test('asks for no sum whose column it can do without, but for what was billed', () => {
    const summed = rule.needs.sums.filter((sum) => sum !== 'BilledCost' && sum !== 'charges');
    expect(rule.needs.columns).toEqual(expect.arrayContaining(summed));
  });

  test.each(rule.needs.columns)('cannot say where %s is missing', (column) => {
    expect(reasonOf(rule, columnsWith(column, 'missing'))).toBe(`cannot say: column x_${column} is missing`);
    expect(reasonOf(rule, columnsWith(column, 'missing', []))).toBe(
      `cannot say: FOCUS 1.2 has no column for ${column}`,
    );
  });

  test('can say where every column is there', () => {
    expect(reasonOf(rule, factsOf().columns)).toBeUndefined();
  });

  test('cannot say before a day is complete', () => {
    expect(cannotSay(rule, factsOf(), [], undefined)).toBe('cannot say: no day of the export is complete');
  });

  test('cannot say where a cost that it needs is wrong', () => {
    const [kind = 'list'] = rule.needs.costs;
    const wrong = [{ provider: 'AWS', kind, reason: 'it was rounded before it was exported', isWrong: true }];
    expect(cannotSay(rule, factsOf(), wrong, september)).toBe('cannot say: it was rounded before it was exported');
  });

  test('finds nothing in a clean estate', () => {
    expect(judged(rule, cleanBill)).toEqual([]);
  });

  test('finds what is wasted in a wasteful one', () => {
    expect(judged(rule, wastefulBill).length).toBeGreaterThan(0);
  });
});

test('a rule of hours cannot say where an export has days only', () => {
  const ofDays = factsOf({ grain: { hours: 0, days: 100, longer: 0 } });
  const silent = rules.filter((rule) => cannotSay(rule, ofDays, [], september) !== undefined);
  expect(silent.map(({ name }) => name)).toEqual(['dynamodb-on-demand', 'savings-plan', 'runs-at-night']);
});

test('a bill without commitments wastes none: that is an answer', () => {
  const columns = columnsWith('CommitmentDiscountId', 'empty').map((fact) =>
    fact.column === 'CommitmentDiscountStatus' ? { ...fact, state: 'empty' as const } : fact,
  );
  const unused = rules.find(({ name }) => name === 'unused-commitments');
  expect(unused && reasonOf(unused, columns)).toBeUndefined();
});

test('an empty column is told as one', () => {
  const [first] = rules;
  expect(first && reasonOf(first, columnsWith('ResourceId', 'empty'))).toBe('cannot say: column x_ResourceId is empty');
});

test('the wasteful estate has one of each, and nothing twice', () => {
  const found = rules.map((rule) => [rule.name, judged(rule, wastefulBill).length]);
  const several = { 'savings-plan': 2 };
  expect(found).toEqual(rules.map(({ name }) => [name, several[name as keyof typeof several] ?? 1]));
});

const cleanBill = billOf(cleanEstate());
const wastefulBill = billOf(wastefulEstate());

function judged(rule: Rule, bill: ReturnType<typeof billOf>) {
  return findingsOf(rule, bill(ruleQuestion(rule, 'USD', september)));
}

function reasonOf(rule: Rule, columns: ReturnType<typeof factsOf>['columns']): string | undefined {
  return cannotSay(rule, factsOf({ columns }), [], september);
}
