import { sizes } from './anomalies/injection.ts';
import {
  alarmsPer100,
  equalPeer,
  fairPeer,
  measureSeed,
  type Outcome,
  peerDeviations,
  percentOf,
  type SeedMeasure,
} from './anomalies/measure.ts';
import { measureWorld } from './anomalies/worlds.ts';
import type { Bench, Figure } from './frame.ts';

const seedsByDefault = 100;
const mostAlarms = 5;
const leastNamed = 95;
/** Points of recall that alarms which fall on an anomaly by chance make. */
const chance = 5;
/** Demo organisations that are measured beside, the first seeds. */
const mostWorlds = 4;

export const bench: Bench = {
  name: 'anomalies',
  question:
    'anomalies in years of services of accounts, found and named, beside a weekday’s median and the median of distances from it',
  async measure() {
    const measures = seeds().map(measureSeed);
    const outcomes = measures.flatMap((measure) => measure.outcomes);
    for (const measure of measures) explainAlarms(measure);
    const [fair, equal] = [fairPeer(measures), equalPeer(outcomes)];
    return [
      { what: 'seeds', value: measures.length, unit: '' },
      { what: 'quiet account-years', value: measures.reduce((sum, each) => sum + each.quietYears, 0), unit: '' },
      { what: 'anomalies', value: outcomes.length, unit: '' },
      ...alarmFigures(measures, fair, equal),
      ...recallFigures(outcomes, fair),
      {
        what: 'driver named right, of those found',
        value: percentOf(
          outcomes.filter(({ isFound }) => isFound),
          ({ isNamed }) => isNamed,
        ),
        unit: '%',
        target: { atLeast: leastNamed },
      },
      ...worldFigures(seeds().slice(0, mostWorlds)),
    ];
  },
};

/** `FINOPS_SEEDS=17` measures one seed, `FINOPS_SEEDS=1-20` a range. */
function seeds(): number[] {
  const [first = '1', last] = (process.env.FINOPS_SEEDS ?? `1-${seedsByDefault}`).split('-');
  const from = Number(first);
  return Array.from({ length: Number(last ?? first) - from + 1 }, (_, index) => from + index);
}

function alarmFigures(measures: readonly SeedMeasure[], fair: number, equal: number): Figure[] {
  const ours = alarmsPer100(measures, ({ alarms }) => alarms.length);
  const peer = (at: number) => alarmsPer100(measures, ({ peerAlarms }) => peerAlarms[at] ?? 0);
  return [
    { what: 'false alarms per 100 quiet account-years', value: ours, unit: '', target: { atMost: mostAlarms } },
    { what: `the same of the median, ${peerDeviations[0]} deviations`, value: peer(0), unit: '' },
    { what: `the same of the median where it finds as much (${peerDeviations[equal]})`, value: peer(equal), unit: '' },
    {
      what: '  as many times as ours',
      value: peer(equal) / Math.max(ours, 100 / measures.length),
      unit: 'times',
      target: { atLeast: 2 },
    },
    { what: `the same of the median where it alarms least (${peerDeviations[fair]})`, value: peer(fair), unit: '' },
  ];
}

function recallFigures(outcomes: readonly Outcome[], fair: number): Figure[] {
  const slices: [string, (outcome: Outcome) => boolean][] = [
    ...(['jump', 'ramp'] as const).flatMap((shape) =>
      sizes.map((size): [string, (outcome: Outcome) => boolean] => [
        `${shape}s of ${size * 100} %`,
        ({ injection }) => injection.shape === shape && injection.size === size,
      ]),
    ),
    ['jumps with a weekend in them', ({ injection }) => injection.shape === 'jump' && injection.isOnWeekend],
    ['jumps at a month’s end', ({ injection }) => injection.shape === 'jump' && injection.isAtMonthEnd],
    ['all', () => true],
  ];
  const found = (some: readonly Outcome[]) => percentOf(some, ({ isFound }) => isFound);
  const foundBy = (some: readonly Outcome[], at: number) => percentOf(some, ({ peer }) => peer[at] === true);
  return slices.flatMap(([name, isOf]) => {
    const some = outcomes.filter(isOf);
    const [ours, peer] = [found(some), foundBy(some, fair)];
    return [
      { what: `${name} (${some.length}): found`, value: ours, unit: '%' },
      { what: `  by the median, ${peerDeviations[0]} deviations`, value: foundBy(some, 0), unit: '%' },
      { what: `  by the median, ${peerDeviations[fair]} deviations`, value: peer, unit: '%' },
      // Where the peer alarms least, it must be beaten on everything together, and in a slice but for chance.
      { what: '  ahead of it', value: ours - peer, unit: 'points', target: { atLeast: name === 'all' ? 1 : -chance } },
    ];
  });
}

/** The same detector on the bill of the demo organisation, whose anomalies are part of its truth. */
function worldFigures(worldSeeds: readonly number[]): Figure[] {
  const worlds = worldSeeds.map(measureWorld);
  const sum = (of: (each: (typeof worlds)[number]) => number) => worlds.reduce((whole, each) => whole + of(each), 0);
  const years = sum(({ accountYears }) => accountYears);
  const found = sum((each) => each.found) / sum(({ anomalies }) => anomalies);
  return [
    { what: 'account-years of demo organisations', value: years, unit: '' },
    { what: '  their anomalies found', value: 100 * found, unit: '%', target: { atLeast: 100 } },
    { what: '  false alarms', value: sum(({ falseAlarms }) => falseAlarms), unit: '' },
  ];
}

/** Each false alarm is named with the way to see it again. */
function explainAlarms({ seed, alarms }: SeedMeasure): void {
  for (const { service, period, shape, actual, expected } of alarms) {
    console.log(`  seed ${seed}: ${shape} of ${service} on ${period.start}: ${actual.amount} for ${expected.amount}`);
  }
}
