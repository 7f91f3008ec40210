import type { ResourceFact } from './facts.ts';

/** One value that Trusted Advisor states, under the heading that its check gives it. */
export interface Cell {
  /** The position that AWS files it under, as text. */
  readonly key: string;
  readonly heading: string;
  readonly value: string;
}

/** What is stated of one resource: no cell for a null, a blank or a missing value. */
export type Row = readonly Cell[];

/**
 * Values joined with their headings by key. The same column lies at another position in each check, in each API and
 * in some answers is missing, so nothing is ever read by position.
 *
 * @param headings of the resource's check; empty where they could not be read, and then the row is empty too
 */
export function readRow(headings: Readonly<Record<string, string>>, metadata: ResourceFact['metadata']): Row {
  return Object.entries(metadata).flatMap(([key, value]) => {
    const heading = headings[key];
    const stated = value?.trim() ?? '';
    return heading === undefined || stated === '' ? [] : [{ key, heading, value: stated }];
  });
}

/** The cell under the first of these headings that has one, whatever their case, spaces and punctuation. */
export function cellOf(row: Row, headings: readonly string[]): Cell | undefined {
  for (const heading of headings.map(bare)) {
    const found = row.find((cell) => bare(cell.heading) === heading);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Whether the values stand under other headings than their own: the resource's id or region is there, but in a
 * column that is not the one for it. AWS's documented answer for idle databases is so against the check's headings,
 * and a saving read from it would be the size of a disk.
 */
export function isMisfit(row: Row, resource: ResourceFact, id: readonly string[], region: readonly string[]): boolean {
  return standsElsewhere(row, resource.id, id) || standsElsewhere(row, resource.region, region);
}

function standsElsewhere(row: Row, value: string | undefined, headings: readonly string[]): boolean {
  const own = cellOf(row, headings);
  if (!value || own === undefined || isNamedBy(own.value, value)) return false;
  return row.some((cell) => cell !== own && cell.value === value);
}

/** `us-east-1` by the zone `us-east-1a`, `orders` by `arn:aws:rds:eu-west-1:111122223333:db:orders`. */
function isNamedBy(one: string, other: string): boolean {
  return one.includes(other) || (other.startsWith('arn:') && other.includes(one));
}

/** `Volume Size (GB)` and `Volume Size(GB)` are one heading: AWS writes both. */
function bare(heading: string): string {
  return heading.toLowerCase().replace(/[^a-z0-9%]/g, '');
}
