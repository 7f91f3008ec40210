import type { Evidence, Finding, Savings } from '../core/finding.ts';
import { saysTheSame } from './lending.ts';
import type { Opinion, Unit } from './model.ts';

/**
 * What the proposal of a unit saves, on each basis that it or another opinion about the same change states. No basis
 * is converted into another: each amount is some source's own.
 */
export function mergedSavings({ winner, carrier, opinions }: Unit): Savings {
  if (winner === undefined) return {};
  if (opinions.length === 1) return winner.savings;
  // what was found to be the same opinion before what merely proposes the same
  const same = [...(winner.duplicates ?? []), ...opinions].filter((other) => saysTheSame(other, winner));
  return [carrier ?? winner, ...same].reduce((merged, { savings }) => lend(merged, savings), winner.savings);
}

function lend(own: Savings, { list, afterDiscounts, afterDiscountsIncludes, unstated }: Savings): Savings {
  let merged = own;
  if (list?.kind === 'known' && own.list?.kind !== 'known') merged = { ...merged, list };
  if (afterDiscounts?.kind === 'known' && own.afterDiscounts?.kind !== 'known') {
    merged = { ...merged, afterDiscounts, ...(afterDiscountsIncludes !== undefined && { afterDiscountsIncludes }) };
  }
  const statesNone = merged.list?.kind !== 'known' && merged.afterDiscounts?.kind !== 'known';
  if (statesNone && unstated?.kind === 'known' && own.unstated?.kind !== 'known') merged = { ...merged, unstated };
  return merged;
}

/**
 * A kept opinion with the evidence and the grade of those that said the same (rule 2). Its amounts stay its own, so
 * that adjudicating it again gives the same receipt.
 */
export function mergedFinding({ finding, duplicates, grade }: Opinion): Finding {
  if (duplicates === undefined) return finding;
  const evidence = unionOf(finding.evidence, duplicates);
  if (evidence === finding.evidence && grade === finding.grade.value) return finding;
  const graded = [finding, ...duplicates.map((duplicate) => duplicate.finding)];
  const best = graded.find((each) => each.grade.value === grade) ?? finding;
  return { ...finding, evidence, grade: best.grade };
}

function unionOf(own: Evidence[], duplicates: readonly Opinion[]): Evidence[] {
  const seen = new Set<string>();
  for (const { id } of own) seen.add(id);
  const added: Evidence[] = [];
  for (const { finding } of duplicates) {
    for (const evidence of finding.evidence) {
      if (seen.has(evidence.id)) continue;
      seen.add(evidence.id);
      added.push(evidence);
    }
  }
  return added.length === 0 ? own : [...own, ...added];
}
