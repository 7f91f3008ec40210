import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { defaultSettings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding } from './examples.fixtures.ts';

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

/** As JSON from elsewhere may have it, past every schema. */
function broken(whole: Finding, parts: object): Finding {
  return { ...whole, ...parts } as Finding;
}

describe('what no schema lets in', () => {
  const good = finding('good', 'i-1', 'stop', { by: 'hub', list: '40' });

  it('a resource without a region is a thing of its own', () => {
    const { region: _, ...resource } = good.resource as { region: string };

    const { receipts, opportunities } = adjudicated([good, broken(good, { id: 'lost', resource })]);

    expect(receipts[0]?.net.amount).toBe('80');
    expect(opportunities).toHaveLength(2);
  });

  it.each([
    ['a number for an amount', { list: { kind: 'known', value: { amount: 12.5, currency: 'USD' } } }],
    ['no amount', { list: { kind: 'known', value: { currency: 'USD' } } }],
    ['no value', { list: { kind: 'known' } }],
    ['null', { list: null }],
    ['no currency', { list: { kind: 'known', value: { amount: '5', currency: '' } } }],
    ['a kind that nobody knows', { list: { kind: 'guess', value: { amount: '5', currency: 'USD' } } }],
    ['a range without an end', { list: { kind: 'range', low: { amount: '5', currency: 'USD' } } }],
    ['nothing', {}],
  ])('%s is unknown', (_, savings) => {
    const { receipts } = adjudicated([broken(good, { id: 'bad', savings })]);

    expect(receipts[0]?.lines).toEqual([]);
    expect(receipts[0]?.beside).toEqual([
      expect.objectContaining({
        findingId: 'bad',
        kind: 'unknown',
        estimate: { kind: 'unknown', reason: expect.any(String) },
      }),
    ]);
  });

  it('a time that is none is not too old', () => {
    const source = { ...good.source, refreshedAt: 'yesterday' };

    expect(adjudicated([broken(good, { source })]).receipts[0]?.net.amount).toBe('40');
  });

  it('a source, an action and a grade that nobody knows', () => {
    const odd = broken(good, {
      id: 'odd',
      source: { ...good.source, family: 'oracle' },
      action: { kind: 'pray' },
      grade: { value: 'Z', why: '' },
    });

    const { receipts } = adjudicated([good, odd]);

    expect(receipts[0]?.net.amount).toBe('40');
    expect(receipts[0]?.naive.amount).toBe('80');
  });

  it('an effort that nobody knows is not the least', () => {
    const odd = broken(finding('a', 'i-1', 'delete', { by: 'ce', list: '40' }), { effort: 'divine' });

    expect(adjudicated([odd, good]).opportunities[0]?.winner).toBe('good');
  });
});
