import type { ActionKind, Facet } from '../core/action.ts';
import type { Grade } from '../core/finding.ts';

/**
 * Whose opinion a row repeats. `hub`, `compute-optimizer`: the row shows that engine's opinion over again. `legacy`:
 * Trusted Advisor's own older judgement, which any opinion of those two replaces (rule 2). `own`: nobody else's.
 */
export type Relation = 'own' | 'hub' | 'compute-optimizer' | 'legacy';

/** What one source, or one check of Trusted Advisor, is. */
export interface SourceRow {
  readonly title: string;
  /** `as-stated`: the source names the action in each answer. */
  readonly action: ActionKind | 'as-stated';
  readonly facet: Facet;
  /** What it flags, `service/type` as in an ARN; of purchases the product, as `identifyCommitment` reads it. */
  readonly flags: string;
  readonly basis: 'as-stated' | 'list' | 'unstated';
  readonly grade: Grade['value'];
  readonly gradeWhy: string;
  /** An opinion whose source looked longer ago than this does not count (rule 1). */
  readonly maximumAgeHours: number;
  readonly relation: Relation;
  /** What the dollars in it are: a saving, the monthly cost of the resource, or none at all. */
  readonly states: 'saving' | 'cost' | 'nothing';
  /** AWS answers a call of this check with an error since 2026-01-09. */
  readonly retired: boolean;
}
