import { type Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import type { AnalysisHeader } from '../core/analysis.ts';
import type { Gap } from '../core/gap.ts';
import type { RunCost } from '../core/run-cost.ts';

/**
 * What a report or an analysis came to, as metrics of its room. A code is in the metric's name, so that each has the
 * room as its one dimension, and one that never happens is never sent and costs nothing.
 */
export function measureResult(
  metrics: Metrics,
  { gaps, cost }: { readonly gaps: readonly Gap[]; readonly cost: RunCost },
): void {
  metrics.addMetric('Gaps', MetricUnit.Count, gaps.length);
  for (const [code, same] of Map.groupBy(gaps, (gap) => gap.code)) {
    metrics.addMetric(`Gaps.${code}`, MetricUnit.Count, same.length);
  }
  metrics.addMetric('AwsRequestCost', MetricUnit.NoUnit, Number(cost.total.amount));
}

/** What an analysis found and how much of the spend was examined; what is not known is not sent, since it is not 0. */
export function measureAnalysis(metrics: Metrics, header: AnalysisHeader): void {
  measureResult(metrics, header);
  const [receipt] = header.receipts;
  if (receipt !== undefined) metrics.addMetric('SavingsFound', MetricUnit.NoUnit, Number(receipt.net.amount));
  const { examinedShare } = header.coverage;
  if (examinedShare !== undefined) metrics.addMetric('Coverage', MetricUnit.NoUnit, Number(examinedShare));
}
