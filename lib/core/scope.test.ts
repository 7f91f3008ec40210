import { describe, expect, test } from 'vitest';
import type { Commitment, Resource } from './resource.ts';
import { isInScope } from './scope.ts';
import type { Scope } from './task.ts';

const instance: Resource = {
  kind: 'resource',
  accountId: '444455556666',
  region: 'eu-west-1',
  service: 'ec2',
  type: 'instance',
  id: 'i-1',
  arn: 'arn:aws:ec2:eu-west-1:444455556666:instance/i-1',
};
const plan: Commitment = {
  kind: 'commitment',
  accountId: '444455556666',
  instrument: 'savings-plan',
  product: 'compute',
  scope: 'payer',
};

describe('a resource', () => {
  test.each([
    [undefined, true],
    [{}, true],
    [{ accountIds: ['444455556666'] }, true],
    [{ accountIds: ['111122223333'] }, false],
    [{ services: ['ec2'] }, true],
    [{ services: ['EC2'] }, true],
    [{ services: ['Amazon EC2'] }, true],
    [{ services: ['AmazonEC2'] }, true],
    [{ services: ['rds'] }, false],
    [{ resources: ['i-1'] }, true],
    [{ resources: [instance.arn ?? ''] }, true],
    [{ resources: ['444455556666/eu-west-1/ec2/instance/i-1'] }, true],
    [{ resources: ['i-2'] }, false],
    [{ services: ['ec2'], resources: ['i-2'] }, false],
    [{ services: ['rds', 'ec2'] }, true],
    [{ services: ['ec2aws'] }, false],
    [{ resources: ['i-2', 'i-1'] }, true],
    [{ tags: { team: 'web' } }, true],
  ] satisfies [Scope | undefined, boolean][])('in the scope %j: %s', (scope, inScope) => {
    expect(isInScope(instance, scope)).toBe(inScope);
  });
});

describe('a resource whose tags were read', () => {
  const tagged: Resource = { ...instance, tags: { team: 'web', stage: 'prod' } };

  test.each([
    [{ tags: { team: 'web' } }, true],
    [{ tags: { team: 'web', stage: 'prod' } }, true],
    [{ tags: { team: 'web', stage: 'test' } }, false],
    [{ tags: { owner: 'maria' } }, false],
    [{ resources: ['i-1'] }, true],
  ] satisfies [Scope, boolean][])('in the scope %j: %s', (scope, inScope) => {
    expect(isInScope(tagged, scope)).toBe(inScope);
  });
});

describe('a purchase', () => {
  test.each([
    [{ services: ['lambda'] }, true],
    [{ services: ['rds'] }, false],
    [{ resources: ['i-1'] }, false],
    [{ accountIds: ['444455556666'] }, true],
    [{ tags: { team: 'web' } }, true],
    [{ resources: ['444455556666////'] }, false],
  ] satisfies [Scope, boolean][])('of a plan for compute in the scope %j: %s', (scope, inScope) => {
    expect(isInScope(plan, scope)).toBe(inScope);
  });

  test('of reservations is in the scope of their service', () => {
    const reservation: Commitment = { ...plan, instrument: 'reservation', product: 'rds' };
    expect(isInScope(reservation, { services: ['rds'] })).toBe(true);
    expect(isInScope(reservation, { services: ['ec2'] })).toBe(false);
  });
});
