import * as z from 'zod/mini';
import { add, compareMoney, Money, zero } from '../core/money.ts';
import { costKey } from '../state/keys.ts';
import type { StateChannel } from '../state/state.ts';
import type { CostCounter } from './meter.ts';

/** Nobody asks what an analysis reserved after this. */
const counterTtlSeconds = 30 * 24 * 3_600;

const Reserved = z.strictObject({ reserved: Money });

/** The one counter of an analysis, in the state table, so that agents that run at the same time share its cap. */
export function countInState(state: StateChannel, analysisId: string, cap: Money): CostCounter {
  return {
    cap,
    async reserve(price) {
      let overCap = false;
      const change = (current: z.infer<typeof Reserved> | undefined) => {
        const before = current?.reserved ?? zero(price.currency);
        const after = add(before, price);
        overCap = compareMoney(after, cap) > 0;
        return { reserved: overCap ? before : after };
      };
      await state.update(Reserved, costKey(analysisId), change, { ttlSeconds: counterTtlSeconds });
      return overCap ? 'over-cap' : 'reserved';
    },
  };
}
