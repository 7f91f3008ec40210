import type { DecisionAction } from '../../api/types.ts';

export interface DecisionWords {
  readonly button: string;
  /** As in "12 approved". */
  readonly done: string;
  readonly asks: 'nothing' | 'reason' | 'reason-and-end';
}

export const decisionWords: Readonly<Record<DecisionAction, DecisionWords>> = {
  approve: { button: 'Approve', done: 'approved', asks: 'reason' },
  reject: { button: 'Reject', done: 'rejected', asks: 'reason' },
  dismiss: { button: 'Dismiss', done: 'dismissed', asks: 'reason' },
  snooze: { button: 'Snooze', done: 'snoozed', asks: 'reason-and-end' },
  done: { button: 'Mark as done', done: 'marked as done', asks: 'reason' },
  reopen: { button: 'Reopen', done: 'reopened', asks: 'nothing' },
};

export const decisionActions = Object.keys(decisionWords) as readonly DecisionAction[];
