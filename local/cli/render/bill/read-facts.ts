import * as z from 'zod/mini';
import { WasteRule } from '../../../../lib/core/analysis-document.ts';
import { SpendFacts } from '../../../../lib/core/spend.ts';

/** What the billing room's report says beside its findings. */
export const BillFacts = z.looseObject({ spend: SpendFacts, rules: z.array(WasteRule) });
export type BillFacts = z.infer<typeof BillFacts>;
