import type { Finding } from '../../../lib/core/finding.ts';
import type { BillFacts } from './bill.ts';
import type { BillColumn } from './columns.ts';
import type { Group, Question } from './question.ts';
import type { JudgeContext, Rule, RuleNeeds } from './rule.ts';
import { type FindingContext, findingOf } from './rule-finding.ts';
import type { UnusableCost } from './usable-costs.ts';
import type { Window } from './window.ts';

/** What one rule came to. */
export interface RuleOutcome {
  readonly rule: string;
  readonly title: string;
  readonly state: 'judged' | 'cannot-say';
  /** "cannot say: column x_UsageType is missing" */
  readonly reason?: string;
  readonly threshold: string;
  readonly priceSource: string;
  readonly limits: string;
  /** Groups of rows that were looked at. */
  readonly examined: number;
  readonly findings: number;
}

/** Why a rule cannot say anything about this bill; `undefined` where it can. */
export function cannotSay(
  { needs }: Rule,
  facts: BillFacts,
  unusable: readonly UnusableCost[],
  window: Window | undefined,
): string | undefined {
  if (looksAtNothing(needs, facts)) return undefined;
  for (const column of needs.columns) {
    const reason = columnReason(column, facts);
    if (reason !== undefined) return `cannot say: ${reason}`;
  }
  for (const kind of needs.costs) {
    const reason = unusable.find((each) => each.kind === kind)?.reason;
    if (reason !== undefined) return `cannot say: ${reason}`;
  }
  if (window === undefined) return 'cannot say: no day of the export is complete';
  if (needs.over === 'hours' && facts.grain.hours === 0) return 'cannot say: the export has days and not hours';
  return undefined;
}

/** Whether it is about rows that have something of which no row has any: a bill without commitments wastes none. */
function looksAtNothing({ where = [] }: RuleNeeds, { columns }: BillFacts): boolean {
  const present = where.flatMap((condition) =>
    'isPresent' in condition && condition.isPresent ? [condition.column] : [],
  );
  return columns.some(({ column, state }) => state === 'empty' && present.some((each) => each === column));
}

function columnReason(wanted: BillColumn, { columns, format }: BillFacts): string | undefined {
  const fact = columns.find(({ column }) => column === wanted);
  if (fact?.state === 'there') return undefined;
  const name = fact?.source.join(' or ') || wanted;
  if (fact?.state === 'empty') return `column ${name} is empty`;
  return fact?.source.length === 0 ? `${format} has no column for ${wanted}` : `column ${name} is missing`;
}

/** What a rule asks the bill, in one currency. */
export function ruleQuestion({ needs }: Rule, currency: string, window: Window): Question {
  const { where = [], groupBy, sums, latest, withTags, over } = needs;
  const span = over === 'hours' ? window.hours : window.days;
  return {
    where: [
      { column: 'BillingCurrency', in: [currency] },
      ...(over === 'all' ? [] : [{ column: 'Day', from: span.start, before: span.end } as const]),
      ...(over === 'hours' ? [{ isHourly: true } as const] : []),
      ...where,
    ],
    groupBy,
    sums,
    ...(latest && { latest }),
    ...(withTags && { withTags }),
  };
}

/** The findings of a rule. */
export function judgeRule(
  rule: Rule,
  groups: readonly Group[],
  judging: JudgeContext,
  finding: FindingContext,
): Finding[] {
  return rule.judge(groups, judging).flatMap((verdict) => findingOf(rule, verdict, finding) ?? []);
}

/** What is told of a rule beside its findings. */
export function outcomeOf(
  rule: Rule,
  told: { readonly reason?: string | undefined; readonly examined: number; readonly findings: number },
): RuleOutcome {
  const { name, title, threshold, priceSource, limits } = rule;
  const { reason, examined, findings } = told;
  const state = reason === undefined ? 'judged' : 'cannot-say';
  return { rule: name, title, state, ...(reason && { reason }), threshold, priceSource, limits, examined, findings };
}
