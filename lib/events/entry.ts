import type { AnalysisHeader } from '../core/analysis.ts';
import type { Decision } from '../core/decision.ts';
import { MeshError } from '../core/errors.ts';
import { EventDetail } from '../core/event.ts';
import { hashOf } from '../core/hash.ts';
import type { Money } from '../core/money.ts';
import { parse } from '../core/parse.ts';
import type { Announcement, ReportHeader } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { digestOf } from './digest.ts';

/** "Nothing larger than a screen": what belongs to the context channel is found by its key. */
const maximumDetailBytes = 16_000;

/** An event of the mesh before it has a bus. Kept as it is where it cannot be published. */
export interface MeshEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: EventDetail;
}

/**
 * The event that says a report is stored. Its id follows from the report, so that publishing again after a crash
 * reaches nobody twice.
 */
export function eventOf(header: ReportHeader, hop: number, source: string, announcement: Announcement): MeshEvent {
  const { summary, highImpact, analysisId, contextKey, completedAt } = header;
  return makeEvent(source, announcement, {
    analysisId,
    hop,
    ...(summary.net && { net: summary.net }),
    basis: summary.basis,
    recommendation_count: summary.findings,
    high_impact_resources: highImpact,
    timestamp: completedAt,
    contextKey,
  });
}

/** The event that says an analysis is stored, with the digest that a notice shows. */
export function eventOfAnalysis(header: AnalysisHeader, hop: number, source: string, detailType: string): MeshEvent {
  const { id, receipts, contextKey, completedAt } = header;
  const [receipt] = receipts;
  return makeEvent(
    source,
    { detailType },
    {
      analysisId: id,
      hop,
      ...(receipt && { net: receipt.net }),
      basis: receipt?.basis ?? 'unstated',
      recommendation_count: header.opportunityCount,
      high_impact_resources: header.highImpact,
      timestamp: completedAt,
      contextKey,
      digest: { ...digestOf(header) },
    },
  );
}

/** The event that says an analysis has begun. It states no saving. */
export function startedEvent(
  task: Pick<Task, 'analysisId' | 'hop'>,
  source: string,
  detailType: string,
  at: string,
): MeshEvent {
  const { analysisId, hop } = task;
  return makeEvent(
    source,
    { detailType },
    {
      analysisId,
      hop,
      basis: 'unstated',
      recommendation_count: 0,
      high_impact_resources: [],
      timestamp: at,
      contextKey: '',
    },
  );
}

/** A decision, and what it was about as far as an event tells it. */
export interface DecidedAbout {
  readonly decision: Decision & { readonly version: number };
  readonly analysis: Pick<AnalysisHeader, 'id' | 'contextKey' | 'receipts'>;
  readonly resource: string;
  readonly action: string;
  /** What of the opportunity counts a month; absent where nothing does. */
  readonly counted?: Money | undefined;
}

/**
 * The event that says a person has decided. Its subject is the decision's own key in the audit trail, where the reason
 * stands as well: what somebody wrote is for those who may read it there.
 */
export function eventOfDecision(about: DecidedAbout, source: string, detailType: string): MeshEvent {
  const { decision, analysis, resource, action, counted } = about;
  const { opportunityId, version, status, by, at, until } = decision;
  const receipt = analysis.receipts.find(({ currency }) => currency === counted?.currency);
  return makeEvent(
    source,
    { detailType, subject: `${opportunityId}#${version}` },
    {
      analysisId: analysis.id,
      hop: 0,
      ...(counted && { net: counted }),
      basis: receipt?.basis ?? 'unstated',
      recommendation_count: 1,
      high_impact_resources: counted === undefined ? [] : [{ resource, action, monthly: counted }],
      timestamp: at,
      contextKey: analysis.contextKey,
      digest: { opportunityId, version, status, by, ...(until !== undefined && { until }) },
    },
  );
}

/** The id follows from what the event speaks of, and not from when it is made. */
function makeEvent(
  source: string,
  { detailType, subject }: Announcement,
  content: Omit<EventDetail, 'version' | 'eventId' | 'total_savings' | 'subject'>,
): MeshEvent {
  const detail: EventDetail = {
    version: 1,
    eventId: hashOf([source, detailType, content.analysisId, content.contextKey, subject]),
    ...(subject !== undefined && { subject }),
    ...(content.net && { total_savings: Number(content.net.amount) }),
    ...content,
  };
  return checkEvent({ source, detailType, detail });
}

/** @throws MeshError `bad-input` where the detail does not fit its schema or is more than a notice */
export function checkEvent(event: MeshEvent): MeshEvent {
  const detail = parse(EventDetail, event.detail, `detail of ${event.detailType}`);
  const bytes = Buffer.byteLength(JSON.stringify(detail));
  if (bytes <= maximumDetailBytes) return { ...event, detail };
  throw new MeshError(
    'bad-input',
    `detail of ${event.detailType} has ${bytes} bytes, at most ${maximumDetailBytes} go: put the content into the context`,
  );
}
