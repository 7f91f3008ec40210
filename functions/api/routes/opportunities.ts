import * as z from 'zod/mini';
import { MeshError } from '../../../lib/core/errors.ts';
import { queryHash, readCursor, writeCursor } from '../domain/cursor.ts';
import type { Entry, Index } from '../domain/entry.ts';
import { AnalysisChoice, type OpportunityFilter, OpportunityQuery } from '../domain/query.ts';
import { type Selection, select } from '../domain/select.ts';
import { type Standing, standingAt } from '../domain/standing.ts';
import { HashId } from '../schemas/requests.ts';
import { type Deps, operation, unlessKnown } from './operation.ts';

const listOpportunities = operation({
  id: 'listOpportunities',
  method: 'get',
  path: '/opportunities',
  summary: 'Opportunities, filtered, sorted, grouped and summed',
  role: 'viewer',
  query: OpportunityQuery,
  conditional: true,
  success: { status: 200, description: 'A page, and what the whole list comes to.', reply: 'OpportunityPage' },
  problems: [400, 404],
  async handle(call, deps) {
    const { query } = call;
    const hash = queryHash(query);
    const place = query.cursor === undefined ? undefined : readCursor(query.cursor, hash, query.analysis);
    const view = await viewOf(deps, place?.analysisId ?? query.analysis, call.isPresent);
    const page = [place?.after, String(query.skip), String(query.limit)];
    const parts = [view.header.id, view.standing.mark, hash, ...page, todayOf(deps)];
    return unlessKnown(call, parts, async () => {
      const found = await selected(view, query, deps);
      const start = place === undefined ? (query.skip ?? 0) : found.placeAfter(entryOf(view.index, place.after));
      const rows = found.entries.slice(start, start + query.limit);
      const last = rows.at(-1);
      const isMore = start + rows.length < found.entries.length;
      const { count, counted, unknown, groups, others } = found;
      return {
        analysis: view.header.id,
        asOf: view.header.asOf,
        total: { count, counted, unknown },
        ...(groups && { groups }),
        ...(others && { others }),
        items: rows.map((entry) => listed(entry, view.standing)),
        ...(last && isMore && { next: writeCursor({ analysisId: view.header.id, after: last.row.id }, hash) }),
      };
    });
  },
});

const getOpportunity = operation({
  id: 'getOpportunity',
  method: 'get',
  path: '/opportunities/{id}',
  summary: 'One opportunity with all opinions and their evidence',
  role: 'viewer',
  params: z.strictObject({ id: HashId }),
  query: AnalysisChoice,
  conditional: true,
  success: { status: 200, description: 'The opportunity.', reply: 'OpportunityDetail' },
  problems: [400, 404],
  async handle(call, deps) {
    const view = await viewOf(deps, call.query.analysis, call.isPresent);
    const entry = view.index.byId.get(call.params.id);
    if (entry === undefined) throw noOpportunity(view.header.id, call.params.id);
    return unlessKnown(call, [view.header.id, view.standing.mark, call.params.id], async () => {
      const stored = await deps.readModel.opportunity(view.header, entry);
      const { decision, decisionVersion, status } = listed(entry, view.standing);
      const { id: analysis, asOf } = view.header;
      const { counted } = entry.row;
      const opportunity = { ...stored, status, ...(decision && { decision }) };
      return { analysis, asOf, decisionVersion, ...(counted && { counted }), opportunity };
    });
  },
});

const getOpportunityReceipt = operation({
  id: 'getOpportunityReceipt',
  method: 'get',
  path: '/opportunities/{id}/receipt',
  summary: 'The lines of the receipt about one opportunity: what of each opinion counts, and why the rest does not',
  role: 'viewer',
  params: z.strictObject({ id: HashId }),
  query: AnalysisChoice,
  conditional: true,
  success: { status: 200, description: 'The lines, and what stands beside them.', reply: 'OpportunityReceipt' },
  problems: [400, 404],
  async handle(call, { readModel }) {
    const header = await readModel.header(call.query.analysis, call.isPresent);
    const entry = (await readModel.index(header)).byId.get(call.params.id);
    if (entry === undefined) throw noOpportunity(header.id, call.params.id);
    return unlessKnown(call, [header.id, call.params.id], async () => {
      const [{ opinions }, { places }] = await Promise.all([
        readModel.opportunity(header, entry),
        readModel.receiptBook(header),
      ]);
      const own = opinions.flatMap(({ id }) => places.get(id) ?? []);
      const entries = await Promise.all(own.map((place) => readModel.receiptEntry(header, place)));
      return { analysis: header.id, entries };
    });
  },
});

export const opportunityOperations = [listOpportunities, getOpportunity, getOpportunityReceipt];

function noOpportunity(analysis: string, id: string): MeshError {
  return new MeshError('not-found', `Analysis ${analysis} has no opportunity ${id}.`);
}

/**
 * One analysis as it stands now.
 *
 * @param isPresent now, and not a moment ago: what other sandboxes have written counts at once
 */
export async function viewOf(
  { readModel }: Pick<Deps, 'readModel'>,
  analysisId: string | undefined,
  isPresent: boolean,
) {
  const [header, known] = await Promise.all([
    readModel.header(analysisId, isPresent),
    readModel.decisions.known(isPresent),
  ]);
  const index = await readModel.index(header);
  const moment = { asOf: header.asOf, now: new Date().toISOString(), version: known.version };
  return { header, index, standing: standingAt(known.newest, moment) };
}
type View = Awaited<ReturnType<typeof viewOf>>;

/** What a query finds; the last few are kept, since pages follow pages and people come back to a view. */
const selectionsKept = 16;
const selections = new Map<string, Selection>();

export async function selected(
  { header, index, standing }: View,
  query: object,
  deps: Pick<Deps, 'now'>,
): Promise<Selection> {
  const key = `${header.id} ${standing.mark} ${queryHash(query)} ${todayOf(deps)}`;
  const known = selections.get(key);
  if (known !== undefined) return known;
  const { sort = 'order', groupBy, ...rest } = query as Partial<z.infer<typeof OpportunityQuery>>;
  const { analysis: _, limit: __, cursor: ___, skip: ____, ...filter } = rest;
  const found = select(index, { filter: filter as OpportunityFilter, sort, groupBy }, standing, deps.now().getTime());
  selections.set(key, found);
  const [oldest] = selections.keys();
  if (selections.size > selectionsKept && oldest !== undefined) selections.delete(oldest);
  return found;
}

/** Ages are counted in days. */
function todayOf({ now }: Pick<Deps, 'now'>): string {
  return now().toISOString().slice(0, 10);
}

function entryOf({ byId }: Index, id: string): Entry {
  const entry = byId.get(id);
  if (entry !== undefined) return entry;
  throw new MeshError('bad-input', 'The cursor is none of this list: begin again without it.');
}

function listed(entry: Entry, standing: Standing) {
  const record = standing.decisionOf(entry);
  const status = standing.statusOf(entry);
  return {
    ...entry.row,
    status,
    decisionVersion: record?.version ?? 0,
    ...(record && { decision: plainDecision(record) }),
  };
}

/** Without what the audit trail adds. */
function plainDecision(record: NonNullable<ReturnType<Standing['decisionOf']>>) {
  const { opportunityId, status, by, reason, at, until, contentHash } = record;
  const optional = { ...(reason !== undefined && { reason }), ...(until !== undefined && { until }) };
  return { opportunityId, status, by, at, contentHash, ...optional };
}
