import * as z from 'zod/mini';
import { MeshError } from '../../../lib/core/errors.ts';
import { AnalysisChoice } from '../domain/query.ts';
import { FlipRequest, HashId } from '../schemas/requests.ts';
import { operation } from './operation.ts';
import { viewOf } from './opportunities.ts';

const flipOpportunity = operation({
  id: 'flipOpportunity',
  method: 'post',
  path: '/opportunities/{id}/flip',
  summary: 'The totals as they would be if another opinion won; changes nothing',
  role: 'viewer',
  params: z.strictObject({ id: HashId }),
  query: AnalysisChoice,
  body: FlipRequest,
  success: { status: 200, description: 'The totals before and after.', reply: 'FlipReply' },
  problems: [400, 404],
  async handle({ params, query, body, isPresent }, deps) {
    const view = await viewOf(deps, query.analysis, isPresent);
    const { header } = view;
    const entry = view.index.byId.get(params.id);
    if (entry === undefined) throw new MeshError('not-found', `Analysis ${header.id} has no opportunity ${params.id}.`);
    const { opinions } = await deps.readModel.opportunity(header, entry);
    if (!opinions.some(({ id }) => id === body.findingId)) {
      throw new MeshError('bad-input', `body: opportunity ${params.id} has no opinion ${body.findingId}.`);
    }
    const stored = await deps.context.readGroups(header, entry.row.account);
    const flips = new Map([[params.id, body.findingId]]);
    const isPurchase = entry.row.facet === 'commitment';
    // Adjudication is read with the first flip: most sandboxes never see one.
    const { totalsWith } = await import('./flip-totals.ts');
    const receipts = totalsWith(stored, isPurchase ? undefined : entry.row.account, flips);
    return { status: 200, body: { analysis: header.id, before: header.receipts, after: receipts } };
  },
});

export const flipOperations = [flipOpportunity];
