import { type Estimate, unknown } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { findingId } from '../../../lib/core/finding-id.ts';
import type { Resource } from '../../../lib/core/resource.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import { actionOf } from './action.ts';
import { evidenceOf } from './evidence.ts';
import type { RecommendationFact, ResourceFact } from './facts.ts';
import type { Row } from './row.ts';
import { inBasisOf, lookbackOf, monthlyCostOf, purchaseOf, savingOf } from './stated.ts';
import { subjectOf } from './subject.ts';

/** One row of one check, and where it came from. */
export interface Statement {
  readonly api: string;
  readonly accountId: string;
  readonly recommendation: RecommendationFact;
  readonly resource: ResourceFact;
  /** What the row states; or why that cannot be read. */
  readonly row: Row | { readonly unreadable: string };
  readonly retrievedAt: string;
}

const family = 'trusted-advisor';

/** What Trusted Advisor says of one resource, as a finding: the same one whichever of its two APIs said it. */
export function findingOf(statement: Statement): Finding {
  const { api, accountId, recommendation, resource, retrievedAt } = statement;
  const { checkId } = recommendation;
  const row = 'unreadable' in statement.row ? [] : statement.row;
  const { facet, grade, gradeWhy } = checkRow(checkId);
  const subject = subjectOf(checkId, row, accountId, resource);
  const action = actionOf(checkId, row);
  const id = findingId({ family, check: checkId, resource: subject, facet, action });
  const saving = 'unreadable' in statement.row ? unknown(statement.row.unreadable) : savingOf(checkId, row);
  const excluded = exclusionOf(recommendation, resource);
  const lookbackDays = lookbackOf(checkId, row);
  return {
    id,
    source: sourceOf(statement),
    resource: subject,
    facet,
    action,
    savings: inBasisOf(checkId, saving),
    monthlyCost: monthlyCostOf(checkId, row, saving),
    billChange: billChangeOf(subject),
    effort: 'unknown',
    risk: 'unknown',
    rollback: {},
    ...(subject.kind === 'commitment' && { purchase: purchaseOf(checkId, row, saving) }),
    ...(excluded !== undefined && { excluded }),
    ...(lookbackDays !== undefined && { lookbackDays }),
    grade: { value: grade, why: gradeWhy },
    // Trusted Advisor states no tags, and an account is nobody who could be asked.
    owner: { how: 'unknown' },
    evidence: evidenceOf(id, row, api, retrievedAt),
  };
}

function sourceOf({ api, recommendation, resource, retrievedAt }: Statement): Finding['source'] {
  const { checkId, recommendationId } = recommendation;
  const refreshedAt = later(resource.refreshedAt, recommendation.refreshedAt);
  return {
    agent: 'trusted-advisor',
    family,
    api,
    retrievedAt,
    ...(checkId !== undefined && { check: checkId }),
    ...(recommendationId !== undefined && { recommendationId }),
    ...(refreshedAt !== undefined && { refreshedAt }),
  };
}

/** A check that still lists a resource has looked at it again, even where the resource's own entry is older. */
function later(left: string | undefined, right: string | undefined): string | undefined {
  if (left === undefined || right === undefined) return left ?? right;
  return left > right ? left : right;
}

function billChangeOf(subject: Resource): Estimate {
  return unknown(
    subject.kind === 'commitment'
      ? 'it depends on how much of the usage stays, which Trusted Advisor does not tell'
      : 'Trusted Advisor tells neither what commitments cover nor what discounts this account has',
  );
}

function exclusionOf({ lifecycleStage }: RecommendationFact, { excluded }: ResourceFact): string | undefined {
  if (excluded) return 'excluded in Trusted Advisor';
  if (lifecycleStage !== 'dismissed' && lifecycleStage !== 'resolved') return undefined;
  return `${lifecycleStage} in Trusted Advisor Priority`;
}
