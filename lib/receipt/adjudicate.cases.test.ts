import { describe, expect, it } from 'vitest';
import type { Facet } from '../core/action.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Beside, Receipt, ReceiptLine } from '../core/receipt.ts';
import { Settings } from '../core/settings.ts';
import { cases } from './adjudicate.cases.ts';
import { type Adjudication, type AdjudicationInput, adjudicate } from './adjudicate.ts';
import type { Case, Expected } from './cases/case.fixtures.ts';
import { asOf, estateOf, opportunityOf, type ToldState } from './examples.fixtures.ts';

describe('hand-computed cases', () => {
  const rules = [...new Set(cases.map(({ rule }) => rule))].sort((left, right) => left - right);
  describe.each(rules)('rule %i', (rule) => {
    it.each(cases.filter((each) => each.rule === rule))('$name', (example) => {
      const result = adjudicate(inputOf(example));

      const { texts, ...amounts } = example.expect;
      expect(told(result, example.expect)).toEqual(withDefaults(amounts));
      if (texts) expect(textsOf(result, Object.keys(texts))).toEqual(texts);
    });
  });

  it('are at least sixty, each with a name of its own', () => {
    expect(cases.length).toBeGreaterThanOrEqual(60);
    expect(new Set(cases.map(({ name }) => name)).size).toBe(cases.length);
  });
});

function inputOf(example: Case): AdjudicationInput {
  const { findings, states = {}, commitments, preferences = {}, unread = [], decisions = [], flips = {} } = example;
  return {
    findings,
    estate: estateOf(readStates(example, states), {
      preferences,
      unread: [...unread],
      ...(commitments && { commitments: [...commitments] }),
    }),
    settings: Settings.parse(example.settings ?? {}),
    decisions,
    flips: new Map(Object.entries(flips).map(([thing, id]) => [opportunityOf(thing), id])),
    asOf,
    ...(example.constraints && { constraints: example.constraints }),
  };
}

/** Every thing with a finding was read, unless the case says otherwise. */
function readStates({ findings }: Case, told: Readonly<Record<string, ToldState | null>>): Record<string, ToldState> {
  const states: Record<string, ToldState> = {};
  for (const { resource } of findings) if (resource.kind === 'resource') states[resource.id] = {};
  for (const [thing, state] of Object.entries(told)) {
    if (state === null) delete states[thing];
    else states[thing] = state;
  }
  return states;
}

const nothing = { amount: '0', currency: 'USD' };

function told({ receipts, opportunities }: Adjudication, wanted: Expected) {
  const [main, ...others] = receipts;
  const byId = new Map(opportunities.map((opportunity) => [opportunity.id, opportunity]));
  const ofThing = (thing: string) => {
    const [first = '', facet] = thing.startsWith('i-') ? thing.split(' ') : [thing];
    return byId.get(opportunityOf(first, facet ? { facet: facet as Facet } : {}));
  };
  const perThing = (things: object | undefined, read: (thing: string) => unknown) =>
    things && Object.fromEntries(Object.keys(things).map((thing) => [thing, read(thing)]));
  const { after = nothing, otherOrder = nothing, stranded = nothing } = main?.commitments ?? {};
  return withoutAbsent({
    net: main?.net.amount,
    naive: main?.naive.amount,
    unstatedNet: main?.unstatedNet.amount,
    small: main?.smallSum?.amount,
    basis: main?.basis,
    bound: main?.bound,
    lines: receipts.flatMap((receipt) => receipt.lines.map(spellLine)).sort(),
    beside: receipts.flatMap((receipt) => receipt.beside.map(spellBeside)).sort(),
    commitments: [after.amount, otherOrder.amount, stranded.amount],
    others: Object.fromEntries(others.map(spellOther)),
    winners: perThing(wanted.winners, (thing) => ofThing(thing)?.winner),
    rules: perThing(wanted.rules, (thing) => ofThing(thing)?.rule),
    statuses: perThing(wanted.statuses, (thing) => ofThing(thing)?.status),
    bill: perThing(wanted.bill, (thing) => spellEstimate(ofThing(thing)?.billChange)),
  });
}

function withDefaults(wanted: Omit<Expected, 'texts'>) {
  return withoutAbsent({
    unstatedNet: '0',
    small: '0',
    basis: 'list',
    bound: 'exact',
    commitments: ['0', '0', '0'],
    others: {},
    ...wanted,
    lines: [...(wanted.lines ?? [])].sort(),
    beside: [...(wanted.beside ?? [])].sort(),
  });
}

function withoutAbsent(object: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined));
}

/** `hub 40 = 25, reduced 15 by co`; the currency where it is not USD. */
function spellLine({ findingId, stated, counted, struck }: ReceiptLine): string {
  const currency = stated.currency === 'USD' ? '' : ` ${stated.currency}`;
  const parts = struck.map(({ amount, reason, by }) => `, ${reason} ${amount.amount}${by ? ` by ${by}` : ''}`);
  return `${findingId} ${stated.amount}${currency} = ${counted.amount}${parts.join('')}`;
}

/** `co other-basis 32, duplicate by hub`, `hub other-basis 50, counted by ta`, `ip unknown`. */
function spellBeside({ findingId, kind, estimate, reason, by }: Beside): string {
  const amount = estimate.kind === 'unknown' ? '' : ` ${spellEstimate(estimate)}`;
  const cause = by ? `, ${reason ?? 'counted'} by ${by}` : reason ? `, ${reason}` : '';
  return `${findingId} ${kind}${amount}${cause}`;
}

function spellEstimate(estimate: Estimate | undefined): string {
  if (estimate?.kind === 'known') return estimate.value.amount;
  return estimate?.kind === 'range' ? `${estimate.low.amount}..${estimate.high.amount}` : '?';
}

function spellOther({ currency, net, naive }: Receipt): [string, string] {
  return [currency, `${net.amount} of ${naive.amount}`];
}

function textsOf({ receipts }: Adjudication, findings: readonly string[]) {
  const texts: Record<string, string | undefined> = {};
  for (const { lines, beside } of receipts) {
    for (const { findingId, struck } of lines) {
      if (findings.includes(findingId) && struck[0]) texts[findingId] = struck[0].text;
    }
    for (const { findingId, text } of beside) if (findings.includes(findingId)) texts[findingId] = text;
  }
  return texts;
}
