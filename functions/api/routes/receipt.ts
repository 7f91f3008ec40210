import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import { type OpportunityStatus, OpportunityStatus as Status } from '../../../lib/core/decision.ts';
import { MeshError } from '../../../lib/core/errors.ts';
import { unknown } from '../../../lib/core/estimate.ts';
import { queryHash, readCursor, writeCursor } from '../domain/cursor.ts';
import type { Entry } from '../domain/entry.ts';
import { ReceiptQuery } from '../domain/query.ts';
import { selectLines } from '../domain/receipt-lines.ts';
import { type Sums, sumUp } from '../domain/sums.ts';
import { operation, unlessKnown } from './operation.ts';
import { viewOf } from './opportunities.ts';

type View = Awaited<ReturnType<typeof viewOf>>;

const getReceipt = operation({
  id: 'getReceipt',
  method: 'get',
  path: '/receipt',
  summary: 'From the naive sum to the net, line by line, and what became of it',
  role: 'viewer',
  query: ReceiptQuery,
  conditional: true,
  success: { status: 200, description: 'Totals, and a page of lines.', reply: 'ReceiptReply' },
  problems: [400, 404],
  async handle(call, deps) {
    const { query } = call;
    const hash = queryHash(query);
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, hash, query.analysis);
    const view = await viewOf(deps, place?.analysisId ?? query.analysis, call.isPresent);
    const { header } = view;
    const start = place === undefined ? (query.skip ?? 0) : lineAfter(place.after, view);
    return unlessKnown(call, [header.id, view.standing.mark, hash, String(start), String(query.limit)], async () => {
      const { sums, lines } = await deps.readModel.receiptBook(header);
      const found = selectLines(lines, query, readableIn(view));
      const shown = found.slice(start, start + query.limit);
      const end = start + shown.length;
      const entries = await Promise.all(shown.map((line) => deps.readModel.receiptEntry(header, line)));
      const { id: analysis, asOf, headline, gaps, coverage } = header;
      const receipts = header.receipts.map((each) => ({ ...each, ...(sums.get(each.currency) ?? noLines) }));
      return {
        ...{ analysis, asOf, headline, receipts, gaps, coverage, pipeline: pipelineOf(view), entries },
        ...{ found: found.length, opportunities: namesIn(view, entries) },
        ...(end < found.length &&
          shown.length > 0 && { next: writeCursor({ analysisId: analysis, after: String(end - 1) }, hash) }),
      };
    });
  },
});

const noLines = { struck: [], beside: [] };

export const receiptOperations = [getReceipt];

function lineAfter(key: string, { header }: View): number {
  const last = /^\d{1,9}$/.test(key) ? Number(key) : Number.NaN;
  const lines = header.receiptParts.reduce((sum, part) => sum + part.lines, 0);
  if (last < lines) return last + 1;
  throw new MeshError('bad-input', 'The cursor is none of this list: begin again without it.');
}

/** What a person reads of an opportunity, in small letters. */
function readableIn({ index }: View): (opportunityId: string) => string {
  return (opportunityId) => {
    const position = index.byId.get(opportunityId)?.position;
    return position === undefined ? opportunityId : (index.readable()[position] ?? '');
  };
}

/** What the opportunities of some entries are called. */
function namesIn({ index }: View, entries: readonly ReceiptEntry[]) {
  const ids = new Set(entries.flatMap((entry) => (entry.kind === 'line' ? [entry.line.opportunityId] : [])));
  return [...ids].flatMap((id) => {
    const row = index.byId.get(id)?.row;
    if (row === undefined) return [];
    const { name, resource, resourceType, service } = row;
    return [{ id, resource, resourceType, service, ...(name !== undefined && { name }) }];
  });
}

/** What the analysis identified, by where each opportunity stands now. */
function pipelineOf({ index, standing }: View) {
  const byStatus = new Map<OpportunityStatus, Entry[]>(Status.options.map((status) => [status, []]));
  for (const entry of index.entries) byStatus.get(standing.statusOf(entry))?.push(entry);
  const sums = [...byStatus].map(([status, entries]) => [status, sumUp(entries)] as const);
  return {
    identified: sumUp(index.entries),
    byStatus: Object.fromEntries(sums) as Record<OpportunityStatus, Sums>,
    realised: unknown('not yet measurable: nothing compares the bill before and after'),
  };
}
