import type * as z from 'zod/mini';
import type { ReceiptTotals } from '../../../lib/core/analysis.ts';
import { MeshError } from '../../../lib/core/errors.ts';
import { FlipLine, GroupLine } from '../../../lib/core/flip.ts';
import { parseJson } from '../../../lib/core/parse.ts';
import { type FlipInput, flipTotals } from '../../../lib/receipt/flip.ts';
import { shareCircumstances } from '../../../lib/receipt/shared.ts';

/**
 * The totals of each receipt as they would be with a person's choices.
 *
 * @param accountId the account whose group changes; none where a purchase is chosen
 * @param flips opportunity id to finding id
 * @throws MeshError `corrupt-data`
 */
export function totalsWith(
  stored: Stored,
  accountId: string | undefined,
  flips: ReadonlyMap<string, string>,
): readonly ReceiptTotals[] {
  return flipTotals(inputOf(stored, accountId, flips)).receipts;
}

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

function readLines<Schema extends z.ZodMiniType>(schema: Schema, text: string): z.output<Schema>[] {
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => parseJson(schema, line, 'what was stored for flips', 'corrupt-data'));
}
