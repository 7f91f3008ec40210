import type { Evidence, Finding, Savings } from '../core/finding.ts';
import { sameChange } from './change.ts';
import type { Opinion, Unit } from './model.ts';

/**
 * What the proposal of a unit saves, on each basis that it or another opinion about the same change states. No basis
 * is converted into another: each amount is some source's own.
 */
export function mergedSavings({ winner, carrier, opinions }: Unit): Savings {
  if (winner === undefined) return {};
  let merged = winner.savings;
  if (opinions.length === 1) return merged;
  if (carrier !== undefined && carrier !== winner) merged = lend(merged, carrier.savings);
  // what was found to be the same opinion before what merely proposes the same
  for (const other of winner.duplicates ?? []) if (canLendTo(winner, other)) merged = lend(merged, other.savings);
  for (const other of opinions) {
    if (other !== winner && other !== carrier && canLendTo(winner, other)) merged = lend(merged, other.savings);
  }
  return merged;
}

function canLendTo({ finding }: Opinion, other: Opinion): boolean {
  return other.struck !== 'excluded' && other.struck !== 'stale' && sameChange(other.finding.action, finding.action);
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
  const better = duplicates.find((duplicate) => duplicate.finding.grade.value === grade);
  const kept = grade === finding.grade.value || better === undefined ? finding.grade : better.finding.grade;
  return { ...finding, evidence, grade: kept };
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
