import * as z from 'zod/mini';

export const AnalysisStatus = z.enum([
  'queued',
  'running',
  'awaiting-approval',
  'completed',
  'partial',
  'failed',
  'cancelled',
]);
export type AnalysisStatus = z.infer<typeof AnalysisStatus>;
