import { type IndexRow, unpackRow } from '../../../lib/core/index-row.ts';
import { approximately, type Exact, readExact } from '../../../lib/receipt/decimal.ts';

/** A row of the index as it lies in memory, with what filters, sorts and sums need of it. */
export interface Entry {
  readonly row: IndexRow;
  /** Where the whole opportunity lies among the lines of the parts, from 0. */
  readonly position: number;
  /** What counts of it, exactly; absent where no amount of it is a line. */
  readonly amount: Exact | undefined;
  /** The same for an order of amounts only; less than any amount where there is none. */
  readonly size: number;
  readonly firstSeenMs: number;
}

export interface Index {
  readonly entries: readonly Entry[];
  /** What a person reads of each entry, in small letters; made by the first search for a text. */
  readable(): readonly string[];
  readonly byId: ReadonlyMap<string, Entry>;
}

/** Reads the lines of an index. */
export function readIndex(lines: string): Index {
  const entries: Entry[] = [];
  const byId = new Map<string, Entry>();
  let start = 0;
  for (let end = lines.indexOf('\n'); end >= 0; end = lines.indexOf('\n', start)) {
    const row = unpackRow(lines.slice(start, end));
    const entry = toEntry(row, entries.length);
    entries.push(entry);
    byId.set(row.id, entry);
    start = end + 1;
  }
  let texts: readonly string[] | undefined;
  const readable = () => {
    texts ??= entries.map(readableText);
    return texts;
  };
  return { entries, byId, readable };
}

function toEntry(row: IndexRow, position: number): Entry {
  const amount = row.counted && readExact(row.counted.amount);
  const size = amount === undefined ? Number.NEGATIVE_INFINITY : approximately(amount);
  return { row, position, amount, size, firstSeenMs: Date.parse(row.firstSeen) };
}

function readableText({ row }: Entry): string {
  const { id, resource, name, account, region, service, action, current, target, owner, tags } = row;
  const parts = [id, resource, name, account, region, service, action, current, target, owner];
  return [...parts, ...Object.values(tags ?? {})].join('\n').toLowerCase();
}
