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

/** A unit with a proposal. */
export type Proposed = Unit & { winner: Opinion };
/** A unit with a proposal whose amount is known and counts, or would but for its size. */
export type Counted = Proposed & { carrier: Opinion };

export function isProposed(unit: Unit | undefined): unit is Proposed {
  return unit?.winner !== undefined;
}

export function isCounted(unit: Unit | undefined): unit is Counted {
  return isProposed(unit) && unit.carrier !== undefined && unit.beside === undefined;
}

export function unitOn(subject: Subject | undefined, facet: Unit['facet']): Unit | undefined {
  return subject?.units.find((unit) => unit.facet === facet);
}

/** Whether a subject is a resource of that service and type. */
export function isOf({ resource }: Subject, service: string, type: string): boolean {
  return resource.kind === 'resource' && resource.service === service && resource.type === type;
}
