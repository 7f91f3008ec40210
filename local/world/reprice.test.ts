import { expect, test } from 'vitest';
import { poolsOf } from './bill/pools.ts';
import type { PlannedAction } from './change.ts';
import { labelsOf } from './labels.ts';
import { basesOf, payerOffers } from './offers.ts';
import { openBill } from './open-bill.ts';
import { reprice } from './reprice.ts';
import type { WorldResource } from './resource.ts';
import { rightActions } from './right.ts';
import { sizes } from './size.ts';
import { cents, toMoney, usd } from './usd.ts';
import { type World, world } from './world.ts';

const asOf = '2026-11-20T09:00:00Z';
const inWorld = (seed: number) => world(seed, sizes.startup, asOf);
const amount = (value: bigint) => toMoney(value).amount;

/** The first resource of that kind, over seeds, for which a test holds. */
function find<Kind extends WorldResource['kind']>(
  kind: Kind,
  fits: (resource: WorldResource & { readonly kind: Kind }, home: World) => boolean,
): { home: World; resource: WorldResource & { readonly kind: Kind } } {
  for (let seed = 1; seed <= 60; seed += 1) {
    const home = inWorld(seed);
    for (const account of home.accounts())
      for (const resource of account.resources)
        if (isOf(resource, kind) && fits(resource, home)) return { home, resource };
  }
  throw new Error(`no ${kind} like that in 60 worlds`);
}

function isOf<Kind extends WorldResource['kind']>(
  resource: WorldResource,
  kind: Kind,
): resource is WorldResource & { readonly kind: Kind } {
  return resource.kind === kind;
}

/** The effect of one action, and the bill before less the bill after. */
function effectOf(home: World, action: PlannedAction) {
  const { before, after, effects } = reprice(home, [action]);
  const [effect] = effects;
  if (effect === undefined) throw new Error('no effect');
  return {
    ...effect,
    bill: { list: before.list - after.list, afterDiscounts: before.afterDiscounts - after.afterDiscounts },
  };
}

test('without an action the bill stays as it is', () => {
  const { before, after, effects } = reprice(inWorld(1), []);
  expect(after).toEqual(before);
  expect(effects).toEqual([]);
});

test('what a right action saves alone is the bill before less the bill after', () => {
  const home = inWorld(2);
  const pools = poolsOf(home);
  const checked = new Set<string>();
  for (const account of home.accounts())
    for (const { action, alone } of labelsOf(account, pools)) {
      const kind = `${action?.kind} of a ${account.byKey.get(action?.key ?? '')?.kind}`;
      if (action === null || checked.has(kind)) continue;
      checked.add(kind);
      const { bill, collateral } = effectOf(home, action);
      const beside = collateral.reduce((sum, { saving }) => sum + saving.list, 0n);
      expect(amount(alone.list + beside)).toBe(amount(cents(bill.list)));
      if (beside === 0n) expect(amount(alone.afterDiscounts)).toBe(amount(cents(bill.afterDiscounts)));
    }
  expect(checked.size).toBeGreaterThan(8);
});

test('all right actions together save what the bill loses, but for half a cent each', () => {
  const home = inWorld(3);
  const actions = [...home.accounts()].flatMap(rightActions);
  const { before, after, effects } = reprice(home, actions);
  for (const basis of ['list', 'afterDiscounts'] as const) {
    const saved = effects.flatMap(({ saving, collateral }) => [saving, ...collateral.map((each) => each.saving)]);
    const total = saved.reduce((sum, each) => sum + each[basis], 0n);
    const difference = total - (before[basis] - after[basis]);
    const most = usd('0.005') * BigInt(saved.length);
    expect(difference < most && difference > -most).toBe(true);
  }
});

test('trying an action leaves the bill as it was', () => {
  const home = inWorld(4);
  const pools = poolsOf(home);
  const account = home.account(1);
  const bill = openBill(account, pools);
  const untouched = poolsOf(home);
  for (const action of rightActions(account)) bill.probe(action);
  expect(pools).toEqual(untouched);
});

test('deleting a machine takes along the volume that is deleted with it, and leaves the other', () => {
  const { home, resource } = find('instance', ({ discardable }) => discardable);
  const account = [...home.accounts()].find(({ byKey }) => byKey.has(resource.key));
  const volumes = account?.resources.filter((each) => each.kind === 'volume' && each.attachedTo?.key === resource.key);
  const goes = volumes?.filter((each) => each.kind === 'volume' && each.attachedTo?.deletedWithIt);
  const { collateral } = effectOf(home, { key: resource.key, facet: 'compute', kind: 'delete' });
  expect(volumes?.length).toBe(2);
  expect(collateral.map(({ key }) => key)).toEqual(goes?.map(({ key }) => key));
  const stopped = effectOf(home, { key: resource.key, facet: 'compute', kind: 'stop' });
  expect(stopped.collateral).toEqual([]);
});

test('hours that a reservation sets free float to other databases of the family', () => {
  const { home, resource } = find(
    'database',
    ({ coverage, need }, { organisation }) =>
      coverage.some(({ percent }) => percent === 50) && need.vcpu > 0 && organisation.discountPercent > 0,
  );
  const { saving } = effectOf(home, { key: resource.key, facet: 'compute', kind: 'delete' });
  const discounted = (saving.list * BigInt(100 - home.organisation.discountPercent)) / 100n;
  expect(amount(saving.afterDiscounts)).toBe(amount(cents(discounted)));
});

test('hours that float to nothing are stranded: the reservation is paid for all the same', () => {
  const { home, resource } = find(
    'instance',
    ({ coverage, instanceType }) =>
      coverage.some(({ percent }) => percent === 100) && /^(r4|c4|m4|i3)\./.test(instanceType),
  );
  const { saving } = effectOf(home, { key: resource.key, facet: 'compute', kind: 'stop' });
  expect(saving.list > 0n).toBe(true);
  expect(saving.afterDiscounts).toBe(0n);
});

test('of a machine that a reservation covers in part, only the rest is saved', () => {
  const { home, resource } = find('instance', ({ coverage }) => coverage.some(({ percent }) => percent === 60));
  const { saving } = effectOf(home, { key: resource.key, facet: 'compute', kind: 'stop' });
  const rest = (saving.list * 40n * BigInt(100 - home.organisation.discountPercent)) / 10_000n;
  expect(amount(saving.afterDiscounts)).toBe(amount(cents(rest)));
});

test('stopping a database saves nothing that lasts', () => {
  const { home, resource } = find('database', () => true);
  const { saving } = effectOf(home, { key: resource.key, facet: 'compute', kind: 'stop' });
  expect(saving).toEqual({ list: 0n, afterDiscounts: 0n });
});

test('what was done to something that is gone does nothing', () => {
  const { home, resource } = find('volume', ({ attachedTo }) => attachedTo === undefined);
  const action = { key: resource.key, facet: 'storage', kind: 'delete' } as const;
  const { effects } = reprice(home, [action, action]);
  expect(effects.map(({ saving }) => saving.list > 0n)).toEqual([true, false]);
});

test('a schedule on a machine that was made smaller is worth less', () => {
  const { home, resource } = find('instance', ({ idleAtNight }) => idleAtNight);
  const account = [...home.accounts()].find(({ byKey }) => byKey.has(resource.key));
  const actions = account ? rightActions(account).filter(({ key }) => key === resource.key) : [];
  const schedule = actions.filter(({ facet }) => facet === 'schedule');
  const [alone] = reprice(home, schedule).effects;
  const [, after] = reprice(home, actions).effects;
  expect(actions.map(({ kind }) => kind)).toEqual(['rightsize', 'schedule']);
  expect(amount(2n * (after?.saving.list ?? 0n))).toBe(amount(alone?.saving.list ?? 0n));
});

test('a commitment that is bought last is worth what is left to commit to', () => {
  const home = inWorld(2);
  const offers = payerOffers(home, basesOf(home));
  const actions = [...home.accounts()].flatMap(rightActions);
  const first = reprice(home, [], offers).purchases;
  const last = reprice(home, actions, offers).purchases;
  expect(first.map(({ offer, saving }) => saving === offer.saving)).not.toContain(false);
  for (const [at, { saving }] of last.entries()) expect(saving < (first[at]?.saving ?? 0n)).toBe(true);
  const reservation = last.find(({ offer }) => offer.units !== undefined);
  const unit = (reservation?.offer.saving ?? 0n) / BigInt(reservation?.offer.units ?? 1);
  expect((reservation?.saving ?? 1n) % unit).toBe(0n);
});

test('an action that a resource does not have is named', () => {
  const { home, resource } = find('nat', () => true);
  expect(() => reprice(home, [{ key: resource.key, facet: 'network', kind: 'rightsize', target: 'smaller' }])).toThrow(
    'a nat can only be deleted',
  );
});
