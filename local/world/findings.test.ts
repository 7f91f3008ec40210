import { expect, test } from 'vitest';
import { Finding } from '../../lib/core/finding.ts';
import { resourceFindings, worldFindings } from './findings.ts';
import { keyOf } from './normalise.ts';
import { hubFindings } from './opinions/cost-optimization-hub.ts';
import { hubCheckFindings } from './opinions/trusted-advisor-hub.ts';
import { demoSeed, sizes } from './size.ts';
import { world } from './world.ts';

const asOf = '2026-11-20T09:00:00Z';
const worlds = [demoSeed, 2, 4, 5, 8].map((seed) => world(seed, sizes.startup, asOf));
const accounts = worlds.flatMap((each) => [...each.accounts()]);
const findings = worlds.flatMap((each) => [...worldFindings(each)]);
const ofFamily = (family: Finding['source']['family']) => findings.filter(({ source }) => source.family === family);
const ofCheck = (check: string) => findings.filter(({ source }) => source.check === check);
const production = world(demoSeed, sizes.startup, asOf).account(1);
const unitOf = ({ resource, facet }: Finding) => `${resource.kind === 'resource' ? keyOf(resource) : ''} ${facet}`;
const modeOf = (finding: Finding) =>
  accounts.find(({ accountId }) => accountId === finding.resource.accountId)?.organisation.mode;

test('every finding keeps to the schema', () => {
  for (const finding of findings) expect(Finding.parse(finding)).toEqual(finding);
});

test('no two opinions of a world have one id', () => {
  for (const each of worlds) {
    const ids = [...worldFindings(each)].map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  }
});

test('every opinion names a resource of its account, however its source spells it', () => {
  for (const account of accounts)
    for (const { resource } of resourceFindings(account))
      expect(account.byKey.has(resource.kind === 'resource' ? keyOf(resource) : '')).toBe(true);
});

test('amounts are whole cents', () => {
  for (const { savings } of findings)
    for (const estimate of [savings.list, savings.afterDiscounts, savings.unstated])
      if (estimate?.kind === 'known') expect(estimate.value.amount).toMatch(/^\d+(\.\d{1,2})?$/);
});

test('the Hub states its amounts in its mode, and nothing else', () => {
  for (const finding of ofFamily('cost-optimization-hub')) {
    const bases = Object.keys(finding.savings).filter((basis) => basis !== 'afterDiscountsIncludes');
    expect(bases).toEqual([modeOf(finding) === 'list' ? 'list' : 'afterDiscounts']);
  }
});

test('the Hub has one top action a unit, and others only when it is asked for all', () => {
  const top = [...hubFindings(production, false)];
  expect(new Set(top.map(unitOf)).size).toBe(top.length);
  expect([...hubFindings(production)].length).toBeGreaterThan(top.length);
});

test("Trusted Advisor's Hub checks tell the top action, without a basis", () => {
  const told = [...hubCheckFindings(production)];
  const top = [...hubFindings(production, false)];
  expect(told.map(unitOf)).toEqual(top.map(unitOf));
  expect(told.map(({ action }) => action)).toEqual(top.map(({ action }) => action));
  expect(told.flatMap(({ savings }) => Object.keys(savings))).not.toContain('list');
});

test("Compute Optimizer's options are ranked from 1, save less from rank to rank, and state list prices", () => {
  const byUnit = Map.groupBy(ofFamily('compute-optimizer'), unitOf);
  for (const options of byUnit.values()) {
    const amounts = options.map(({ savings }) =>
      savings.list?.kind === 'known' ? Number(savings.list.value.amount) : NaN,
    );
    const ranks = options.map(({ source }) => source.rank);
    expect(ranks).toEqual(ranks[0] === undefined ? [undefined] : options.map((_, at) => at + 1));
    const known = amounts.filter((amount) => !Number.isNaN(amount));
    for (const [at, amount] of known.entries()) if (at > 0) expect(amount).toBeLessThan(known[at - 1] ?? NaN);
  }
});

test('memory or no use at all makes an opinion of Compute Optimizer an A, the Hub never tells which', () => {
  const grades = new Set(ofFamily('compute-optimizer').map(({ grade }) => grade.value));
  expect([...grades].sort()).toEqual(['A', 'B']);
  expect(new Set(ofFamily('cost-optimization-hub').map(({ grade }) => grade.value))).toEqual(new Set(['B']));
});

test('Cost Explorer always states amounts after discounts, and list prices only where it is asked for both', () => {
  const rightsizing = findings.filter(({ source }) => source.api === 'ce:GetRightsizingRecommendation');
  expect(rightsizing.every(({ savings }) => savings.afterDiscounts?.kind === 'known')).toBe(true);
  const withList = rightsizing.filter(({ savings }) => savings.list !== undefined);
  expect(withList.length).toBeGreaterThan(0);
  expect(withList.length).toBeLessThan(rightsizing.length);
});

test('the old check of quiet instances states the on-demand rate of quiet days, and mostly too much', () => {
  const old = ofCheck('Qch7DwouX1').filter(({ excluded }) => excluded === undefined);
  const hub = new Map(ofFamily('cost-optimization-hub').map((finding) => [unitOf(finding), finding]));
  const pairs = old.flatMap((finding) => {
    const other = hub.get(unitOf(finding));
    return other === undefined ? [] : [[amountOf(finding), amountOf(other)] as const];
  });
  expect(pairs.length).toBeGreaterThan(5);
  expect(pairs.filter(([theirs, ours]) => theirs > ours).length * 2).toBeGreaterThan(pairs.length);
});

test.each(['DAvU99Dc4C', 'Z4AUBRNSmz', 'c2vlfg022t'])('the check %s states no saving', (check) => {
  const told = ofCheck(check);
  expect(told.length).toBeGreaterThan(0);
  expect(told.every(({ savings }) => savings.list?.kind === 'unknown')).toBe(true);
});

test('where Compute Optimizer is not enabled, neither it nor the Hub nor its checks say anything', () => {
  const sandbox = accounts.filter(({ isEnrolled }) => !isEnrolled);
  const spoken = sandbox.flatMap((account) => [...resourceFindings(account)]);
  expect(spoken.length).toBeGreaterThan(0);
  for (const { source } of spoken) {
    expect(['trusted-advisor', 'cost-explorer', 'billing']).toContain(source.family);
    expect(source.check?.startsWith('c1z7kmr') ?? false).toBe(false);
  }
});

test('purchases come in several terms and payments, for the payer and for linked accounts', () => {
  const purchases = [...worldFindings(world(demoSeed, sizes.startup, asOf))].filter(
    ({ facet }) => facet === 'commitment',
  );
  const terms = new Set(
    purchases.map(({ resource }) => resource.kind === 'commitment' && `${resource.term} ${resource.payment}`),
  );
  const scopes = new Set(purchases.map(({ resource }) => resource.kind === 'commitment' && resource.scope));
  expect(terms.size).toBe(6);
  expect([...scopes].sort()).toEqual(['linked', 'payer']);
  for (const { purchase } of purchases) expect(purchase?.eligible).toBeDefined();
});

test('some opinions are stale, some excluded', () => {
  const ages = findings.map(({ source }) => (Date.parse(asOf) - Date.parse(source.refreshedAt ?? asOf)) / 3_600_000);
  expect(Math.max(...ages)).toBeGreaterThan(8 * 24);
  expect(findings.some(({ excluded }) => excluded !== undefined)).toBe(true);
});

test('the median finding is a line of at most 1,200 bytes', () => {
  const lengths = findings.map((finding) => JSON.stringify(finding).length).sort((left, right) => left - right);
  expect(lengths[Math.floor(lengths.length / 2)]).toBeLessThanOrEqual(1_200);
});

test('a large world is told one finding at a time, in memory that does not grow with it', () => {
  const part = world(1, { accounts: 80, density: sizes.enterprise.density }, asOf);
  let told = 0;
  let most = 0;
  const before = process.memoryUsage().heapUsed;
  for (const finding of worldFindings(part)) {
    told += finding.id === '' ? 0 : 1;
    if (told % 2_000 === 0) most = Math.max(most, process.memoryUsage().heapUsed);
  }
  expect(told).toBeGreaterThan(30_000);
  // The findings alone would be some 40 MB of text, and several times that as objects.
  expect(most - before).toBeLessThan(200_000_000);
});

function amountOf({ savings }: Finding): number {
  const estimate = savings.list ?? savings.afterDiscounts ?? savings.unstated;
  return estimate?.kind === 'known' ? Number(estimate.value.amount) : 0;
}
