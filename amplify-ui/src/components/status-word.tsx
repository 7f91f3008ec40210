import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { AnalysisResource, OpportunityStatus } from '../api/types.ts';
import { statusWords } from '../format/words.ts';

const opportunityTypes: Readonly<Record<OpportunityStatus, StatusIndicatorProps.Type>> = {
  open: 'info',
  approved: 'success',
  rejected: 'stopped',
  dismissed: 'stopped',
  snoozed: 'pending',
  done: 'success',
};

/** Where the decision about an opportunity stands. */
export function StatusWord({ status }: { readonly status: OpportunityStatus }) {
  return <StatusIndicator type={opportunityTypes[status]}>{statusWords[status]}</StatusIndicator>;
}

type AnalysisStatus = AnalysisResource['status'];

const analysisTypes: Readonly<Record<AnalysisStatus, readonly [StatusIndicatorProps.Type, string]>> = {
  queued: ['pending', 'Queued'],
  running: ['in-progress', 'Running'],
  'awaiting-approval': ['pending', 'Awaiting approval'],
  completed: ['success', 'Completed'],
  partial: ['warning', 'Partial'],
  failed: ['error', 'Failed'],
  cancelled: ['stopped', 'Cancelled'],
};

export function AnalysisStatusWord({ status }: { readonly status: AnalysisStatus }) {
  const [type, word] = analysisTypes[status];
  return <StatusIndicator type={type}>{word}</StatusIndicator>;
}
