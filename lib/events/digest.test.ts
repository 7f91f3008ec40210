import { describe, expect, test } from 'vitest';
import type { AnalysisHeader } from '../core/analysis.ts';
import type { Gap } from '../core/gap.ts';
import { digestOf } from './digest.ts';

const headline = 'USD 12.00 a month can be saved.';

function headerOf(change: Partial<AnalysisHeader>): AnalysisHeader {
  return { headline, status: 'completed', unknown: 2, warnings: [], gaps: [], ...change } as AnalysisHeader;
}
function gapsOf(...effects: string[]): Gap[] {
  return effects.map((effect) => ({ source: 'ce', code: 'access-denied', since: '', effect, remedy: '' }));
}
const linesOf = (change: Partial<AnalysisHeader>) => digestOf(headerOf(change)).text.split('\n');

describe('the digest of an analysis', () => {
  test('says in four lines what it came to, what is new, at risk and not seen', () => {
    const warnings = [{ detailType: 'Budget At Risk', subject: 'team-search' }];
    expect(linesOf({ newOpportunities: 3, warnings, gaps: gapsOf('The spend of one account is not known.') })).toEqual([
      headline,
      'New since the analysis before: 3.',
      'At risk: Budget At Risk: team-search.',
      'Not seen: The spend of one account is not known.',
    ]);
  });

  test('does not call nothing new what was not compared, nor nothing at risk what nobody looked at', () => {
    expect(linesOf({})).toEqual([
      headline,
      'New: not compared, there is no analysis before to compare with.',
      'At risk: no agent warned of anything.',
      'Not seen: every source that was asked answered.',
    ]);
    expect(digestOf(headerOf({}))).not.toHaveProperty('new');
    expect(digestOf(headerOf({ newOpportunities: 0 })).new).toBe(0);
  });

  test('names five of a list and counts the rest', () => {
    const gaps = gapsOf('a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(linesOf({ gaps })[3]).toBe('Not seen: a; b; c; d; e; and 2 more.');
    expect(linesOf({ gaps: gaps.slice(0, 5) })[3]).toBe('Not seen: a; b; c; d; e.');
    expect(digestOf(headerOf({ gaps })).gaps).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});
