import type { ContextChannel } from '../../../lib/context/context.ts';
import type { AnalysisHeader } from '../../../lib/core/analysis.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import { parse } from '../../../lib/core/parse.ts';
import type { SpendFacts } from '../../../lib/core/spend.ts';

/** The agent whose report holds what the bill says. */
const spendAgent = 'billing';

/** What an analysis knows of spend; or why it knows nothing, and what to do about it. */
export type KnownSpend =
  | { readonly kind: 'known'; readonly facts: SpendFacts }
  | { readonly kind: 'unknown'; readonly reason: string; readonly remedy: string };

/** Reads what the bill said when an analysis was made. @throws MeshError `not-found`, `corrupt-data` */
export async function readSpend(context: ContextChannel, header: AnalysisHeader): Promise<KnownSpend> {
  const ref = header.reports.find(({ agent }) => agent === spendAgent);
  if (ref === undefined) return nobodyTold(header);
  const { facts, gaps, contextKey } = await context.readReport(ref.contextKey);
  if (facts.spend === undefined) return gaps[0] ? unknownFor(gaps[0]) : untold;
  const { SpendFacts } = await import('../../../lib/core/spend.ts');
  return { kind: 'known', facts: parse(SpendFacts, facts.spend, `the spend in ${contextKey}`, 'corrupt-data') };
}

const untold: KnownSpend = {
  kind: 'unknown',
  reason: 'The report on the bill holds no spend.',
  remedy: 'Look at the log of the billing function, then run the analysis again.',
};

/** It did not answer, or it was not asked: a targeted analysis of single resources needs no bill. */
function nobodyTold({ id, gaps }: AnalysisHeader): KnownSpend {
  const gap = gaps.find(({ source }) => source === spendAgent);
  if (gap !== undefined) return unknownFor(gap);
  return {
    kind: 'unknown',
    reason: `Analysis ${id} has no report of the ${spendAgent} agent, which reads the bill.`,
    remedy:
      'Give the mesh a billing export (`billingExport` of the stage; on a laptop `npm start -- --billing FILE`), then start a comprehensive analysis.',
  };
}

function unknownFor({ effect, remedy }: Gap): KnownSpend {
  return { kind: 'unknown', reason: effect, remedy };
}
