import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { defaultSettings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding } from './examples.fixtures.ts';

const many = 10_000;

function adjudicated(findings: readonly Finding[]) {
  return adjudicate({
    findings,
    estate: estateOf({ 'i-1': {} }),
    settings: defaultSettings,
    decisions: [],
    flips: new Map(),
    asOf,
  });
}

describe('ten thousand opinions on one unit', () => {
  const target = (index: number) => `rightsize m5.2xlarge>type-${index}`;

  it.each<[string, (index: number) => Finding]>([
    ['of one source', (index) => finding(`f${index}`, 'i-1', target(index), { by: 'ce', list: '5' })],
    ['ranked', (index) => finding(`f${index}`, 'i-1', target(index), { by: 'co', rank: index + 1, list: '5' })],
    ['with one id', (index) => finding('f', 'i-1', target(0), { by: 'hub', list: `${index}` })],
    [
      'of the Hub and Compute Optimizer in turns',
      (index) => finding(`f${index}`, 'i-1', target(index % 100), { by: index % 2 ? 'hub' : 'co', list: '5' }),
    ],
    ['without amounts', (index) => finding(`f${index}`, 'i-1', target(index), { by: 'hub', list: '?' })],
    [
      'of older checks beside unknown ones',
      (index) =>
        finding(
          `f${index}`,
          'i-1',
          target(index),
          index % 2 ? { by: 'Qch7DwouX1', list: '5' } : { by: 'hub', list: '?' },
        ),
    ],
  ])('%s: one counts at most, and none is lost', (_, opinion) => {
    const findings = Array.from({ length: many }, (__, index) => opinion(index));

    const { receipts, opportunities } = adjudicated(findings);

    expect(opportunities).toHaveLength(1);
    const [receipt] = receipts;
    expect((receipt?.lines.length ?? 0) + (receipt?.beside.length ?? 0)).toBe(many);
    expect(receipt?.lines.filter(({ counted }) => counted.amount !== '0').length).toBeLessThanOrEqual(1);
  });

  it('on purchases', () => {
    const findings = Array.from({ length: many }, (_, index) =>
      finding(`f${index}`, 'plan compute', 'buy', { by: 'ce', list: '5' }),
    );

    expect(adjudicated(findings).receipts[0]?.net.amount).toBe('5');
  });
});
