import * as z from 'zod/mini';
import { Analysis } from './analysis.ts';
import { SpendFacts } from './spend.ts';

/** What one kind of waste came to in a bill: looked for and found so often, or why it could not be looked for. */
export const WasteRule = z.looseObject({
  rule: z.string(),
  title: z.string(),
  state: z.enum(['judged', 'cannot-say']),
  reason: z.optional(z.string()),
  threshold: z.string(),
  findings: z.int().check(z.nonnegative()),
});
export type WasteRule = z.infer<typeof WasteRule>;

/** A whole analysis for a reader, with what the bill says where one was read: what `npm run analyze -- --json` prints. */
export const AnalysisDocument = z.extend(Analysis, {
  spend: z.optional(SpendFacts),
  wasteRules: z.optional(z.array(WasteRule)),
});
export type AnalysisDocument = z.infer<typeof AnalysisDocument>;
