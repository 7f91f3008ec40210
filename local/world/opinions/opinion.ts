import { type Estimate, known, unknown } from '../../../lib/core/estimate.ts';
import type { Finding, Savings, SourceFamily } from '../../../lib/core/finding.ts';
import { findingId } from '../../../lib/core/finding-id.ts';
import type { Level } from '../../../lib/core/level.ts';
import type { Money } from '../../../lib/core/money.ts';
import type { Resource } from '../../../lib/core/resource.ts';
import type { Site } from '../account.ts';
import { minutesBefore } from '../calendar.ts';
import type { Move } from '../moves.ts';
import { cents, toMoney, type Usd } from '../usd.ts';

/** What differs between the opinions of one source and another's. */
export interface Opinion {
  readonly agent: string;
  readonly family: SourceFamily;
  readonly api: string;
  readonly check?: string;
  readonly recommendationId?: string;
  readonly rank?: number;
  /** Hours since the source looked. */
  readonly ageHours: number;
  readonly resource: Resource;
  readonly facet: Finding['facet'];
  readonly move: Move;
  readonly current?: string;
  readonly savings: Savings;
  readonly monthlyCost?: Finding['monthlyCost'];
  readonly effort?: Level;
  readonly risk?: Level;
  readonly restartNeeded?: boolean;
  readonly rollbackPossible?: boolean;
  readonly purchase?: NonNullable<Finding['purchase']>;
  readonly isExcluded?: boolean;
  readonly grade: Finding['grade'];
  readonly lookbackDays?: number;
  /** The field that the amount, or its absence, was read from. */
  readonly evidence: { readonly field: string; readonly value: string; readonly unit?: string };
}

/** The opinion as an agent would report it, retrieved at the world's moment. */
export function findingOf(site: Site, opinion: Opinion): Finding {
  const { family, check, resource, facet, api, move, current, evidence, isExcluded } = opinion;
  const refreshedAt = minutesBefore(site.asOf, opinion.ageHours * 60);
  const action = {
    kind: move.kind,
    ...(current !== undefined && { current }),
    ...(move.target !== undefined && { target: move.target }),
  };
  const id = findingId({ family, check, resource, facet, action });
  return {
    id,
    source: { ...sourceOf(opinion), refreshedAt, retrievedAt: site.asOf },
    resource,
    facet,
    action,
    savings: opinion.savings,
    monthlyCost: opinion.monthlyCost ?? {},
    billChange: unknown('coverage not considered'),
    effort: opinion.effort ?? 'unknown',
    risk: opinion.risk ?? 'unknown',
    ...(opinion.restartNeeded !== undefined && { restartNeeded: opinion.restartNeeded }),
    rollback: opinion.rollbackPossible === undefined ? {} : { possible: opinion.rollbackPossible },
    ...(opinion.purchase && { purchase: opinion.purchase }),
    ...(isExcluded && { excluded: 'excluded in Trusted Advisor' }),
    ...(opinion.lookbackDays !== undefined && { lookbackDays: opinion.lookbackDays }),
    grade: opinion.grade,
    owner: ownerOf(site, resource),
    evidence: [{ id: `${id}-1`, api, ...evidence, at: refreshedAt }],
  };
}

/** An amount that a source states, in cents. */
export function stated(amount: Usd): Estimate {
  return known(toMoney(cents(amount)));
}

/** An amount in a source's own spelling, for evidence. */
export function amountText(amount: Usd): string {
  return toMoney(cents(amount)).amount;
}

/** A cost that is not rounded by whoever states it. */
export function exactly(amount: Usd): Money {
  return toMoney(amount);
}

function sourceOf({ agent, family, api, check, recommendationId, rank }: Opinion) {
  return {
    agent,
    family,
    api,
    ...(check !== undefined && { check }),
    ...(recommendationId !== undefined && { recommendationId }),
    ...(rank !== undefined && { rank }),
  };
}

/** The first owner tag, else the account. */
function ownerOf(site: Site, resource: Resource): Finding['owner'] {
  const team = resource.kind === 'resource' ? resource.tags?.team : undefined;
  return team === undefined ? { value: site.name, how: 'account' } : { value: team, how: 'tag' };
}
