import * as z from 'zod';
import { SpendFacts } from '../../../../lib/core/spend.ts';

/** What one kind of waste came to, as the billing room tells it. */
const WasteRule = z.looseObject({
  rule: z.string(),
  title: z.string(),
  state: z.enum(['judged', 'cannot-say']),
  reason: z.string().optional(),
  threshold: z.string(),
  findings: z.int().nonnegative(),
});
export type WasteRule = z.infer<typeof WasteRule>;

/** What the billing room's report says beside its findings. */
export const BillFacts = z.looseObject({ spend: SpendFacts, rules: z.array(WasteRule) });
export type BillFacts = z.infer<typeof BillFacts>;
