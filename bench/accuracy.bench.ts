import { add, formatMoney, type Money, zero } from '../lib/core/money.ts';
import { type Judged, type JudgedSeed, judgeSeed } from './accuracy/judge.ts';
import type { Bench, Figure } from './frame.ts';

const seedsByDefault = 100;

export const bench: Bench = {
  name: 'accuracy',
  question: 'three ways of counting the same opinions, against a bill that is re-priced without adjudication',
  async measure() {
    const judged = seeds().map(judgeSeed);
    for (const each of judged) explainMiss(each);
    const units = sumOf(judged, ({ units: count }) => count);
    const known = sumOf(judged, ({ knownUnits }) => knownUnits);
    return [
      { what: 'seeds', value: judged.length, unit: '' },
      { what: 'opinions', value: sumOf(judged, ({ findings }) => findings), unit: '' },
      { what: 'units of which a source speaks', value: units, unit: '' },
      { what: 'of them with a true, known opinion', value: (100 * known) / units, unit: '%', target: { atLeast: 80 } },
      {
        what: 'purchases whose truth is known',
        value: sumOf(judged, ({ knownPurchases }) => knownPurchases),
        unit: '',
      },
      ...[0, 1, 2].flatMap((way) =>
        figuresOf(judged.map(({ ways }) => ways[way]).filter((each) => each !== undefined)),
      ),
    ];
  },
};

/** `FINOPS_SEEDS=17` measures one seed, `FINOPS_SEEDS=1-20` a range. */
function seeds(): number[] {
  const [first = '1', last] = (process.env.FINOPS_SEEDS ?? `1-${seedsByDefault}`).split('-');
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_, index) => from + index);
}

function figuresOf(judged: readonly Judged[]): Figure[] {
  const [first] = judged;
  const name = first?.name ?? '';
  const exact = name === 'the mesh' ? { target: { atMost: 0 } } : {};
  const dollars = (what: string, of: (each: Judged) => Money, target = {}): Figure => ({
    what: `${name}: ${what}`,
    value: Number(judged.map(of).reduce(add, zero('USD')).amount),
    unit: 'USD',
    ...target,
  });
  const count = (what: string, of: (each: Judged) => number, target = {}): Figure => ({
    what: `${name}: ${what}`,
    value: judged.reduce((sum, each) => sum + of(each), 0),
    unit: '',
    ...target,
  });
  return [
    dollars('error where a true opinion exists', ({ errorKnown }) => errorKnown, exact),
    dollars('error where opinions are biased or unknown', ({ errorOthers }) => errorOthers),
    dollars('error on purchases', ({ errorPurchases }) => errorPurchases, exact),
    count('wrong or no winner', ({ wrongWinners }) => wrongWinners, exact),
    count('amounts counted again', ({ duplicates }) => duplicates, exact),
    count('findings lost', ({ lost }) => lost, exact),
    count('unknowns read as zero', ({ unknownAsZero }) => unknownAsZero, exact),
  ];
}

/** A seed on which the mesh errs is named with the way to see it again. */
function explainMiss({ seed, ways }: JudgedSeed): void {
  const mesh = ways.find(({ name }) => name === 'the mesh');
  if (mesh === undefined || (mesh.errorKnown.amount === '0' && mesh.wrongWinners === 0 && mesh.lost === 0)) return;
  const error = formatMoney(mesh.errorKnown);
  console.log(`  seed ${seed}: ${error} off, ${mesh.wrongWinners} wrong winners, ${mesh.lost} lost`);
  console.log(`  again: FINOPS_SEEDS=${seed} npm run bench -- accuracy`);
}

function sumOf(judged: readonly JudgedSeed[], of: (each: JudgedSeed) => number): number {
  return judged.reduce((sum, each) => sum + of(each), 0);
}
