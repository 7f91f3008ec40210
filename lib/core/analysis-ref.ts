import type { AnalysisHeader, AnalysisRef } from './analysis.ts';

/** What of an analysis crosses the invoke channel. Apart from the schemas, which a cold start of its caller can do without. */
export function analysisRefOf(header: AnalysisHeader): AnalysisRef {
  const { id, type, status, contextKey, receipts, opportunityCount, unknown, gaps } = header;
  return { id, type, status, contextKey, receipts, opportunityCount, unknown, gaps };
}
