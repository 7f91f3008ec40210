import * as z from 'zod/mini';
import { exportKey } from '../../../lib/context/keys.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { queryHash } from '../domain/cursor.ts';
import { exportFormats, exportText } from '../domain/exports.ts';
import { AnalysisChoice, OpportunityFilter } from '../domain/query.ts';
import { operation } from './operation.ts';
import { selected, viewOf } from './opportunities.ts';

/** Long enough to follow the answer, short enough that a forgotten address opens nothing. */
const addressSeconds = 300;

const exportOpportunities = operation({
  id: 'exportOpportunities',
  method: 'get',
  path: '/export',
  summary: 'The opportunities of a list as a file, at an address that is valid for five minutes',
  description:
    '`csv` for spreadsheets: no cell begins as a formula does. `focus`: dataset Recommendation of the FOCUS 1.5 draft.',
  role: 'viewer',
  query: z.strictObject({
    ...AnalysisChoice.shape,
    ...OpportunityFilter.shape,
    format: z
      ._default(z.enum(exportFormats), 'csv')
      .register(z.globalRegistry, { description: 'The shape of the file.' }),
  }),
  success: { status: 200, description: 'Where the file is, and until when.', reply: 'ExportReply' },
  problems: [400, 404],
  async handle({ query, isPresent }, deps) {
    const { format, ...list } = query;
    const view = await viewOf(deps, query.analysis, isPresent);
    const { id: analysis } = view.header;
    const { entries } = await selected(view, list, deps);
    const name = `${format}-${hashOf([queryHash(list), view.standing.mark, deps.now().toISOString().slice(0, 10)])}.csv`;
    const key = exportKey(analysis, name);
    // The name follows from the content: one that is there already is this one.
    const [stored] = await Array.fromAsync(deps.context.list(key));
    if (stored === undefined) await deps.context.put(key, exportText(format, entries, view.standing));
    const expiresAt = new Date(Date.now() + addressSeconds * 1_000).toISOString();
    const fileName = `${analysis}-${format}.csv`;
    const url = await deps.context.addressOf(key, fileName, addressSeconds);
    return { status: 200, body: { analysis, url, expiresAt, fileName, rows: entries.length } };
  },
});

export const exportOperations = [exportOpportunities];
