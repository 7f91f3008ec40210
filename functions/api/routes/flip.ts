import * as z from 'zod';
import { MeshError } from '../../../lib/core/errors.ts';
import { FlipLine, GroupLine } from '../../../lib/core/flip.ts';
import { parseJson } from '../../../lib/core/parse.ts';
import { type FlipInput, flipTotals } from '../../../lib/receipt/flip.ts';
import { shareCircumstances } from '../../../lib/receipt/shared.ts';
import { AnalysisChoice } from '../domain/query.ts';
import { FlipReply, FlipRequest, HashId } from '../schemas.ts';
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
  success: { status: 200, description: 'The totals before and after.', schema: FlipReply },
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
    const { receipts } = flipTotals(inputOf(stored, isPurchase ? undefined : entry.row.account, flips));
    return { status: 200, body: { analysis: header.id, before: header.receipts, after: receipts } };
  },
});

export const flipOperations = [flipOpportunity];

interface Stored {
  readonly circumstances: string;
  readonly group: string;
}

/** What was stored for a flip, as the adjudication takes it. */
function inputOf(stored: Stored, accountId: string | undefined, flips: ReadonlyMap<string, string>): FlipInput {
  const lines = readLines(FlipLine, stored.circumstances);
  const shared = lines.find((line) => line.kind === 'circumstances');
  if (shared === undefined)
    throw new MeshError('corrupt-data', 'the stored circumstances of the analysis are not whole');
  const { counts, ...circumstances } = shared;
  const group = readLines(GroupLine, stored.group);
  return {
    sums: lines.flatMap((line) => (line.kind === 'sums' ? [line.sums as unknown as FlipInput['sums'][number]] : [])),
    purchases: lines.flatMap((line) => (line.kind === 'purchase' ? [line.finding] : [])),
    shared: shareCircumstances({ ...circumstances, flips }, new Map(counts)),
    ...(accountId !== undefined && {
      group: {
        accountId,
        findings: group.flatMap((line) => (line.kind === 'finding' ? [line.finding] : [])),
        resources: group.flatMap((line) => (line.kind === 'state' ? [line.state] : [])),
      },
    }),
  };
}

function readLines<Schema extends z.ZodType>(schema: Schema, text: string): z.output<Schema>[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => parseJson(schema, line, 'what was stored for flips', 'corrupt-data'));
}
