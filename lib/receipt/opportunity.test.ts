import { describe, expect, it } from 'vitest';
import type { Decision, Opportunity } from '../core/analysis.ts';
import { Opportunity as OpportunitySchema } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, decided, estateOf, finding, hoursBefore, opportunityOf, type ToldState } from './examples.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';

function opportunitiesOf(
  findings: readonly Finding[],
  states: Record<string, ToldState> = {},
  decisions: readonly Decision[] = [],
): readonly Opportunity[] {
  const settings = Settings.parse({ minimumSaving: '0' });
  return adjudicate({ findings, estate: estateOf(states), settings, decisions, flips: new Map(), asOf }).opportunities;
}

function only(opportunities: readonly Opportunity[]): Opportunity {
  const [first] = opportunities;
  if (first === undefined) throw new Error('no opportunity');
  return first;
}

describe('an opportunity', () => {
  const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '40', effort: 'medium', risk: 'high' });

  it('is what its winner proposes, and fits its schema', () => {
    const opportunity = only(opportunitiesOf([hub], { 'i-1': { configuration: 'm5.2xlarge' } }));

    expect(opportunity).toMatchObject({
      id: opportunityOf('i-1'),
      unit: { resource: hub.resource, facet: 'compute' },
      opinions: [hub],
      winner: 'hub',
      rule: 'the only opinion',
      savings: { list: { kind: 'known', value: { amount: '40', currency: 'USD' } } },
      effort: 'medium',
      risk: 'high',
      owner: { how: 'unknown' },
      order: 1,
      firstSeen: asOf,
      status: 'open',
    });
    expect(opportunity).not.toHaveProperty('decision');
    expect(OpportunitySchema.safeParse(opportunity).error).toBeUndefined();
  });

  it('without a winner proposes nothing', () => {
    const opportunity = only(opportunitiesOf([{ ...hub, excluded: 'excluded' }]));

    expect(opportunity).toMatchObject({ winner: null, savings: {}, effort: 'unknown', risk: 'unknown' });
    expect(opportunity.unit.resource).toEqual(hub.resource);
  });

  it('was first seen when the first of its opinions was', () => {
    const seen = (id: string, firstSeen: string) => ({
      ...finding(id, 'i-1', 'stop', { by: 'ce', list: '1' }),
      firstSeen,
    });

    const opportunity = only(
      opportunitiesOf([seen('a', '2026-10-02T00:00:00Z'), hub, seen('b', '2026-10-01T00:00:00Z')]),
    );

    expect(opportunity.firstSeen).toBe('2026-10-01T00:00:00Z');
  });

  it('belongs to whom its winner names, else to whom another opinion names', () => {
    const owned = (each: Finding, value: string) => ({ ...each, owner: { value, how: 'tag' } }) as const;
    const other = finding('ce', 'i-1', 'stop', { by: 'ce', list: '1' });

    expect(only(opportunitiesOf([owned(hub, 'team-a'), owned(other, 'team-b')])).owner.value).toBe('team-a');
    expect(only(opportunitiesOf([hub, owned(other, 'team-b')])).owner.value).toBe('team-b');
    expect(only(opportunitiesOf([hub, other])).owner).toEqual({ how: 'unknown' });
  });

  it('saves on each basis what the winner, and others about the same change, state', () => {
    const opportunity = only(
      opportunitiesOf([
        finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }),
        finding('co', 'i-1', smaller, { by: 'co', list: '41', net: '32' }),
        finding('viaHub', 'i-1', smaller, { by: 'c1z7kmr00n', unstated: '43' }),
        finding('ce', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'ce', net: '99' }),
      ]),
    );

    expect(opportunity.winner).toBe('hub');
    expect(opportunity.savings).toEqual({
      list: { kind: 'known', value: { amount: '40', currency: 'USD' } },
      afterDiscounts: { kind: 'known', value: { amount: '32', currency: 'USD' } },
    });
  });

  it('takes what discounts an amount takes in from where the amount is from', () => {
    const co = finding('co', 'i-1', smaller, { by: 'co', net: '32' });
    const told = { ...co, savings: { ...co.savings, afterDiscountsIncludes: 'Savings Plans' } };

    const { savings } = only(opportunitiesOf([finding('hub', 'i-1', smaller, { by: 'hub', list: '40' }), told]));

    expect(savings.afterDiscountsIncludes).toBe('Savings Plans');
  });

  it('of a purchase is about the pool, not about the terms of one offer', () => {
    const terms = { term: 'one-year', payment: 'no-upfront' } as const;
    const plan = finding('hub', 'plan compute', 'buy', { by: 'hub', list: '40', ...terms });

    expect(only(opportunitiesOf([plan])).unit.resource).toEqual({
      kind: 'commitment',
      accountId: '111111111111',
      instrument: 'savings-plan',
      product: 'compute',
      scope: 'payer',
    });
  });
});

describe('the kept one of two equal opinions', () => {
  it('has the evidence of both, each once, and the better grade', () => {
    const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '40', evidence: ['cost', 'cpu'] });
    const co = finding('co', 'i-1', smaller, { by: 'co', list: '40', grade: 'A', evidence: ['cpu', 'memory'] });

    const { opinions } = only(opportunitiesOf([hub, co]));

    expect(opinions.map(({ id }) => id)).toEqual(['co', 'hub']);
    expect(opinions[0]).toEqual(co);
    expect(opinions[1]?.evidence.map(({ id }) => id)).toEqual(['cost', 'cpu', 'memory']);
    expect(opinions[1]?.grade).toEqual({ value: 'A', why: 'graded by co' });
    expect(opinions[1]?.savings).toEqual(hub.savings);
  });

  it('keeps a grade that is better already, with its own reason', () => {
    const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '40', grade: 'A', evidence: ['cost'] });
    const co = finding('co', 'i-1', smaller, { by: 'co', list: '40', grade: 'B', evidence: ['cpu'] });

    const { opinions } = only(opportunitiesOf([hub, co]));

    expect(opinions[1]?.grade).toEqual({ value: 'A', why: 'graded by hub' });
  });

  it('is the very finding where there is nothing to add', () => {
    const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '40' });

    expect(only(opportunitiesOf([hub, finding('co', 'i-1', smaller, { by: 'co', list: '40' })])).opinions[1]).toBe(hub);
  });
});

describe('the content hash', () => {
  const hashOf = (each: Finding, configuration?: string) =>
    only(opportunitiesOf([each], { 'i-1': configuration === undefined ? {} : { configuration } })).contentHash;
  const hub = (doing: string, list: string) => finding('hub', 'i-1', doing, { by: 'hub', list });

  it('does not know amounts or sources', () => {
    expect(hashOf(hub(smaller, '40'))).toBe(hashOf(finding('ce', 'i-1', smaller, { by: 'ce', net: '9' })));
  });

  it('changes with the action, the target and the configuration', () => {
    const hashes = [
      hashOf(hub(smaller, '40')),
      hashOf(hub('upgrade m5.2xlarge>m5.xlarge', '40')),
      hashOf(hub('rightsize m5.2xlarge>m5.large', '40')),
      hashOf(hub('rightsize m5.4xlarge>m5.xlarge', '40')),
      hashOf(hub(smaller, '40'), 'm5.8xlarge'),
      hashOf({ ...hub(smaller, '40'), excluded: 'excluded' }),
    ];

    expect(new Set(hashes).size).toBe(hashes.length);
  });

  it('takes the configuration that was read before the one that a source tells', () => {
    expect(hashOf(hub('rightsize m5.4xlarge>m5.xlarge', '40'), 'm5.2xlarge')).toBe(hashOf(hub(smaller, '40')));
  });

  it('of a purchase changes with its terms', () => {
    const plan = (term: 'one-year' | 'three-years', payment: 'no-upfront' | 'all-upfront', thing = 'plan compute') =>
      hashOf(finding('hub', thing, 'buy', { by: 'hub', list: '40', term, payment }));
    const hashes = [
      plan('one-year', 'no-upfront'),
      plan('three-years', 'no-upfront'),
      plan('one-year', 'all-upfront'),
      plan('one-year', 'no-upfront', 'reservation rds r5'),
    ];

    expect(new Set(hashes).size).toBe(hashes.length);
  });
});

describe('a decision', () => {
  const hub = finding('hub', 'i-1', smaller, { by: 'hub', list: '40' });
  const { contentHash } = only(opportunitiesOf([hub]));
  const statusAfter = (decision: Decision, each = hub) => only(opportunitiesOf([each], {}, [decision])).status;

  it('stands beside its opportunity', () => {
    const decision = decided('i-1', 'approved', { contentHash });

    expect(only(opportunitiesOf([hub], {}, [decision])).decision).toEqual(decision);
  });

  it('approves what was proposed then, and nothing else', () => {
    const approval = decided('i-1', 'approved', { contentHash });

    expect(statusAfter(approval)).toBe('approved');
    expect(statusAfter(approval, finding('hub', 'i-1', smaller, { by: 'hub', list: '99' }))).toBe('approved');
    expect(
      statusAfter(approval, finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'hub', list: '40' })),
    ).toBe('open');
  });

  it('dismisses the unit, whatever is proposed next', () => {
    const dismissal = decided('i-1', 'dismissed', { contentHash });

    expect(statusAfter(dismissal, finding('hub', 'i-1', 'delete', { by: 'hub', list: '40' }))).toBe('dismissed');
  });

  it('gives way to a newer one; of two at one time the same holds in any order', () => {
    const older = decided('i-1', 'dismissed', { at: hoursBefore(30) });
    const newer = decided('i-1', 'open', { at: hoursBefore(20) });
    const [bob, cid] = ['bob', 'cid'].map((by) => decided('i-1', 'dismissed', { at: hoursBefore(20), by }));
    const status = (...decisions: (Decision | undefined)[]) =>
      only(
        opportunitiesOf(
          [hub],
          {},
          decisions.filter((each) => each !== undefined),
        ),
      );

    expect(status(older, newer).status).toBe('open');
    expect(status(newer, older).status).toBe('open');
    expect(status(newer, bob).status).toBe(status(bob, newer).status);
    expect(status(bob, cid).decision?.by).toBe('cid');
    expect(status(cid, bob).decision?.by).toBe('cid');
  });
});

describe('the order of actions', () => {
  it('is resources, schedules, purchases, nothing; then the larger, the lower effort, the id', () => {
    const opportunities = opportunitiesOf([
      finding('nothing', 'i-9', 'stop', { by: 'hub', list: '900', excluded: 'excluded' }),
      finding('plan', 'plan compute', 'buy', { by: 'hub', list: '800' }),
      finding('nights', 'i-8', 'schedule', { by: 'bill', list: '700', facet: 'schedule' }),
      finding('unknown', 'i-7', 'stop', { by: 'hub', list: '?' }),
      finding('small', 'i-6', 'stop', { by: 'hub', list: '10', effort: 'very-low' }),
      finding('hard', 'i-5', 'stop', { by: 'hub', list: '20', effort: 'high' }),
      finding('easy', 'i-4', 'stop', { by: 'hub', list: '20', effort: 'low' }),
      finding('unsure', 'i-3', 'stop', { by: 'hub', list: '20', effort: 'unknown' }),
      finding('large', 'vol-2', 'delete', { by: 'hub', list: '30', effort: 'very-high' }),
    ]);

    expect(opportunities.map(({ opinions: [first], order }) => `${order} ${first?.id}`)).toEqual([
      '1 large',
      '2 easy',
      '3 hard',
      '4 unsure',
      '5 small',
      '6 unknown',
      '7 nights',
      '8 plan',
      '9 nothing',
    ]);
  });

  it('goes by what counts, and by the id where all else is equal', () => {
    const ids = opportunitiesOf([
      finding('smaller', 'i-1', smaller, { by: 'hub', list: '30' }),
      finding('nights', 'i-1', 'schedule', { by: 'bill', list: '50', facet: 'schedule' }),
      finding('other', 'i-2', 'schedule', { by: 'bill', list: '40', facet: 'schedule' }),
      finding('a', 'vol-1', 'delete', { by: 'hub', list: '5' }),
      finding('b', 'vol-2', 'delete', { by: 'hub', list: '5' }),
    ]).map(({ id }) => id);

    expect(ids.slice(0, 3)).toEqual([opportunityOf('i-1'), ...[opportunityOf('vol-1'), opportunityOf('vol-2')].sort()]);
    expect(ids.slice(3)).toEqual([
      opportunityOf('i-2', { facet: 'schedule' }),
      opportunityOf('i-1', { facet: 'schedule' }),
    ]);
  });
});
