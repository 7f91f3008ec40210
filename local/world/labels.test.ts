import { expect, test } from 'vitest';
import type { Account } from './account.ts';
import { poolsOf } from './bill/pools.ts';
import { resourceStates } from './estate.ts';
import { resourceFindings } from './findings.ts';
import { type Label, labelsOf, proposes } from './labels.ts';
import { keyOf } from './normalise.ts';
import { purchaseLabels } from './purchase-labels.ts';
import { sizes } from './size.ts';
import { toMoney } from './usd.ts';
import { world } from './world.ts';

const asOf = '2026-11-20T09:00:00Z';
const seeds = Array.from({ length: 12 }, (_, at) => at + 1);

function* labelled(): Generator<{ account: Account; label: Label }> {
  for (const seed of seeds) {
    const home = world(seed, sizes.startup, asOf);
    const pools = poolsOf(home);
    for (const account of home.accounts()) for (const label of labelsOf(account, pools)) yield { account, label };
  }
}

const all = [...labelled()];

test('at least 80 % of the units have a true opinion with a known amount', () => {
  const known = all.filter(({ label }) => label.standing === 'known');
  expect(known.length / all.length).toBeGreaterThan(0.8);
});

test('every standing occurs', () => {
  const standings = new Set(all.map(({ label }) => label.standing));
  for (const standing of ['biased', 'known', 'none', 'small', 'unknown']) expect(standings).toContain(standing);
});

test('a volume of which nobody read whether it goes with its machine is labelled so', () => {
  const unread = Array.from({ length: 60 }, (_, at) => world(at + 1, sizes.startup, asOf)).flatMap((home) =>
    [...home.accounts()].flatMap((account) =>
      account.resources
        .filter((each) => each.kind === 'volume' && each.attachedTo?.fateRead === false)
        .map(({ key }) => ({ home, account, key })),
    ),
  );
  expect(unread.length).toBeGreaterThan(0);
  for (const { home, account, key } of unread.slice(0, 3)) {
    const state = resourceStates(account).find((each) => each.key === key);
    expect(state?.attachedTo).toEqual({ key: expect.any(String) });
    const label = labelsOf(account, poolsOf(home)).find((each) => each.key === key);
    if (label !== undefined) expect(label.standing).toBe('unread');
  }
});

test('each unit has one label', () => {
  const names = all.map(({ account, label }) => `${account.seed} ${label.key} ${label.facet}`);
  expect(new Set(names).size).toBe(names.length);
});

test('what is protected, excluded, gone or a member of a group is left alone', () => {
  for (const { account, label } of all) {
    const resource = account.byKey.get(label.key);
    const isMember = resource?.kind === 'instance' && resource.groupKey !== undefined;
    if (resource?.isProtected || resource?.isExcluded || resource?.deletedDaysAgo !== undefined || isMember)
      expect(label).toMatchObject({ action: null, standing: 'none' });
  }
});

test('of a known unit some source states exactly the truth, in the basis of the receipt', () => {
  for (const { account, label } of all.slice(0, 400)) {
    const { action, alone } = label;
    if (label.standing !== 'known' || action === null) continue;
    const isList = account.organisation.mode === 'list';
    const truth = toMoney(isList ? alone.list : alone.afterDiscounts);
    const amounts = [...resourceFindings(account)]
      .filter(({ resource }) => resource.kind === 'resource' && keyOf(resource) === label.key)
      .filter((finding) => finding.facet === label.facet && proposes(finding, action))
      .map(({ savings }) => (isList ? savings.list : savings.afterDiscounts));
    expect(amounts).toContainEqual({ kind: 'known', value: truth });
  }
});

test('one action at a time or all together comes to the same, but for a schedule on a machine that shrinks', () => {
  const different = all.filter(({ label }) => label.alone.list !== label.together.list);
  for (const { label } of different) expect(label.action?.kind).toBe('schedule');
});

test('half of the purchases or more can be told from opinions, and each is worth less than it was sized for', () => {
  const labels = seeds.flatMap((seed) => purchaseLabels(world(seed, sizes.startup, asOf)));
  expect(labels.filter(({ standing }) => standing === 'known').length * 2).toBeGreaterThanOrEqual(labels.length);
  for (const { saving, offer } of labels) expect(saving < offer.saving && saving > 0n).toBe(true);
});
