import type * as z from 'zod';
import { Analysis } from './analysis.ts';
import { SpendFacts } from './spend.ts';

/** A whole analysis for a reader, with what the bill says where one was read: what `npm run analyze -- --json` prints. */
export const AnalysisDocument = Analysis.extend({ spend: SpendFacts.optional() });
export type AnalysisDocument = z.infer<typeof AnalysisDocument>;
