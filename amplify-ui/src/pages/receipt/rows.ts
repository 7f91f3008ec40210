import type { ReceiptEntry, ReceiptReply } from '../../api/types.ts';
import { formatEstimate, formatMoney } from '../../format/money.ts';
import { nameOf, sentence } from '../../format/names.ts';
import { besideWords } from '../../format/words.ts';

/** An entry of the receipt as a row of a table. */
export interface Row {
  readonly key: string;
  readonly opportunityId: string | undefined;
  readonly name: string;
  readonly stated: string;
  readonly counted: string;
  readonly why: string;
}

/** The lines of an answer, each with what its opportunity is called. */
export function rowsOf({ entries, opportunities }: Pick<ReceiptReply, 'entries' | 'opportunities'>): Row[] {
  const names = new Map(opportunities.map((each) => [each.id, nameOf(each)]));
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
  };
}
