import { describe, expect, it } from 'vitest';
import type { CommitmentInForce } from '../core/estate.ts';
import type { Commitment } from '../core/resource.ts';
import { type PricedUsage, prices, uncoveredShare } from './coverage.ts';
import { account, region, resourceOf, statesOf, type ToldState } from './examples.fixtures.ts';
import { regionOf } from './region.ts';

const usage = (told: Partial<PricedUsage> = {}): PricedUsage => ({
  usage: 'ec2',
  family: 'm5',
  region,
  accountId: account,
  ...told,
});
const commitment = (thing: string, told: Partial<Commitment> = {}): Commitment => {
  const resource = resourceOf(thing);
  if (resource.kind !== 'commitment') throw new Error(thing);
  return { ...resource, ...told };
};

describe('what a commitment prices', () => {
  it.each<[string, Partial<PricedUsage>, boolean | undefined]>([
    ['plan compute', {}, true],
    ['plan compute', { usage: 'lambda', family: undefined }, true],
    ['plan compute', { usage: 'fargate', region: 'eu-west-1' }, true],
    ['plan compute', { usage: 'rds' }, false],
    ['plan ec2-instance m5', {}, true],
    ['plan ec2-instance m5', { family: 'r5' }, false],
    ['plan ec2-instance m5', { family: undefined }, undefined],
    ['plan ec2-instance m5', { region: 'eu-west-1' }, false],
    ['plan ec2-instance m5', { usage: 'lambda' }, false],
    ['plan database', { usage: 'rds' }, true],
    ['plan database', { usage: 'dynamodb' }, true],
    ['plan database', { usage: 'elasticache' }, true],
    ['plan database', { usage: 'redshift' }, false],
    ['plan sagemaker', { usage: 'sagemaker' }, true],
    ['plan sagemaker', {}, false],
    ['plan unheard-of', {}, false],
    ['reservation ec2 m5', {}, true],
    ['reservation ec2 m5', { family: 'r5' }, false],
    ['reservation rds db.r5', { usage: 'rds', family: 'r5' }, true],
    ['reservation opensearch r5', { usage: 'opensearch', family: 'r5' }, true],
    ['reservation memorydb r6g', { usage: 'memorydb', family: 'r6g' }, true],
    ['reservation dynamodb', { usage: 'dynamodb', family: undefined }, true],
  ])('%s, %j: %s', (thing, told, wanted) => {
    expect(prices(commitment(thing), usage(told))).toBe(wanted);
  });

  it('is that of its own account where it is linked, and of all where it is the payer’s', () => {
    const elsewhere = usage({ accountId: '222222222222' });

    expect(prices(commitment('plan compute', { scope: 'linked' }), elsewhere)).toBe(false);
    expect(prices(commitment('plan compute', { scope: 'linked' }), usage())).toBe(true);
    expect(prices(commitment('plan compute'), elsewhere)).toBe(true);
  });

  it('knows no region where a floating plan is told one', () => {
    const stated = commitment('plan compute', { region: 'eu-west-1', family: 'c5' });

    expect(prices(stated, usage())).toBe(true);
  });
});

describe('the share of hours on demand', () => {
  const reservation: CommitmentInForce = { ...commitment('reservation ec2 m5'), id: 'ri', end: '2027-01-01' };
  const share = (told: ToldState, commitments?: CommitmentInForce[], family = 'm5') => {
    const [state] = statesOf({ 'i-1': told });
    const subject = { key: 'k', resource: resourceOf('i-1'), state, units: [] };
    return uncoveredShare(subject, usage({ family }), commitments);
  };

  it.each<[Record<string, string>, number]>([
    [{}, 1_000_000],
    [{ a: '0.25' }, 750_000],
    [{ a: '0.25', b: '0.5' }, 250_000],
    [{ a: '1' }, 0],
    [{ a: '0.75', b: '0.75' }, 0],
  ])('after %j', (coverage, wanted) => {
    expect(share({ coverage })).toBe(wanted);
  });

  it('is all where it was not read and nothing in force could cover it', () => {
    expect(share({ coverage: undefined }, [])).toBe(1_000_000);
    expect(share({ coverage: undefined }, [reservation], 'r5')).toBe(1_000_000);
  });

  it('is not known where it was not read and something could', () => {
    expect(share({ coverage: undefined }, [reservation])).toBeUndefined();
    expect(share({ coverage: undefined })).toBeUndefined();
  });
});

describe('regionOf', () => {
  it.each([
    ['us-east-1', 'us-east-1'],
    ['US-East-1a', 'us-east-1'],
    ['us-east-1/us-east-1a', 'us-east-1'],
    ['us-west-2-lax-1a', 'us-west-2'],
    ['us-gov-west-1b', 'us-gov-west-1'],
    ['us-isob-east-1', 'us-isob-east-1'],
    ['ap-southeast-12', 'ap-southeast-12'],
    ['il-central-1', 'il-central-1'],
    ['', 'global'],
    [' - ', 'global'],
    ['Global', 'global'],
    ['aws-global', 'global'],
    ['All Regions', 'global'],
    [null, 'global'],
    [undefined, 'global'],
    ['Moon Base', 'moon base'],
  ])('%j is %s', (spelling, wanted) => {
    expect(regionOf(spelling)).toBe(wanted);
  });
});
