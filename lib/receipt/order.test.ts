import { describe, expect, it } from 'vitest';
import type { Opportunity } from '../core/analysis.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding, opportunityOf } from './examples.fixtures.ts';

const smaller = 'rightsize m5.2xlarge>m5.xlarge';

function opportunitiesOf(findings: readonly Finding[]): readonly Opportunity[] {
  const settings = Settings.parse({ minimumSaving: '0' });
  return adjudicate({ findings, estate: estateOf({}), settings, decisions: [], flips: new Map(), asOf }).opportunities;
}

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
