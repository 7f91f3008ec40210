import type { AnalysisHeader } from '../../../lib/core/analysis.ts';
import type { IndexRow } from '../../../lib/core/index-row.ts';
import { formatMoney } from '../../../lib/core/money.ts';
import type { Entry, Index } from './entry.ts';

export const changes = ['new', 'gone', 'unseen', 'changed', 'decided'] as const;
export type Change = (typeof changes)[number];

/** One opportunity that is not the same in two analyses, and why. */
export interface Difference {
  readonly change: Change;
  readonly opportunityId: string;
  /** One plain sentence. */
  readonly why: string;
  readonly before?: IndexRow;
  readonly after?: IndexRow;
}

/** What is needed of the later analysis to tell what is gone from what nobody looked at. */
type Later = Pick<AnalysisHeader, 'reports' | 'plan' | 'gaps'>;

/**
 * What changed from one analysis to a later one. What a later one lacks is gone only where an agent that judges it
 * answered wholly and nothing limited the analysis; else it is unseen.
 */
export function differencesOf(before: Index, after: Index, later: Later): Difference[] {
  const answered = answeredWholly(later);
  const isLimited = later.plan.scope !== undefined;
  const differences: Difference[] = [];
  for (const { row } of after.entries) {
    const difference = compared(before.byId.get(row.id), row);
    if (difference) differences.push(difference);
  }
  for (const { row } of before.entries) {
    if (!after.byId.has(row.id)) differences.push(missing(row, answered, isLimited));
  }
  return differences;
}

/** A report that was brought of an agent that did not answer is not its word on all that it judges. */
function answeredWholly({ reports, gaps }: Later): Set<string> {
  const answered = new Set(reports.filter(({ status }) => status === 'complete').map(({ agent }) => agent));
  for (const { agent, status } of reports) if (status !== 'complete') answered.delete(agent);
  for (const { source } of gaps) answered.delete(source);
  return answered;
}

function compared(entry: Entry | undefined, after: IndexRow): Difference | undefined {
  const { id: opportunityId } = after;
  if (entry === undefined) return { change: 'new', opportunityId, why: 'It was in no opinion before.', after };
  const before = entry.row;
  if (before.status !== after.status) {
    const why = `It was ${before.status} and is ${after.status}.`;
    return { change: 'decided', opportunityId, why, before, after };
  }
  const why = changeOf(before, after);
  return why === undefined ? undefined : { change: 'changed', opportunityId, why, before, after };
}

function changeOf(before: IndexRow, after: IndexRow): string | undefined {
  if (before.contentHash !== after.contentHash) {
    return `It proposed ${proposal(before)}, and proposes ${proposal(after)}.`;
  }
  const [was, is] = [before.counted, after.counted];
  if (was?.amount === is?.amount && was?.currency === is?.currency) return undefined;
  return `${was ? formatMoney(was) : 'No known amount'} counted, and ${is ? formatMoney(is) : 'no known amount'} counts.`;
}

function proposal({ action, current, target }: IndexRow): string {
  const to = target === undefined ? '' : ` to ${target}`;
  return `${action}${current === undefined ? '' : ` ${current}`}${to}`;
}

function missing(before: IndexRow, answered: ReadonlySet<string>, isLimited: boolean): Difference {
  const { id: opportunityId, agents } = before;
  const silent = agents.filter((agent) => !answered.has(agent));
  if (!isLimited && silent.length === 0) {
    const why = `${agents.join(' and ')} looked again and ${agents.length === 1 ? 'does' : 'do'} not name it any more.`;
    return { change: 'gone', opportunityId, why, before };
  }
  const why = isLimited
    ? 'The later analysis was limited: it may not have looked.'
    : `${silent.join(' and ')} did not answer wholly in the later analysis.`;
  return { change: 'unseen', opportunityId, why, before };
}
