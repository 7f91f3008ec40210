import type { Opportunity, ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Decision } from '../../../lib/core/decision.ts';
import type { Estate } from '../../../lib/core/estate.ts';
import type { Basis } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { FlipLine, GroupLine } from '../../../lib/core/flip.ts';
import { countedById, indexRowOf, packRow } from '../../../lib/core/index-row.ts';
import type { ResourceState } from '../../../lib/core/resource-state.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import type { Adjudication } from '../../../lib/receipt/adjudicate.ts';
import { countAmounts } from '../../../lib/receipt/basis.ts';
import { accountOfKey } from '../../../lib/receipt/resource-key.ts';

/** What an analysis was adjudicated from. */
export interface Adjudicated {
  readonly findings: readonly Finding[];
  readonly estate: Estate;
  readonly settings: Settings;
  readonly decisions: readonly Decision[];
  readonly asOf: string;
}

/** What the front door reads in place of an analysis's parts; see `ReadModel` in lib/context. */
export interface ComposedReadModel {
  /** A packed row an opportunity. */
  readonly index: Iterable<unknown[]>;
  readonly circumstances: Iterable<FlipLine>;
  readonly groups: Iterable<{ readonly accountId: string; readonly lines: Iterable<GroupLine> }>;
}

/** The index of opportunities, and per account what a flip is computed from. */
export function readModelOf(
  input: Adjudicated,
  { opportunities, sums }: Adjudication,
  entries: Iterable<ReceiptEntry>,
  basis: Basis,
): ComposedReadModel {
  return {
    index: rowsOf(opportunities, countedById(entries), basis, input.settings),
    circumstances: circumstancesOf(input, sums),
    groups: groupsOf(input),
  };
}

function* rowsOf(
  opportunities: readonly Opportunity[],
  counted: ReturnType<typeof countedById>,
  basis: Basis,
  { ownerTags }: Settings,
): Generator<unknown[]> {
  for (const each of opportunities) {
    yield packRow(indexRowOf(each, { counted: counted.get(each.id), basis, ownerTags }));
  }
}

function* circumstancesOf(input: Adjudicated, sums: Adjudication['sums']): Generator<FlipLine> {
  const { asOf, settings, decisions, findings } = input;
  const { resources: _, ...estate } = input.estate;
  const counts = [...countAmounts(findings)];
  yield { kind: 'circumstances', asOf, settings, estate, decisions: [...decisions], counts };
  for (const each of sums) yield { kind: 'sums', sums: each as unknown as Extract<FlipLine, { kind: 'sums' }>['sums'] };
  for (const finding of findings) {
    if (finding.resource.kind === 'commitment') yield { kind: 'purchase', finding: withoutEvidence(finding) };
  }
}

function* groupsOf({ findings, estate }: Adjudicated) {
  const ofResources = findings.filter(({ resource }) => resource.kind === 'resource');
  const statesByAccount = Map.groupBy(estate.resources, ({ key }) => accountOfKey(key));
  for (const [accountId, group] of Map.groupBy(ofResources, ({ resource }) => resource.accountId)) {
    yield { accountId, lines: linesOf(group, statesByAccount.get(accountId) ?? []) };
  }
}

/** Made one at a time as they are written: a large account has hundreds of thousands. */
function* linesOf(findings: readonly Finding[], states: readonly ResourceState[]): Generator<GroupLine> {
  for (const finding of findings) yield { kind: 'finding', finding: withoutEvidence(finding) };
  for (const state of states) yield { kind: 'state', state };
}

/** A flip is answered with totals, on which evidence has no bearing; it is the larger part of a finding. */
function withoutEvidence(finding: Finding): Finding {
  return { ...finding, evidence: [] };
}
