import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { EstateHeader } from '../../lib/core/estate.ts';
import { ResourceState } from '../../lib/core/resource-state.ts';
import type { Account } from './account.ts';
import { poolsOf } from './bill/pools.ts';
import { estateOf } from './estate.ts';
import { worldFindings } from './findings.ts';
import { demoSeed, sizes } from './size.ts';
import { world } from './world.ts';

const asOf = '2026-11-20T09:00:00Z';
const demo = world(demoSeed, sizes.startup, asOf);

function fingerprint(seed: number): string {
  const made = world(seed, sizes.startup, asOf);
  const hash = createHash('sha256');
  for (const account of made.accounts()) hash.update(JSON.stringify(account.resources));
  for (const finding of worldFindings(made)) hash.update(JSON.stringify(finding));
  return hash.digest('hex');
}

test('one seed gives the same bytes again, and another seed others', () => {
  expect(fingerprint(3)).toBe(fingerprint(3));
  expect(fingerprint(3)).not.toBe(fingerprint(4));
});

test('an account is the same whether it is made alone or after the others', () => {
  const [, , third] = [...demo.accounts()];
  expect(world(demoSeed, sizes.startup, asOf).account(2)).toEqual(third);
});

test('an account of a large world is made without the accounts before it', () => {
  const enterprise = world(1, sizes.enterprise, asOf);
  const last = enterprise.account(1_999);
  expect(last.index).toBe(1_999);
  expect(last.resources.length).toBeGreaterThan(100);
});

test('a size that no organisation has is refused with what is allowed', () => {
  expect(() => world(1, { accounts: 5, density: 100 }, asOf)).toThrow(
    'accounts 5: a whole number of at least 6 is allowed',
  );
  expect(() => world(1, { accounts: 6, density: 0 }, asOf)).toThrow('density 0');
  expect(world(1, { accounts: 6, density: 1 }, asOf).account(0).index).toBe(0);
});

test('the demo organisation is a small company: six accounts, some hundred resources', () => {
  const accounts = [...demo.accounts()];
  expect(accounts.map(({ name }) => name)).toEqual([
    'management',
    'production',
    'data-platform',
    'staging',
    'development',
    'sandbox',
  ]);
  const resources = accounts.flatMap((account) => account.resources);
  expect(resources.length).toBeGreaterThan(300);
  expect(resources.length).toBeLessThan(900);
  expect(new Set(resources.map(({ key }) => key)).size).toBe(resources.length);
});

test('every service of the issue runs in it', () => {
  const kinds = new Set([...demo.accounts()].flatMap(({ resources }) => resources.map(({ kind }) => kind)));
  expect([...kinds].sort()).toEqual([
    'address',
    'balancer',
    'cluster',
    'cluster-instance',
    'container',
    'database',
    'function',
    'group',
    'instance',
    'metered',
    'nat',
    'volume',
  ]);
});

test('tags are as people keep them: some are missing, some are wrong', () => {
  const tags = [...demo.accounts()].flatMap(({ resources }) => resources.map((resource) => resource.tags.team));
  const teams: readonly string[] = demo.organisation.teams;
  const wrong = tags.filter((team) => team !== undefined && !teams.includes(team));
  const missing = tags.filter((team) => team === undefined);
  expect(wrong.length / tags.length).toBeGreaterThan(0.01);
  expect(wrong.length / tags.length).toBeLessThan(0.15);
  expect(missing.length / tags.length).toBeGreaterThan(0.08);
  expect(missing.length / tags.length).toBeLessThan(0.4);
});

test('relations of the estate lead to things that are there', () => {
  const { resources, ...header } = estateOf(demo, poolsOf(demo));
  expect(EstateHeader.parse(header)).toEqual(header);
  const states = resources.map((state) => ResourceState.parse(state));
  const keys = new Set(states.map(({ key }) => key));
  const named = states.flatMap(({ attachedTo, group, cluster }) => [attachedTo?.key, group, cluster]);
  const missing = named.filter((key) => typeof key === 'string' && !keys.has(key));
  expect(missing).toEqual([]);
});

test('every commitment that covers a resource is in force', () => {
  const estate = estateOf(demo, poolsOf(demo));
  const held = new Set(estate.commitments?.map(({ id }) => id));
  const covering = estate.resources.flatMap(({ coverage = [] }) => coverage.map(({ commitmentId }) => commitmentId));
  expect(covering.length).toBeGreaterThan(0);
  expect(covering.filter((id) => !held.has(id))).toEqual([]);
});

test('one plan ends in weeks, and one reservation is not used up', () => {
  const { commitments } = demo.organisation;
  const days = commitments.map(({ end }) => (Date.parse(end) - Date.parse(asOf)) / 86_400_000);
  expect(Math.min(...days)).toBeLessThan(30);
  expect(commitments.some(({ unusedPercent }) => unusedPercent > 0)).toBe(true);
});

test('what is protected, and what is gone, is among what sources speak of', () => {
  const spoken = new Set<string>();
  for (const { resource } of worldFindings(demo))
    if (resource.kind === 'resource') spoken.add(`${resource.accountId}/${resource.id}`);
  const isSpoken = ({ accountId, id }: Account['resources'][number]) => spoken.has(`${accountId}/${id}`);
  const resources = [...demo.accounts()].flatMap((account) => account.resources);
  expect(resources.some((resource) => resource.isProtected && isSpoken(resource))).toBe(true);
  const seeds = [1, 2, 3, 4, 5, 6].map((seed) => world(seed, sizes.startup, asOf));
  const gone = seeds.flatMap((each) => [...each.accounts()]).flatMap((account) => account.resources);
  expect(gone.some(({ deletedDaysAgo }) => deletedDaysAgo === 1)).toBe(true);
});
