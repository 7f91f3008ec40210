import type { Action, ActionKind } from '../../../lib/core/action.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import { columnsOf, type Headings } from './check-columns.ts';
import { type Cell, cellOf, type Row } from './row.ts';

/** Cost Optimization Hub's actions in the words that Trusted Advisor's column and the Hub's API have for them. */
const spellings: readonly (readonly [RegExp, ActionKind])[] = [
  [/graviton/, 'migrate-architecture'],
  [/delete|terminate|remove/, 'delete'],
  [/stop/, 'stop'],
  [/scale\s?in/, 'scale-in'],
  [/right\s?size/, 'rightsize'],
  [/upgrade/, 'upgrade'],
];

/** What a row of a check proposes, and from what to what; `review` where it says nothing that is known. */
export function actionOf(checkId: string | undefined, row: Row): Action {
  const { current, target } = columnsOf(checkId);
  const from = current && configurationOf(row, current);
  const to = target && configurationOf(row, target);
  return {
    kind: kindOf(checkId, row),
    ...(from !== undefined && { current: from }),
    ...(to !== undefined && { target: to }),
  };
}

function kindOf(checkId: string | undefined, row: Row): ActionKind {
  const { action: always } = checkRow(checkId);
  const { action = [] } = columnsOf(checkId);
  if (always !== 'as-stated') return always;
  if (typeof action === 'string') return action;
  const words = cellOf(row, action)?.value.toLowerCase() ?? '';
  return spellings.find(([spelling]) => spelling.test(words))?.[1] ?? 'review';
}

/** `io1, 100 GB, 1000 IOPS`: bare numbers with the unit that their heading names. */
function configurationOf(row: Row, headings: Headings): string | undefined {
  const parts = headings.flatMap((heading) => cellOf(row, [heading]) ?? []).map(withUnit);
  return parts.length > 0 ? parts.join(', ') : undefined;
}

function withUnit({ heading, value }: Cell): string {
  const unit = /\b(?:GB|MB|IOPS)\b/.exec(heading)?.[0];
  return unit !== undefined && /^\d+$/.test(value) ? `${value} ${unit}` : value;
}
