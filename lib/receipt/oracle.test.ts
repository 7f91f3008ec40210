import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Facet } from '../core/action.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import { adjudicate } from './adjudicate.ts';
import { asOf, estateOf, finding, type Told, type ToldState } from './examples.fixtures.ts';
import { judge, unitName } from './oracle.fixtures.ts';
import { runs } from './runs.fixtures.ts';

const actions: Readonly<Record<string, readonly string[]>> = {
  'asg-1 compute': ['scale-in', 'delete', 'rightsize'],
  'i-1 compute': ['stop', 'delete', 'rightsize'],
  'i-1 schedule': ['schedule'],
  'i-2 compute': ['stop', 'delete', 'rightsize'],
  'i-2 schedule': ['schedule'],
  'vol-1 storage': ['delete', 'change-storage'],
  'vol-2 storage': ['delete', 'change-storage'],
};

const opinion = fc.record({
  unit: fc.constantFrom(...Object.keys(actions)),
  action: fc.nat({ max: 2 }),
  // few amounts and grades, so that every test of rule 4 decides now and then
  list: fc.oneof(fc.constantFrom('10', '20', '20', '35.55', '-5', '?'), fc.constant(undefined)),
  grade: fc.constantFrom<NonNullable<Told['grade']>>('A', 'B', 'B', 'C'),
  effort: fc.constantFrom<NonNullable<Told['effort']>>('low', 'medium', 'unknown'),
  cost: fc.constantFrom('100>40', '90>30', undefined),
});

type Drawn = typeof opinion extends fc.Arbitrary<infer Value> ? Value : never;

const worlds = fc.record({
  opinions: fc.array(opinion, { minLength: 1, maxLength: 8 }),
  member: fc.boolean(),
  shadowed: fc.boolean(),
});

it('the winners and the net are those of the best of all feasible sets of actions', () => {
  fc.assert(
    fc.property(worlds, ({ opinions, member, shadowed }) => {
      const findings = opinions.map(toFinding);
      const states: Record<string, ToldState> = {
        'asg-1': {},
        'i-1': { group: member ? 'asg-1' : null },
        'i-2': {},
        'vol-1': { attachedTo: { to: 'i-2', deletedWithIt: shadowed } },
        'vol-2': {},
      };

      const { opportunities, receipts } = adjudicate({
        findings,
        estate: estateOf(states),
        settings: Settings.parse({ preferredBasis: 'list', minimumSaving: '0' }),
        decisions: [],
        flips: new Map(),
        asOf,
      });

      const winners = opportunities.flatMap(({ winner, opinions: all }) => {
        const first = all[0];
        return first && winner !== null ? [[unitName(first), winner]] : [];
      });
      const groups = new Map(member ? [['i-1', 'asg-1']] : []);
      const volumes = new Map(shadowed ? [['vol-1', 'i-2']] : []);
      const verdict = judge({ findings, groups, volumes });
      expect(Object.fromEntries(winners)).toEqual(verdict.winners);
      expect(receipts[0]?.net.amount).toBe(verdict.net);
    }),
    { numRuns: runs },
  );
});

/** Each has a target of its own, so that no opinion says what another says (rule 2) and lends it its amount. */
function toFinding({ unit, action, list, ...told }: Drawn, index: number): Finding {
  const [thing = '', facet] = unit.split(' ');
  const kinds = actions[unit] ?? ['review'];
  return finding(`f${index}`, thing, `${kinds[action % kinds.length]} now>then-${index}`, {
    by: 'bill',
    facet: facet as Facet,
    grade: told.grade,
    effort: told.effort,
    ...(list && { list }),
    ...(told.cost && { cost: told.cost }),
  });
}
