import type { Coverage } from '../../../lib/core/analysis.ts';
import { unknown } from '../../../lib/core/estimate.ts';
import type { Gap } from '../../../lib/core/gap.ts';

/**
 * How much of the bill was examined. No agent reads spend yet, so both sides are unknown, and what is blind are the
 * gaps: each with what is missed and the switch that opens it.
 */
export function coverWithoutSpend(gaps: readonly Gap[]): Coverage {
  const reason = 'no source of spend took part in this analysis';
  return {
    spend: unknown(reason),
    examined: unknown(reason),
    blind: gaps.map(({ effect, remedy }) => ({ reason: effect, remedy })),
  };
}
