import { describe, expect, it } from 'vitest';
import type { Opportunity } from '../core/analysis.ts';
import type { Decision } from '../core/decision.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, decided, estateOf, finding, hoursBefore, type ToldState } from './examples.fixtures.ts';

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
