import type { AgentView, Level, OpportunityStatus, ReceiptTotals } from '../api/types.ts';
import { formatNumber } from './dates.ts';

/** Codes of the contract in words of a reader. */
export const actionWords = {
  stop: 'Stop',
  delete: 'Delete',
  rightsize: 'Rightsize',
  upgrade: 'Upgrade',
  'scale-in': 'Scale in',
  'migrate-architecture': 'Move to Graviton',
  'change-storage': 'Change storage',
  'purchase-savings-plan': 'Buy Savings Plan',
  'purchase-reservation': 'Buy reservation',
  schedule: 'Schedule',
  review: 'Review',
} as const;

export const statusWords: Readonly<Record<OpportunityStatus, string>> = {
  open: 'Open',
  approved: 'Approved',
  rejected: 'Rejected',
  dismissed: 'Dismissed',
  snoozed: 'Snoozed',
  done: 'Done',
};

export const agentStatusWords: Readonly<Record<AgentView['status'], string>> = {
  ready: 'Ready',
  busy: 'Busy',
  degraded: 'Degraded',
  offline: 'Not heard of yet',
};

export const levelWords: Readonly<Record<Level, string>> = {
  'very-low': 'Very low',
  low: 'Low',
  medium: 'Medium',
  high: 'High',
  'very-high': 'Very high',
  unknown: 'Unknown',
};

export const basisWords: Readonly<Record<ReceiptTotals['basis'], string>> = {
  list: 'at list prices',
  'after-discounts': 'after discounts',
  unstated: 'price basis not stated',
};

export const boundWords: Readonly<Record<ReceiptTotals['bound'], { readonly short: string; readonly long: string }>> = {
  exact: { short: 'exactly', long: 'Nothing is missing: this is the sum.' },
  lower: { short: 'at least', long: 'What is unknown or was not read can only add to this.' },
  open: { short: 'of what answered', long: 'Something that did not answer could lower this sum.' },
};

/** The basis that does not add to a receipt of another one. */
const otherBasisWords: Readonly<Record<ReceiptTotals['basis'], string>> = {
  list: 'an amount after discounts only',
  'after-discounts': 'list prices only',
  unstated: 'another price basis',
};

/** Kinds of what stands beside whose amount is missing in the net, and cannot be stated in its price basis. */
export type OpeningKind = 'unknown' | 'other-basis' | 'member' | 'unread-relation';

/** Why an amount is missing in the net, of how many. */
export function openingWords(kind: OpeningKind, count: number, basis: ReceiptTotals['basis']): string {
  const number = formatNumber(count);
  switch (kind) {
    case 'unknown':
      return `${counted(count, 'opportunity has', 'opportunities have')} no amount`;
    case 'other-basis':
      return `${number} ${count === 1 ? 'states' : 'state'} ${otherBasisWords[basis]}`;
    case 'member':
      return `${number} ${count === 1 ? 'changes' : 'change'} with a group of unknown saving`;
    case 'unread-relation':
      return `${number} may be part of a change that counts`;
  }
}

export const struckWords: Readonly<Record<string, string>> = {
  excluded: 'Set aside or protected',
  stale: 'Out of date',
  duplicate: 'The same opinion twice',
  alternative: 'Alternatives of one choice',
  scope: 'Bought for the whole organisation',
  'exclusive-action': 'Another action won',
  group: 'Its group decides',
  shadowed: 'Goes with what is deleted',
  reduced: 'Worth less after rightsizing',
  resized: 'Smaller purchase after the rest',
};

export const besideWords: Readonly<Record<string, string>> = {
  'other-basis': 'Stated on another price basis',
  range: 'Known as a range only',
  temporary: 'Does not last',
  'costs-more': 'Costs more',
  small: 'Too small to act on',
  unknown: 'Saving unknown',
  'unread-relation': 'A relation was not read',
  member: 'Counted with its group',
};

const sources: Readonly<Record<string, string>> = {
  'trusted-advisor': 'Trusted Advisor',
  'cost-optimization-hub': 'Cost Optimization Hub',
  'compute-optimizer': 'Compute Optimizer',
  'cost-explorer': 'Cost Explorer',
  billing: 'Billing export',
  supervisor: 'Supervisor',
  rightsizing: 'Rightsizing',
  budget: 'Budget',
};

/** The name of an agent or source family; one that came later is shown as it calls itself. */
export function sourceName(name: string): string {
  return sources[name] ?? name;
}

/** Where spend was read, `agent:source` of the contract. */
export function billName(source: string): string {
  return sourceName(source.split(':')[0] ?? source);
}

export const serviceWords: Readonly<Record<string, string>> = {
  ec2: 'EC2',
  rds: 'RDS',
  lambda: 'Lambda',
  ecs: 'ECS',
  s3: 'S3',
  autoscaling: 'Auto Scaling',
  elasticloadbalancing: 'Load balancing',
  compute: 'Compute',
  'ec2-instance': 'EC2 Instance',
  sagemaker: 'SageMaker',
  database: 'Database',
};

export function serviceName(service: string): string {
  return serviceWords[service] ?? service;
}

/** "3 opportunities", "1 opportunity". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${formatNumber(count)} ${count === 1 ? one : many}`;
}
