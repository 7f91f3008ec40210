import { compareExact } from './decimal.ts';
import type { Shared, Unit } from './model.ts';
import { isCounted, putBeside } from './outcome.ts';

const rule = '11 unknown';
/** The settings state the minimum in this currency, and nothing is converted. */
const minimumCurrency = 'USD';

/** Rule 11: a change that costs more than it saves is a proposal, and no saving. */
export function putCostlyBeside(unit: Unit): void {
  if (unit.carrier === undefined || unit.counted >= 0) return;
  putBeside(unit, rule, { kind: 'costs-more', text: 'it costs more: a step up, not a saving' });
}

/** Rule 11: what saves less than the minimum, as stated, is summed beside. */
export function putSmallBeside(unit: Unit, { minimumSaving, settings }: Shared): void {
  if (!isCounted(unit) || unit.carrier.currency !== minimumCurrency) return;
  if (compareExact(unit.carrier.amount ?? 0, minimumSaving) >= 0) return;
  const text = `less than the minimum saving of ${minimumCurrency} ${settings.minimumSaving} a month`;
  putBeside(unit, unit.rule, { kind: 'small', text });
}
