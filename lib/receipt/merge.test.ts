import { describe, expect, it } from 'vitest';
import type { Opportunity } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, estimate, finding, type Told } from './examples.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';
const said = (id: string, told: Told) => finding(id, 'i-1', smaller, told);

/** The only opportunity, on list prices. */
function opportunityOf(...findings: readonly Finding[]): Opportunity | undefined {
  const settings = Settings.parse({ minimumSaving: '0', preferredBasis: 'list' });
  return adjudicate({ findings, estate: estateOf({}), settings, decisions: [], flips: new Map(), asOf })
    .opportunities[0];
}

describe('what a proposal saves', () => {
  it.each<[string, Finding[], object]>([
    [
      'its own amount, whatever others state',
      [said('hub', { by: 'hub', list: '40', net: '30' }), said('z', { by: 'co', list: '41', net: '31' })],
      { list: estimate('40'), afterDiscounts: estimate('30') },
    ],
    [
      'the amount of another in place of a range or of nothing known',
      [said('hub', { by: 'hub', list: '5..9', net: '?' }), said('co', { by: 'co', list: '41', net: '32' })],
      { list: estimate('41'), afterDiscounts: estimate('32') },
    ],
    [
      'its range, where the other knows no more',
      [said('hub', { by: 'hub', list: '5..9', net: '1..2' }), said('co', { by: 'co', list: '?', net: '?' })],
      { list: estimate('5..9'), afterDiscounts: estimate('1..2') },
    ],
    [
      'an amount without a basis, where none states one',
      [said('hub', { by: 'hub', list: '?' }), said('viaHub', { by: 'c1z7kmr00n', unstated: '43' })],
      { list: estimate('?'), unstated: estimate('43') },
    ],
    [
      'but not beside one at list price',
      [said('hub', { by: 'hub', list: '40' }), said('z', { by: 'c1z7kmr00n', unstated: '43' })],
      { list: estimate('40') },
    ],
    [
      'but not beside one after discounts',
      [said('hub', { by: 'hub', net: '32' }), said('viaHub', { by: 'c1z7kmr00n', unstated: '43' })],
      { afterDiscounts: estimate('32') },
    ],
    [
      'its own amount without a basis, whatever another states without one',
      [said('a', { by: 'c1z7kmr00n', unstated: '44' }), said('b', { by: 'ce', unstated: '43' })],
      { unstated: estimate('44') },
    ],
    [
      'none without a basis, where nobody knows it',
      [said('hub', { by: 'hub', unstated: '?' }), said('viaHub', { by: 'c1z7kmr00n', unstated: '1..2' })],
      { unstated: estimate('?') },
    ],
    [
      'what a copy states before what another states of the same change',
      [
        said('a', { by: 'ce', net: '31' }),
        said('hub', { by: 'hub', list: '40' }),
        said('z', { by: 'co', list: '40', net: '32' }),
      ],
      { list: estimate('40'), afterDiscounts: estimate('32') },
    ],
    [
      'what it is counted at before all else',
      [
        said('a', { by: 'ce', list: '30', net: '20', grade: 'C' }),
        said('b', { by: 'ce', list: '50', net: '45', grade: 'B' }),
        said('hub', { by: 'hub', list: '?', grade: 'A' }),
      ],
      { list: estimate('50'), afterDiscounts: estimate('45') },
    ],
    [
      'nothing that another change would save, or that was set aside',
      [
        said('hub', { by: 'hub', list: '40' }),
        finding('legacy', 'i-1', 'stop', { by: 'Qch7DwouX1', net: '70' }),
        said('no', { by: 'ce', net: '33', excluded: 'kept' }),
        said('old', { by: 'ce', net: '34', ageHours: 49 }),
      ],
      { list: estimate('40') },
    ],
  ])('%s', (_, findings, savings) => {
    expect(opportunityOf(...findings)?.savings).toStrictEqual(savings);
  });
});

describe('the kept one of several equal opinions', () => {
  const kept = (...copies: readonly Finding[]) =>
    opportunityOf(said('hub', { by: 'hub', list: '40', evidence: ['cost'] }), ...copies)?.opinions.find(
      ({ id }) => id === 'hub',
    );

  it('takes the evidence of all, each once', () => {
    const evidence = kept(
      said('co', { by: 'co', list: '40', evidence: ['cpu', 'memory'] }),
      said('viaHub', { by: 'c1z7kmr00n', unstated: '40', evidence: ['memory', 'network'] }),
    )?.evidence.map(({ id }) => id);

    expect(evidence).toEqual(['cost', 'cpu', 'memory', 'network']);
  });

  it('takes the grade of the best evidenced, with its reason, though that adds no evidence', () => {
    const grade = kept(
      said('a', { by: 'co', list: '40', grade: 'C' }),
      said('b', { by: 'co', list: '40', grade: 'A' }),
    );

    expect(grade?.grade).toEqual({ value: 'A', why: 'graded by co' });
    expect(grade?.evidence).toHaveLength(1);
  });

  it('keeps its own reason for a grade that is as good', () => {
    expect(kept(said('co', { by: 'co', list: '40', evidence: ['cpu'] }))?.grade).toEqual({
      value: 'B',
      why: 'graded by hub',
    });
  });

  it('of a purchase takes them too', () => {
    const plan = (id: string, by: string, field: string) =>
      finding(id, 'plan compute', 'buy', { by, list: '40', term: 'one-year', evidence: [field] });

    const opinions = opportunityOf(plan('hub', 'hub', 'eligible'), plan('ce', 'ce', 'utilisation'))?.opinions;

    expect(opinions?.find(({ id }) => id === 'hub')?.evidence.map(({ id }) => id)).toEqual(['eligible', 'utilisation']);
  });
});
