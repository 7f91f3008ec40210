import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../core/finding.ts';
import { add, compareMoney, type Money, subtract, sum } from '../core/money.ts';
import { Receipt } from '../core/receipt.ts';
import { type Adjudication, type AdjudicationInput, adjudicate } from './adjudicate.ts';
import { runs } from './runs.fixtures.ts';
import { situations } from './situations.fixtures.ts';

function holds(property: (input: AdjudicationInput, result: Adjudication) => void): void {
  fc.assert(
    fc.property(situations, (input) => property(input, adjudicate(input))),
    { numRuns: runs },
  );
}

describe('whatever is told', () => {
  it('the order of the input changes nothing', () => {
    fc.assert(
      fc.property(situations, fc.nat(), (input, seed) => {
        const { estate, decisions } = input;
        const shuffled = {
          ...input,
          findings: shuffle(input.findings, seed),
          decisions: shuffle([...decisions], seed),
          estate: { ...estate, resources: shuffle(estate.resources, seed) },
        };
        expect(adjudicate(shuffled)).toEqual(adjudicate(input));
      }),
      { numRuns: runs },
    );
  });

  it('adjudicating the result again changes neither winners nor receipts', () => {
    holds((input, result) => {
      const again = adjudicate({ ...input, findings: result.opportunities.flatMap(({ opinions }) => opinions) });

      expect(winnersOf(again)).toEqual(winnersOf(result));
      expect(again.receipts).toEqual(result.receipts);
    });
  });

  it('stated is counted and struck, on each line and in all', () => {
    holds((_, { receipts }) => {
      for (const { currency, lines, naive, net } of receipts) {
        for (const { stated, counted, struck } of lines) {
          const gone = sum(
            struck.map(({ amount }) => amount),
            currency,
          );
          expect(compareMoney(stated, add(counted, gone))).toBe(0);
          expect(compareMoney(counted, { amount: '0', currency })).toBeGreaterThanOrEqual(0);
          expect(compareMoney(gone, { amount: '0', currency })).toBeGreaterThanOrEqual(0);
        }
        const all = (part: (line: (typeof lines)[number]) => Money[]) => sum(lines.flatMap(part), currency);
        expect(naive).toEqual(all(({ stated }) => [stated]));
        expect(net).toEqual(all(({ counted }) => [counted]));
        expect(
          subtract(
            naive,
            all(({ struck }) => struck.map(({ amount }) => amount)),
          ),
        ).toEqual(net);
      }
    });
  });

  it('no finding disappears or appears twice', () => {
    holds(({ findings }, { receipts, opportunities }) => {
      const told = idsOf(findings);
      const entered = receipts.flatMap(({ lines, beside }) => [...lines, ...beside]).map(({ findingId }) => findingId);

      expect(entered.sort()).toEqual(told);
      expect(idsOf(opportunities.flatMap(({ opinions }) => opinions))).toEqual(told);
    });
  });

  it('no receipt adds what is of another basis or currency', () => {
    holds(({ findings, estate }, { receipts }) => {
      for (const { currency, basis, lines } of receipts) {
        for (const { findingId, stated } of lines) {
          expect(stated.currency).toBe(currency);
          const said = findings.filter(({ id }) => id === findingId).flatMap((each) => statedBy(each, basis, estate));
          expect(said).toContain(stated.amount);
        }
      }
    });
  });

  it('an opportunity counts at most once, and nothing of it where nothing is proposed', () => {
    holds((_, { receipts, opportunities }) => {
      const winners = new Map(opportunities.map(({ id, winner }) => [id, winner]));
      const counting = new Set<string>();
      for (const { lines } of receipts) {
        for (const { opportunityId, counted } of lines) {
          if (counted.amount === '0') continue;
          expect(counting.has(opportunityId)).toBe(false);
          expect(winners.get(opportunityId)).not.toBeNull();
          counting.add(opportunityId);
        }
      }
    });
  });

  it('receipts fit their schema, and opportunities are numbered in order', () => {
    holds(({ findings }, { receipts, opportunities }) => {
      expect(receipts.length).toBeGreaterThan(0);
      // amounts that are none stay in the findings; what a receipt says is always readable
      for (const receipt of receipts) expect(Receipt.safeParse(receipt).error).toBeUndefined();
      expect(opportunities.map(({ order }) => order)).toEqual(opportunities.map((_, index) => index + 1));
      expect(opportunities.length).toBeLessThanOrEqual(findings.length);
    });
  });

  it('every sentence is one', () => {
    holds((_, { receipts }) => {
      const texts = receipts.flatMap(({ lines, beside }) => [
        ...lines.flatMap(({ struck }) => struck.map(({ text }) => text)),
        ...beside.map(({ text }) => text),
      ]);
      for (const text of texts) expect(text).toMatch(/^\S.{5,}\S$/);
      for (const text of texts) expect(text).not.toMatch(/undefined|null|NaN|\[object/);
    });
  });
});

function winnersOf({ opportunities }: Adjudication): Record<string, string | null> {
  return Object.fromEntries(opportunities.map(({ id, winner }) => [id, winner]));
}

function idsOf(findings: readonly Finding[]): string[] {
  return findings.map(({ id }) => id).sort();
}

/** The amounts that may stand in a receipt of that basis. */
function statedBy(
  { savings, source }: Finding,
  basis: Receipt['basis'],
  { preferences }: AdjudicationInput['estate'],
): string[] {
  const { list, afterDiscounts, unstated } = savings;
  const repeatsHub = source.check?.startsWith('c1z7kmr') === true && preferences.savingsEstimationMode !== undefined;
  const mayBeUnstated = !repeatsHub || preferences.savingsEstimationMode === basis;
  const onBasis = basis === 'list' ? list : basis === 'after-discounts' ? afterDiscounts : undefined;
  return [onBasis, mayBeUnstated ? unstated : undefined].flatMap((each) =>
    each?.kind === 'known' ? [each.value.amount] : [],
  );
}

function shuffle<T>(values: readonly T[], seed: number): T[] {
  return values
    .map((value, index) => ({ value, place: (index * 7919 + seed * 104_729) % 1_000_003 }))
    .sort((left, right) => ((left.place * 31) % 101) - ((right.place * 31) % 101))
    .map(({ value }) => value);
}
