import type { ReceiptEntry } from '../../api/types.ts';
import { formatEstimate, formatMoney, sizeOf } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { besideWords } from '../../format/words.ts';

/** An entry of the receipt as a row of a table. */
export interface Row {
  readonly key: string;
  readonly opportunityId: string | undefined;
  readonly name: string;
  readonly stated: string;
  readonly counted: string;
  readonly why: string;
  /** For sorting only. */
  readonly statedSize: number;
  readonly countedSize: number;
  /** What a filter finds it by: `counted`, reasons, or the kind of what stands beside. */
  readonly kinds: readonly string[];
}

/** @param names of opportunities by their ids */
export function rowsOf(entries: readonly ReceiptEntry[], names: ReadonlyMap<string, string>): Row[] {
  return entries.map((entry, place) =>
    entry.kind === 'line' ? lineRow(entry, names, place) : besideRow(entry, place),
  );
}

function lineRow(
  { line }: Extract<ReceiptEntry, { kind: 'line' }>,
  names: ReadonlyMap<string, string>,
  place: number,
): Row {
  const { opportunityId, findingId, stated, counted, struck } = line;
  return {
    key: `${findingId} ${place}`,
    opportunityId,
    name: names.get(opportunityId) ?? opportunityId,
    stated: formatMoney(stated),
    counted: formatMoney(counted),
    why: struck.length === 0 ? 'It counts whole.' : struck.map(({ text }) => sentence(text)).join(' '),
    statedSize: sizeOf(stated),
    countedSize: sizeOf(counted),
    kinds: [...struck.map(({ reason }) => reason), ...(sizeOf(counted) === 0 ? [] : ['counted'])],
  };
}

function besideRow({ beside }: Extract<ReceiptEntry, { kind: 'beside' }>, place: number): Row {
  const { findingId, kind, estimate, text } = beside;
  return {
    key: `${findingId} ${place}`,
    opportunityId: undefined,
    name: `Beside: ${besideWords[kind] ?? kind}`,
    stated: formatEstimate(estimate),
    counted: 'beside',
    why: sentence(text),
    statedSize: estimate.kind === 'known' ? sizeOf(estimate.value) : 0,
    countedSize: 0,
    kinds: [kind],
  };
}
