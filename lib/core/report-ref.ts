import * as z from 'zod/mini';
import { Basis } from './estimate.ts';
import { Money } from './money.ts';
import { AgentName, Id } from './task.ts';

export const ReportStatus = z.enum(['complete', 'partial', 'failed']);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** A report in sums and counts. */
export const Summary = z.strictObject({
  findings: z.int().check(z.nonnegative()),
  /** Adjudicated, never a plain sum. Absent where the report is `failed`: what nobody could read is not 0. */
  net: z.optional(Money),
  basis: Basis,
  /** Findings whose saving is not known: never counted as 0, never left out. */
  unknown: z.int().check(z.nonnegative()),
  gaps: z.int().check(z.nonnegative()),
});
export type Summary = z.infer<typeof Summary>;

/** What crosses the invoke channel of a report, and where the whole of it lies. */
export const ReportRef = z.strictObject({
  agent: AgentName,
  taskId: Id,
  status: ReportStatus,
  contextKey: z.string(),
  summary: Summary,
});
export type ReportRef = z.infer<typeof ReportRef>;

export function refOf({ agent, taskId, status, contextKey, summary }: ReportRef): ReportRef {
  return { agent, taskId, status, contextKey, summary };
}
