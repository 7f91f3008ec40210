import { known } from '../core/estimate.ts';
import type { Money } from '../core/money.ts';
import type { Beside, ReceiptLine, Struck } from '../core/receipt.ts';
import { currencyIn, unaddedOf } from './amounts.ts';
import { basisOf } from './basis.ts';
import { addExact, subtractExact, toMoney } from './decimal.ts';
import type { Opinion, Shared, Unit } from './model.ts';
import { type Part, partOf, type Tally } from './tally.ts';
import { nameOfSource } from './wording.ts';

/** What one unit gives to receipts: each finding once, as a line or beside. */
export interface Entries {
  readonly lines: readonly ReceiptLine[];
  readonly beside: readonly Beside[];
}

const nothing: readonly Beside[] = [];

/** Writes the entries of a unit whose fate is settled, and adds them to the sums. */
export function enter(unit: Unit, tally: Tally, shared: Shared): Entries {
  // of its final size at once: an array that grows keeps room for 17, in a hundred thousand arrays
  const lines = new Array<ReceiptLine>(unit.opinions.length);
  let count = 0;
  let beside: Beside[] | undefined;
  for (const opinion of unit.opinions) {
    const { amount, currency } = opinion;
    const isKnown = amount !== undefined && currency !== undefined;
    if (isKnown && amount >= 0 && !(opinion === unit.carrier && unit.beside)) {
      lines[count++] = enterLine(opinion, moneyOf(opinion), partOf(tally, currency));
      continue;
    }
    beside ??= [];
    beside.push(isKnown ? enterBeside(opinion, partOf(tally, currency)) : enterUnknown(opinion, tally, shared));
  }
  lines.length = count;
  return { lines, beside: beside ?? nothing };
}

function enterLine(opinion: Opinion, stated: Money, part: Part): ReceiptLine {
  const { finding, unit, amount = 0 } = opinion;
  part.naive = addExact(part.naive, amount);
  part.lines++;
  const opportunityId = unit.id;
  const findingId = finding.id;
  if (opinion !== unit.carrier) {
    return { opportunityId, findingId, stated, counted: part.zero, struck: [struckOf(opinion, stated)] };
  }
  part.net = addExact(part.net, unit.counted);
  if (opinion.unstated) part.unstatedNet = addExact(part.unstatedNet, unit.counted);
  if (unit.counted > 0) part.counted++;
  part.mayFall ||= unit.mayFall && unit.counted > 0;
  part.mayAdd ||= unit.mayAdd;
  if (unit.taken === undefined) return { opportunityId, findingId, stated, counted: stated, struck: [] };
  const { reason, by, text } = unit.taken;
  const rest = toMoney(subtractExact(amount, unit.counted), stated.currency);
  const struck: Struck = by ? { amount: rest, reason, by: by.finding.id, text } : { amount: rest, reason, text };
  return { opportunityId, findingId, stated, counted: toMoney(unit.counted, stated.currency), struck: [struck] };
}

function struckOf({ struck, by, why }: Opinion, amount: Money): Struck {
  const reason = struck ?? 'exclusive-action';
  return by ? { amount, reason, by: by.finding.id, text: why } : { amount, reason, text: why };
}

/** A finding with an amount that stands beside the sum. */
function enterBeside(opinion: Opinion, part: Part): Beside {
  const { finding, unit, amount = 0 } = opinion;
  const money = moneyOf(opinion);
  if (opinion !== unit.carrier || unit.beside === undefined) {
    const costly = { findingId: finding.id, kind: 'costs-more', estimate: known(money), text: opinion.why } as const;
    return withCause(costly, opinion);
  }
  const { kind, range, text } = unit.beside;
  if (kind === 'small') part.small = addExact(part.small, amount);
  part.mayAdd ||= unit.mayAdd;
  if (range === undefined) return { findingId: finding.id, kind, estimate: known(money), text };
  const [low, high] = range.map((end) => toMoney(end, money.currency));
  return { findingId: finding.id, kind, estimate: { kind: 'range', low: low ?? money, high: high ?? money }, text };
}

/** A finding without an amount in the receipt's basis. */
function enterUnknown(opinion: Opinion, tally: Tally, shared: Shared): Beside {
  const { finding, unit, savings, currency = '' } = opinion;
  const { kind, estimate } = unaddedOf(savings, basisOf(shared, currency));
  const part = partOf(tally, currencyIn(estimate) ?? null);
  const entry = { findingId: finding.id, kind, estimate };
  if (opinion.struck !== undefined) return withCause({ ...entry, text: opinion.why }, opinion);
  if (unit.carrier !== undefined) {
    const text = `counted at what ${nameOfSource(unit.carrier.finding)} states for the same change`;
    return { ...entry, by: unit.carrier.finding.id, text };
  }
  part.mayAdd = true;
  return { ...entry, text: unit.beside?.text ?? textOf(kind) };
}

function withCause(beside: Beside, { struck, by }: Opinion): Beside {
  if (struck === undefined) return beside;
  return by ? { ...beside, reason: struck, by: by.finding.id } : { ...beside, reason: struck };
}

function textOf(kind: 'other-basis' | 'range' | 'unknown'): string {
  if (kind === 'other-basis') return 'its amount is on another price basis, which does not add to this receipt';
  return kind === 'range' ? 'only a range is stated' : 'what it would save is not known';
}

function moneyOf({ money, amount = 0, currency = '' }: Opinion): Money {
  return money ?? toMoney(amount, currency);
}
