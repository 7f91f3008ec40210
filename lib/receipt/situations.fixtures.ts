import fc from 'fast-check';
import type { Facet } from '../core/action.ts';
import type { Decision } from '../core/decision.ts';
import type { CommitmentInForce, HubPreferences } from '../core/estate.ts';
import type { Finding } from '../core/finding.ts';
import { Settings } from '../core/settings.ts';
import type { AdjudicationInput } from './adjudicate.ts';
import {
  account,
  asOf,
  decided,
  estateOf,
  finding,
  hoursBefore,
  opportunityOf,
  type Told,
  type ToldState,
} from './examples.fixtures.ts';

/** Situations of any kind, hostile ones among them, for properties that hold for all. */

const actionsByThing: Readonly<Record<string, readonly string[]>> = {
  'i-1': [
    'stop',
    'delete',
    'rightsize m5.2xlarge>m5.xlarge',
    'rightsize m5.2xlarge>m7g.large',
    'upgrade m5.2xlarge>m6i.2xlarge',
  ],
  'i-2': ['stop', 'rightsize r5.xlarge>r5.large', 'review'],
  'asg-1': ['scale-in', 'rightsize m5.xlarge>m5.large', 'delete'],
  'vol-1': ['delete', 'upgrade gp2>gp3', 'change-storage gp2>gp3'],
  'vol-2': ['delete', 'rightsize io1>gp3'],
  'db-1': ['stop', 'rightsize db.r5.xlarge>db.r5.large'],
  'cluster-1': ['change-storage standard>io-optimized'],
  'fn-1': ['rightsize 1024>512', 'rightsize 1024>256'],
  'plan compute': ['buy'],
  'plan ec2-instance m5': ['buy'],
  'reservation ec2 m5': ['buy'],
  'reservation rds r5': ['buy'],
};
const things = Object.keys(actionsByThing);
const sources = ['hub', 'co', 'ce', 'bill', 'Qch7DwouX1', 'c1z7kmr00n', 'COr6dfpM03', 'never heard of'];

const cents = fc.integer({ min: 0, max: 30_000 }).map((value) => (value / 100).toFixed(2));
const manyDigits = fc
  .tuple(fc.stringMatching(/^\d{1,25}$/), fc.stringMatching(/^\d{1,25}$/))
  .map(([whole, fraction]) => `${whole}.${fraction}`);
const hostile = fc.constantFrom('NaN', '-5.50', '1e9', '5..9', '9..x', '?', '7 EUR', '8 usd', '-0', '0');
const amount = fc.oneof(
  { weight: 6, arbitrary: cents },
  { weight: 1, arbitrary: manyDigits },
  { weight: 2, arbitrary: hostile },
);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

const told = fc.record({
  by: fc.constantFrom(...sources),
  list: maybe(amount),
  net: maybe(amount),
  unstated: maybe(amount),
  facet: maybe(fc.constantFrom<Facet>('schedule', 'licence', 'storage')),
  grade: fc.constantFrom('A', 'B', 'C'),
  effort: fc.constantFrom('low', 'medium', 'unknown'),
  risk: fc.constantFrom('low', 'high', 'unknown'),
  restart: maybe(fc.boolean()),
  rank: maybe(fc.integer({ min: 1, max: 3 })),
  cost: maybe(fc.constantFrom('100>40', '90>30.33', '0>0')),
  ageHours: fc.constantFrom(1, 12, 47, 100),
  account: fc.constantFrom(account, account, '222222222222'),
  excluded: maybe(fc.constant('excluded')),
  evidence: fc.subarray(['one', 'two']),
  eligible: maybe(fc.constantFrom('500', '1000', '?', '0')),
  units: maybe(fc.integer({ min: 1, max: 9 })),
  term: maybe(fc.constantFrom('one-year', 'three-years')),
  scope: fc.constantFrom('payer', 'payer', 'linked'),
});

const anyFinding: fc.Arbitrary<Finding> = fc
  .tuple(fc.constantFrom(...things), fc.nat(), told, fc.integer({ min: 1, max: 25 }))
  .map(([thing, choice, { facet, ...rest }, number]) => {
    const actions = actionsByThing[thing] ?? ['review'];
    const action = actions[choice % actions.length] ?? 'review';
    const isPurchase = thing.includes(' ');
    const stated = withoutAbsent({ ...rest, ...(!isPurchase && choice % 4 === 0 && { facet }) });
    // few numbers: now and then two opinions have one id
    return finding(`f${number}`, thing, action, stated as unknown as Told);
  });

const state: fc.Arbitrary<ToldState | undefined> = maybe(
  fc
    .record({
      group: fc.constantFrom(null, 'asg-1', undefined),
      cluster: fc.constantFrom(null, 'cluster-1', undefined),
      attachedTo: fc.constantFrom(null, { to: 'i-1', deletedWithIt: true }, { to: 'i-1' }, undefined),
      exists: fc.constantFrom(true, true, true, false),
      tags: fc.constantFrom({}, {}, {}, { 'finops:protected': 'yes' }),
      coverage: fc.constantFrom({}, { sp: '0.5' }, { sp: '1' }, undefined),
    })
    .map((each) => each as unknown as ToldState),
);

const commitment: CommitmentInForce = {
  id: 'sp',
  instrument: 'savings-plan',
  product: 'compute',
  accountId: account,
  scope: 'payer',
  end: '2027-01-01',
  absorbable: { amount: '40', currency: 'USD' },
};

const decision: fc.Arbitrary<Decision> = fc
  .tuple(
    fc.constantFrom(...things),
    fc.constantFrom('dismissed', 'snoozed', 'done', 'approved', 'open'),
    fc.constantFrom(24, 30, 2),
  )
  .map(([thing, status, hours]) => decided(thing, status, { at: hoursBefore(hours) }));

const preferences = fc.constantFrom<HubPreferences>(
  {},
  { savingsEstimationMode: 'list' },
  { savingsEstimationMode: 'after-discounts', preferredCommitment: { term: 'three-years' } },
);
const settings = fc
  .constantFrom({}, { minimumSaving: '0' }, { riskPolicy: { allowRestart: false, maximumRisk: 'medium' } })
  .map((each) => Settings.parse(each));

/** Up to a dozen findings about a handful of things that have to do with one another. */
export const situations: fc.Arbitrary<AdjudicationInput> = fc
  .record({
    findings: fc.array(anyFinding, { maxLength: 14 }),
    states: fc.record(
      Object.fromEntries(things.filter((thing) => !thing.includes(' ')).map((thing) => [thing, state])),
    ),
    commitments: maybe(fc.constantFrom<CommitmentInForce[]>([commitment], [])),
    preferences,
    settings,
    decisions: fc.array(decision, { maxLength: 2 }),
    flips: fc.array(fc.tuple(fc.constantFrom(...things), fc.integer({ min: 1, max: 25 })), { maxLength: 2 }),
    unread: fc.constantFrom<string[]>([], [], ['ec2:DescribeVolumes']),
  })
  .map(({ states, commitments, preferences: preferred, flips, unread, ...rest }) => ({
    ...rest,
    estate: estateOf(withoutAbsent(states) as Record<string, ToldState>, {
      preferences: preferred,
      unread,
      ...(commitments && { commitments }),
    }),
    flips: new Map(flips.map(([thing, number]) => [opportunityOf(thing), `f${number}`])),
    asOf,
  }));

function withoutAbsent(object: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}
