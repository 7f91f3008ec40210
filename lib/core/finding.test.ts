import { describe, expect, test } from 'vitest';
import { known } from './estimate.ts';
import { findingId } from './finding-id.ts';
import { money } from './money.ts';
import type { Commitment, Resource } from './resource.ts';
import { savingOn } from './saving-on.ts';

const instance: Resource = {
  kind: 'resource',
  accountId: '111122223333',
  region: 'eu-west-1',
  service: 'ec2',
  type: 'instance',
  id: 'i-0123456789abcdef0',
};
const plan: Commitment = {
  kind: 'commitment',
  accountId: '111122223333',
  instrument: 'savings-plan',
  product: 'compute',
  term: 'one-year',
  payment: 'no-upfront',
  scope: 'payer',
};
const opinion = {
  family: 'trusted-advisor',
  check: 'Qch7DwouX1',
  resource: instance,
  facet: 'compute',
  action: { kind: 'stop' },
} as const;

describe('the id of a finding', () => {
  test('is the same for the same opinion, with or without what the resource is called', () => {
    const named = { ...instance, arn: 'arn:aws:ec2:eu-west-1:111122223333:instance/i-0123456789abcdef0', name: 'web' };
    expect(findingId({ ...opinion, resource: named })).toBe(findingId(opinion));
    expect(findingId(opinion)).toMatch(/^[0-9a-f]{20}$/);
  });

  test.each([
    ['the account', { resource: { ...instance, accountId: '444455556666' } }],
    ['the region', { resource: { ...instance, region: 'us-east-1' } }],
    ['the resource', { resource: { ...instance, id: 'i-1' } }],
    ['the check', { check: 'c1z7kmr00n' }],
    ['the family', { family: 'compute-optimizer' }],
    ['the facet', { facet: 'schedule' }],
    ['the action', { action: { kind: 'delete' } }],
    ['the target', { action: { kind: 'stop', target: 't3.micro' } }],
  ] as const)('differs with %s', (_, change) => {
    expect(findingId({ ...opinion, ...change })).not.toBe(findingId(opinion));
  });

  test.each([
    ['the term', { term: 'three-years' }],
    ['the payment', { payment: 'all-upfront' }],
    ['the scope', { scope: 'linked' }],
    ['the family', { family: 'm5' }],
  ] as const)('of a purchase differs with %s', (_, change) => {
    const purchase = { ...opinion, resource: plan, facet: 'commitment' } as const;
    expect(findingId({ ...purchase, resource: { ...plan, ...change } })).not.toBe(findingId(purchase));
  });
});

describe('a saving', () => {
  test('is read on the basis that was asked for, never another', () => {
    const list = known(money('3', 'USD'));
    const afterDiscounts = known(money('2', 'USD'));
    const unstated = known(money('1', 'USD'));
    const savings = { list, afterDiscounts, unstated };
    expect(savingOn(savings, 'list')).toBe(list);
    expect(savingOn(savings, 'after-discounts')).toBe(afterDiscounts);
    expect(savingOn(savings, 'unstated')).toBe(unstated);
    expect(savingOn({ list }, 'after-discounts')).toBeUndefined();
  });
});
