import { MeshError } from '../core/errors.ts';
import { EventDetail } from '../core/event.ts';
import { hashOf } from '../core/hash.ts';
import { parse } from '../core/parse.ts';
import type { Announcement, ReportHeader } from '../core/report.ts';

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
  const { detailType, subject } = announcement;
  const { summary, highImpact, analysisId, contextKey, completedAt } = header;
  const detail: EventDetail = {
    version: 1,
    eventId: hashOf([contextKey, detailType, subject]),
    analysisId,
    hop,
    ...(subject !== undefined && { subject }),
    total_savings: Number(summary.net.amount),
    net: summary.net,
    basis: summary.basis,
    recommendation_count: summary.findings,
    high_impact_resources: highImpact,
    timestamp: completedAt,
    contextKey,
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
