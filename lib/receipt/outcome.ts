import type { StruckReason } from '../core/receipt.ts';
import { carrierOf } from './lending.ts';
import type { Opinion, Rule, Subject, Unit } from './model.ts';

/** Makes an opinion the proposal of its unit, and lets the amount count that it has or is lent. */
export function win(unit: Unit, winner: Opinion): void {
  unit.winner = winner;
  const carrier = carrierOf(winner);
  if (carrier === undefined) return;
  unit.carrier = carrier;
  unit.counted = carrier.amount ?? 0;
  carrier.struck = undefined;
  carrier.by = undefined;
}

/** Strikes the proposal of a unit whole: nothing is proposed for it any more. */
export function strikeWinner(unit: Unit, rule: Rule, reason: StruckReason, by: Opinion | undefined, why: string): void {
  for (const opinion of [unit.winner, unit.carrier]) {
    if (opinion === undefined) continue;
    opinion.struck = reason;
    opinion.by = by;
    opinion.why = why;
  }
  unit.winner = undefined;
  unit.carrier = undefined;
  unit.counted = 0;
  unit.beside = undefined;
  unit.rule = rule;
}

/** Puts the proposal of a unit beside the sum: it stays one, but its amount does not count. */
export function putBeside(unit: Unit, rule: Rule, beside: NonNullable<Unit['beside']>): void {
  unit.beside = beside;
  unit.counted = 0;
  unit.rule = rule;
}

/** Whether a unit has a proposal whose amount is known and counts, or would but for its size. */
export function isCounted(unit: Unit | undefined): unit is Unit & { winner: Opinion; carrier: Opinion } {
  return unit?.winner !== undefined && unit.carrier !== undefined && unit.beside === undefined;
}

export function unitOn(subject: Subject | undefined, facet: Unit['facet']): Unit | undefined {
  if (subject === undefined) return undefined;
  for (const unit of subject.units) if (unit.facet === facet) return unit;
  return undefined;
}
