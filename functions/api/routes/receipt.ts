import * as z from 'zod/mini';
import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import { type OpportunityStatus, OpportunityStatus as Status } from '../../../lib/core/decision.ts';
import { MeshError } from '../../../lib/core/errors.ts';
import { unknown } from '../../../lib/core/estimate.ts';
import { queryHash, readCursor, writeCursor } from '../domain/cursor.ts';
import type { Entry } from '../domain/entry.ts';
import { AnalysisChoice, PageQuery } from '../domain/query.ts';
import { type Sums, sumUp } from '../domain/sums.ts';
import { type Deps, operation, unlessKnown } from './operation.ts';
import { viewOf } from './opportunities.ts';

type View = Awaited<ReturnType<typeof viewOf>>;

const getReceipt = operation({
  id: 'getReceipt',
  method: 'get',
  path: '/receipt',
  summary: 'From the naive sum to the net, line by line, and what became of it',
  role: 'viewer',
  query: z.strictObject({ ...AnalysisChoice.shape, ...PageQuery.shape }),
  conditional: true,
  success: { status: 200, description: 'Totals, and a page of lines.', reply: 'ReceiptReply' },
  problems: [400, 404],
  async handle(call, deps) {
    const { query } = call;
    const hash = queryHash({ receipt: true });
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, hash, query.analysis);
    const view = await viewOf(deps, place?.analysisId ?? query.analysis, call.isPresent);
    const { header } = view;
    const start = place === undefined ? 0 : lineAfter(place.after, view);
    return unlessKnown(call, [header.id, view.standing.mark, String(start), String(query.limit)], async () => {
      const entries = await entriesFrom(deps, view, start, query.limit);
      const isMore = start + entries.length < linesOf(view);
      const after = String(start + entries.length - 1);
      const { id: analysis, asOf, headline, gaps, coverage } = header;
      const { sums } = await deps.readModel.receiptBook(header);
      const receipts = header.receipts.map((each) => ({ ...each, ...(sums.get(each.currency) ?? noLines) }));
      return {
        ...{ analysis, asOf, headline, receipts, gaps, coverage, pipeline: pipelineOf(view), entries },
        ...(isMore && entries.length > 0 && { next: writeCursor({ analysisId: analysis, after }, hash) }),
      };
    });
  },
});

const noLines = { struck: [], beside: [] };

export const receiptOperations = [getReceipt];

function linesOf({ header }: View): number {
  return header.receiptParts.reduce((sum, { lines }) => sum + lines, 0);
}

function lineAfter(key: string, view: View): number {
  const last = /^\d{1,9}$/.test(key) ? Number(key) : Number.NaN;
  if (last < linesOf(view)) return last + 1;
  throw new MeshError('bad-input', 'The cursor is none of this list: begin again without it.');
}

async function entriesFrom({ readModel }: Deps, view: View, start: number, limit: number): Promise<ReceiptEntry[]> {
  const end = Math.min(start + limit, linesOf(view));
  const places = Array.from({ length: Math.max(0, end - start) }, (_, index) => start + index);
  return Promise.all(places.map((place) => readModel.receiptEntry(view.header, place)));
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
