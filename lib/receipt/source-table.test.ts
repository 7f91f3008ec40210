import { describe, expect, it } from 'vitest';
import { identifyCommitment } from './commitment-identity.ts';
import { resourceKind } from './resource-kind.ts';
import { checkRow, traitsOf, unknownCheck } from './source-row.ts';
import { checkTable } from './source-table.ts';

/** Every id of the check reference's cost category, and the five that AWS took back. */
const ids = `c1z7kmr00n c1z7kmr01n c1z7kmr02n c1z7kmr03n c1z7kmr04n c1z7kmr05n c1z7kmr06n c1z7kmr17n c1z7kmr18n
  c1z7kmr08n c1z7kmr09n c1z7kmr11n c1z7kmr12n c1z7kmr13n c1z7kmr14n c1z7kmr15n c1z7kmr16n
  Qch7DwouX1 hjLMh88uM8 DAvU99Dc4C COr6dfpM03 Z4AUBRNSmz Ti39halfu8 G31sQ1E9U COr6dfpM05 L4dfs2Q3C3 L4dfs2Q3C2
  cX3c2R1chu 1e93e4c0b5 51fC20e7I2 Qsdfp3A4L1 Qsdfp3A4L2 c2vlfg022t c2vlfg0jp6 c2vlfg0k35 c2vlfg0bfw
  c18d2gz150 c18d2gz128 c18d2gz100 c18d2gz171 c18d2gz127 c1cj39rr6v Cm24dfsM12 Wxdfp4B1L1
  vZ2c2W1srf 1qazXsw23e 1qw23er45t h3L1otH3re 7ujm6yhn5t`.split(/\s+/);

describe('the table of checks', () => {
  it('has a row for every cost check, and for no other', () => {
    expect(Object.keys(checkTable).sort()).toEqual([...ids].sort());
  });

  it.each(Object.entries(checkTable))('%s flags something that can be identified', (_, { facet, flags }) => {
    const known =
      facet === 'commitment' && !flags.includes('/')
        ? identifyCommitment({ accountId: '1', product: flags })
        : resourceKind(flags);

    expect(known).toBeDefined();
  });

  it('calls those of the Hub and of Compute Optimizer what they are', () => {
    for (const [id, row] of Object.entries(checkTable)) {
      const origin = id.startsWith('c1z7kmr') ? 'hub' : id.startsWith('COr6') ? 'compute-optimizer' : 'legacy';
      expect([id, row.relation]).toEqual([id, origin]);
      expect([id, row.maximumAgeHours]).toEqual([id, origin === 'hub' ? 48 : 192]);
      expect([id, row.grade]).toEqual([id, origin === 'legacy' ? 'C' : 'B']);
    }
  });

  it.each([
    ['Qch7DwouX1', 'stop', 'list', 'saving'],
    ['Ti39halfu8', 'stop', 'list', 'saving'],
    ['hjLMh88uM8', 'delete', 'list', 'saving'],
    ['G31sQ1E9U', 'review', 'list', 'saving'],
    ['DAvU99Dc4C', 'delete', 'list', 'cost'],
    ['Z4AUBRNSmz', 'delete', 'unstated', 'nothing'],
    ['c1z7kmr00n', 'as-stated', 'unstated', 'saving'],
    ['COr6dfpM05', 'as-stated', 'unstated', 'saving'],
    ['cX3c2R1chu', 'purchase-reservation', 'list', 'saving'],
    ['c1z7kmr09n', 'purchase-savings-plan', 'unstated', 'saving'],
  ])('%s: %s, %s, states %s', (id, action, basis, states) => {
    expect(checkTable[id]).toMatchObject({ action, basis, states });
  });

  it('tells which checks AWS answers no more', () => {
    const retired = Object.entries(checkTable).flatMap(([id, row]) => (row.retired ? [id] : []));

    expect(retired.sort()).toEqual(['1qazXsw23e', '1qw23er45t', '7ujm6yhn5t', 'h3L1otH3re', 'vZ2c2W1srf']);
  });

  it('leaves a check that it does not know to a person', () => {
    expect(checkRow('zzz')).toBe(unknownCheck);
    expect(checkRow(undefined)).toBe(unknownCheck);
    expect(checkRow('constructor')).toBe(unknownCheck);
    expect(unknownCheck).toMatchObject({ action: 'review', basis: 'unstated', grade: 'C' });
  });

  it('knows how long an opinion of each source counts', () => {
    const hours = (family: Parameters<typeof traitsOf>[0]['family'], check?: string) =>
      traitsOf({ family, check }).maximumAgeHours;

    expect(hours('cost-optimization-hub')).toBe(48);
    expect(hours('compute-optimizer')).toBe(48);
    expect(hours('cost-explorer')).toBe(48);
    expect(hours('billing')).toBe(744);
    expect(hours('trusted-advisor', 'c1z7kmr00n')).toBe(48);
    expect(hours('trusted-advisor', 'Qch7DwouX1')).toBe(192);
    expect(hours('trusted-advisor', 'zzz')).toBe(192);
  });
});
