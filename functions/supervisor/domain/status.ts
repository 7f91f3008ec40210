import type { AnalysisStatus } from '../../../lib/core/analysis-status.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import type { ReportRef } from '../../../lib/core/report-ref.ts';

/** `failed` where nobody answered, `partial` where anything is missing, else `completed`. */
export function statusOf(reports: readonly ReportRef[], gaps: readonly Gap[]): AnalysisStatus {
  if (!reports.some(({ status }) => status !== 'failed')) return 'failed';
  const whole = gaps.length === 0 && reports.every(({ status }) => status === 'complete');
  return whole ? 'completed' : 'partial';
}
