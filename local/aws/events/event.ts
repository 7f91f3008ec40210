import type { JsonObject } from './json.ts';

/** The envelope that every target receives (EventBridge user guide: Event structure). */
export type BusEvent = {
  readonly version: '0';
  readonly id: string;
  readonly 'detail-type': string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601 UTC to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
};

/** An event on its way: as a value for the patterns, and as the text that its targets receive. */
export interface Envelope {
  readonly event: BusEvent;
  readonly text: string;
}

/** What an envelope is made of; `detailText` is the JSON of `detail` as its sender wrote it. */
export interface EventParts {
  readonly id: string;
  readonly detailType: string;
  readonly source: string;
  readonly account: string;
  readonly time: Date;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: JsonObject;
  readonly detailText: string;
}

/** Wraps a detail. Its text goes through as it came, so that no number in it loses a digit. */
export function wrapEvent({
  id,
  detailType,
  source,
  account,
  time,
  region,
  resources,
  detail,
  detailText,
}: EventParts): Envelope {
  const head = {
    version: '0',
    id,
    'detail-type': detailType,
    source,
    account,
    time: formatTime(time),
    region,
    resources,
  } as const;
  const text = `${JSON.stringify(head).slice(0, -1)},"detail":${detailText}}`;
  return { event: { ...head, detail }, text };
}

/** ISO 8601 UTC to the second, as events carry it. */
function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}
