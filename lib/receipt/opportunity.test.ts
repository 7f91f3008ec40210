import { describe, expect, it } from 'vitest';
import type { Opportunity } from '../core/analysis.ts';
import { Opportunity as OpportunitySchema } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding, opportunityOf, type ToldState } from './examples.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';

function opportunitiesOf(findings: readonly Finding[], states: Record<string, ToldState> = {}): readonly Opportunity[] {
  const settings = Settings.parse({ minimumSaving: '0' });
  const circumstances = { estate: estateOf(states), settings, decisions: [], flips: new Map(), asOf };
  return adjudicate({ findings, ...circumstances }).opportunities;
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
      opportunitiesOf([
        seen('a', '2026-10-02T00:00:00Z'),
        hub,
        seen('b', '2026-10-01T00:00:00Z'),
        seen('c', '2026-10-03T00:00:00Z'),
      ]),
    );

    expect(opportunity.firstSeen).toBe('2026-10-01T00:00:00Z');
  });

  it('belongs to whom its winner names, else to whom another opinion names', () => {
    const owned = (each: Finding, value: string) => ({ ...each, owner: { value, how: 'tag' } }) as const;
    const other = finding('ce', 'i-1', 'stop', { by: 'ce', list: '1' });

    expect(only(opportunitiesOf([owned(hub, 'team-a'), owned(other, 'team-b')])).owner.value).toBe('team-a');
    expect(only(opportunitiesOf([hub, owned(other, 'team-b')])).owner.value).toBe('team-b');
    expect(only(opportunitiesOf([hub, other])).owner).toEqual({ how: 'unknown' });

    const nobodys = finding('bill', 'i-1', 'stop', { by: 'bill', list: '1' });
    expect(only(opportunitiesOf([hub, owned(other, 'team-b'), nobodys])).owner.value).toBe('team-b');
  });

  it('names its resource as its winner does', () => {
    const named = (each: Finding, name: string) => ({ ...each, resource: { ...each.resource, name } }) as Finding;
    const other = finding('ce', 'i-1', 'stop', { by: 'ce', list: '1' });

    const { unit } = only(opportunitiesOf([named(other, 'as Cost Explorer says'), named(hub, 'as the Hub says')]));

    expect(unit.resource).toMatchObject({ name: 'as the Hub says' });
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
