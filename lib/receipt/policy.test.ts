import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import type { Constraints } from '../core/task.ts';
import { asOf, finding, keyOf, resourceOf } from './examples.fixtures.ts';
import { bareFamily, familyOf, isGraviton } from './instance-family.ts';
import { breachOf, isStrict } from './policy.ts';
import { shareCircumstances } from './shared.ts';

function circumstances(riskPolicy: object = {}, constraints: Constraints[] = []) {
  const settings = Settings.parse({ riskPolicy });
  const estate = { preferences: {}, unread: [] };
  return shareCircumstances({ estate, settings, decisions: [], flips: new Map(), asOf, constraints }, new Map());
}

const change = (doing: string, told: object = {}): Finding =>
  finding('f', 'i-1', doing, { by: 'hub', list: '1', ...told });

describe('the risk policy', () => {
  it.each([
    ['very-low', 'very-low', true],
    ['low', 'very-low', false],
    ['low', 'low', true],
    ['medium', 'low', false],
    ['high', 'medium', false],
    ['high', 'high', true],
    ['very-high', 'high', false],
    ['very-high', 'very-high', true],
    ['unknown', 'very-low', true],
  ] as const)('a risk that is %s where %s is the most: %s', (risk, maximumRisk, isAllowed) => {
    const breach = breachOf(change('stop', { risk }), circumstances({ maximumRisk }));

    expect(breach === undefined).toBe(isAllowed);
  });

  it.each([
    [true, false],
    [false, true],
    [undefined, true],
  ])('a restart that is needed (%s), where none is allowed: %s', (restart, isAllowed) => {
    const told = restart === undefined ? {} : { restart };

    expect(breachOf(change('stop', told), circumstances({ allowRestart: false })) === undefined).toBe(isAllowed);
    expect(breachOf(change('stop', told), circumstances({ allowRestart: true }))).toBeUndefined();
  });

  it.each([
    ['migrate-architecture', false],
    ['rightsize m5.large>m7g.large', false],
    ['rightsize m7g.large>m5.large', false],
    ['rightsize db.r5.large>db.r6g.large', false],
    ['rightsize m6g.large>m7g.large', true],
    ['rightsize m5.large>c5.large', true],
    ['rightsize m5.large>g4dn.xlarge', true],
    ['stop m7g.large', true],
    ['rightsize', true],
    ['rightsize >m7g.large', true],
  ])('%s where the architecture is to stay: %s', (doing, isAllowed) => {
    expect(breachOf(change(doing), circumstances({ allowArchitectureChange: false })) === undefined).toBe(isAllowed);
    expect(breachOf(change(doing), circumstances())).toBeUndefined();
  });

  it('names what it rules out', () => {
    const graviton = change('rightsize m5.large>m7g.large');

    expect(breachOf(graviton, circumstances({ allowArchitectureChange: false }))).toBe(
      'it changes the processor architecture, which is not allowed',
    );
    expect(breachOf(graviton, circumstances({}, [{ keepFamily: 'm5' }]))).toBe(
      'it leaves the family m5, which is to be kept',
    );
  });
});

describe('a constraint', () => {
  const toC5 = change('rightsize m5.xlarge>c5.large', { restart: true });
  const arn = 'arn:aws:ec2:us-east-1:111111111111:instance/i-1';

  it.each([
    ['all', {}, false],
    ['it by key', { resource: keyOf('i-1') }, false],
    ['it by id', { resource: 'i-1' }, false],
    ['it by ARN', { resource: arn }, false],
    ['another', { resource: 'i-2' }, true],
  ])('on %s', (_, about, isAllowed) => {
    const named = { ...toC5, resource: { ...toC5.resource, arn } } as Finding;
    const breach = (constraint: Constraints) => breachOf(named, circumstances({}, [constraint]));

    expect(breach({ ...about, keepFamily: 'm5' }) === undefined).toBe(isAllowed);
    expect(breach({ ...about, allowRestart: false }) === undefined).toBe(isAllowed);
    expect(breach({ ...about, keepFamily: 'c5' })).toBeUndefined();
    expect(breach({ ...about, allowRestart: true })).toBeUndefined();
  });

  it('on the family says nothing about a change that names no other', () => {
    expect(breachOf(change('stop'), circumstances({}, [{ keepFamily: 'm5' }]))).toBeUndefined();
  });

  it('on the architecture', () => {
    const graviton = change('rightsize m5.large>m7g.large');

    expect(breachOf(graviton, circumstances({}, [{ allowArchitectureChange: false }]))).toBeDefined();
    expect(breachOf(graviton, circumstances({}, [{ allowArchitectureChange: true }]))).toBeUndefined();
  });

  it('never allows what the policy forbids', () => {
    const policy = circumstances({ allowRestart: false }, [{ allowRestart: true }]);

    expect(breachOf(toC5, policy)).toBe('it needs a restart, which is not allowed');
  });

  it('on a purchase goes by its pool', () => {
    const plan = finding('f', 'plan compute', 'buy', { by: 'hub', list: '1', restart: true });
    const at = (resource: string) => breachOf(plan, circumstances({}, [{ resource, allowRestart: false }]));

    expect(at(keyOf('plan compute'))).toBeDefined();
    expect(at(resourceOf('plan compute').accountId)).toBeUndefined();
  });
});

it('is strict as soon as it can rule anything out', () => {
  expect(isStrict(circumstances())).toBe(false);
  expect(isStrict(circumstances({ maximumRisk: 'high' }))).toBe(true);
  expect(isStrict(circumstances({ allowRestart: false }))).toBe(true);
  expect(isStrict(circumstances({ allowArchitectureChange: false }))).toBe(true);
  expect(isStrict(circumstances({}, [{ keepFamily: 'm5' }]))).toBe(true);
});

describe('instance families', () => {
  it.each([
    ['m5.2xlarge', 'm5'],
    [' M5.2xlarge ', 'm5'],
    ['db.r5.large', 'r5'],
    ['cache.m6g.large', 'm6g'],
    ['ml.m5.large', 'm5'],
    ['r5.large.search', 'r5'],
    ['u-6tb1.metal', 'u-6tb1'],
    ['m5.large, 2 of 4', 'm5'],
    ['gp2 500 GiB', undefined],
    ['1024', undefined],
    ['', undefined],
    [undefined, undefined],
  ])('%j is of %s', (configuration, family) => {
    expect(familyOf(configuration)).toBe(family);
  });

  it.each([
    ['db.r5', 'r5'],
    ['cache.R6g', 'r6g'],
    [' m5 ', 'm5'],
  ])('%j is %s', (family, bare) => {
    expect(bareFamily(family)).toBe(bare);
  });

  it.each([
    ['m7g', true],
    ['c6gn', true],
    ['r6gd', true],
    ['x2gd', true],
    ['a1', true],
    ['m10g', true],
    ['im4gn', true],
    ['g5g', true],
    ['m5', false],
    ['g4dn', false],
    ['g6', false],
    ['m6i', false],
    ['a10', false],
  ])('%s runs on Graviton: %s', (family, isArm) => {
    expect(isGraviton(family)).toBe(isArm);
  });
});
