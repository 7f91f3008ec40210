import { describe, expect, it } from 'vitest';
import { defaultSettings } from '../core/settings.ts';
import { asOf, finding } from './examples.fixtures.ts';
import { netOf } from './net-of.ts';

describe('netOf', () => {
  it('adjudicates what Trusted Advisor alone says of a recorded account', () => {
    const findings = [
      finding('a', 'i-0c1d2e3f4a5b60001', 'stop', { by: 'Qch7DwouX1', list: '70.08' }),
      finding('b', 'i-0c1d2e3f4a5b60002', 'stop', { by: 'Qch7DwouX1', list: '14.60', region: 'eu-west-1' }),
      finding('c', 'i-0c1d2e3f4a5b60003', 'stop', { by: 'Qch7DwouX1', list: '70.08', excluded: 'excluded' }),
      finding('d', 'vol-0aa1bb2cc3dd40001', 'change-storage io1>gp3', { by: 'COr6dfpM03', unstated: '17.20' }),
      finding('e', 'ip-203.0.113.25', 'delete', { by: 'Z4AUBRNSmz' }),
    ];

    const net = netOf(findings, asOf);

    expect(net).toMatchObject({ net: { amount: '101.88', currency: 'USD' }, basis: 'list', unknown: 1 });
  });

  it('counts one of two opinions, and a copy without an amount is not among the unknowns', () => {
    const findings = [
      finding('hub', 'nat-1', 'delete', { by: 'hub', net: '30' }),
      finding('legacy', 'nat-1', 'delete', { by: 'c2vlfg022t' }),
      finding('ip', 'ip-1', 'delete', { by: 'Z4AUBRNSmz' }),
      finding('range', 'ip-2', 'delete', { by: 'hub', net: '1..2' }),
    ];

    const net = netOf(findings, asOf);

    expect(net).toMatchObject({ net: { amount: '30', currency: 'USD' }, basis: 'after-discounts', unknown: 1 });
  });

  it('does not count among the unknowns what is set aside, or counted at what another states', () => {
    const findings = [
      finding('set aside', 'i-1', 'stop', { by: 'hub', list: '?', excluded: 'excluded' }),
      finding('hub', 'i-2', 'stop', { by: 'hub', list: '?' }),
      finding('legacy', 'i-2', 'stop', { by: 'Qch7DwouX1', list: '7' }),
    ];

    expect(netOf(findings, asOf)).toMatchObject({ net: { amount: '7', currency: 'USD' }, unknown: 0 });
  });

  it('keeps to the settings', () => {
    const findings = [finding('hub', 'vol-1', 'delete', { by: 'hub', list: '10', net: '8' })];

    const net = netOf(findings, asOf, { ...defaultSettings, preferredBasis: 'after-discounts', minimumSaving: '9' });

    expect(net).toMatchObject({ net: { amount: '0', currency: 'USD' }, basis: 'after-discounts', unknown: 0 });
  });

  it('speaks of the currency that most lines have', () => {
    const findings = [
      finding('a', 'vol-1', 'delete', { by: 'hub', list: '10 EUR' }),
      finding('b', 'vol-2', 'delete', { by: 'hub', list: '20 EUR' }),
      finding('c', 'vol-3', 'delete', { by: 'hub', list: '900' }),
    ];

    expect(netOf(findings, asOf).net).toEqual({ amount: '30', currency: 'EUR' });
  });

  it('of nothing is nothing', () => {
    expect(netOf([], asOf)).toMatchObject({ net: { amount: '0', currency: 'USD' }, basis: 'unstated', unknown: 0 });
  });
});
