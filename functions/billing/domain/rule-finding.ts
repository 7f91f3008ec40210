import { type Estimate, known, unknown } from '../../../lib/core/estimate.ts';
import type { Evidence, Finding } from '../../../lib/core/finding.ts';
import { findingId } from '../../../lib/core/finding-id.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { roundMoney } from '../../../lib/core/money.ts';
import { api } from './gaps.ts';
import { identify } from './place.ts';
import type { Rule, Verdict } from './rule.ts';

const family = 'billing';
const gradeWhy = 'a rule of thumb over a bill: what it is used for was not measured';
const notAsked = 'the bill does not tell what commitments would do with the hours that become free';

export interface FindingContext {
  /** The moment that the bill reaches to. */
  readonly refreshedAt: string;
  readonly retrievedAt: string;
  /** Keys of tags that name an owner, the first that is present wins. */
  readonly ownerTags: readonly string[];
}

/** A verdict as a finding; `undefined` where nothing says what it is about. */
export function findingOf(rule: Rule, verdict: Verdict, context: FindingContext): Finding | undefined {
  const { place, action, saving, currentCost, targetCost, billChange, restartNeeded, rollback, purchase } = verdict;
  const tags = ownTags(verdict.tags);
  const resource = identify(place, tags);
  if (resource === undefined) return undefined;
  const { facet } = rule;
  const id = findingId({ family, check: rule.name, resource, facet, action });
  return {
    id,
    source: {
      agent: 'billing',
      family,
      api,
      check: rule.name,
      refreshedAt: context.refreshedAt,
      retrievedAt: context.retrievedAt,
    },
    resource,
    facet,
    action,
    savings: { list: inCents(saving) },
    monthlyCost: {
      ...(currentCost && { current: inCents(currentCost) }),
      ...(targetCost && { target: inCents(targetCost) }),
    },
    billChange: billChange === undefined ? unknown(notAsked) : inCents(billChange),
    effort: verdict.effort,
    risk: verdict.risk,
    ...(restartNeeded !== undefined && { restartNeeded }),
    rollback: rollback ?? {},
    ...(purchase && { purchase }),
    lookbackDays: verdict.lookbackDays,
    grade: { value: 'C', why: gradeWhy },
    owner: ownerOf(tags, context.ownerTags),
    evidence: verdict.figures.map(({ field, value, unit }, index): Evidence => {
      const evidenceId = hashOf([id, api, field, String(index)]);
      return { id: evidenceId, api, field, value, ...(unit && { unit }), at: context.refreshedAt };
    }),
  };
}

/** Savings are stated in cents, as all sources state them. */
function inCents(estimate: Estimate): Estimate {
  switch (estimate.kind) {
    case 'known':
      return known(roundMoney(estimate.value));
    case 'range':
      return { kind: 'range', low: roundMoney(estimate.low), high: roundMoney(estimate.high) };
    case 'unknown':
      return estimate;
  }
}

function ownerOf(tags: Verdict['tags'], ownerTags: readonly string[]): Finding['owner'] {
  for (const wanted of ownerTags) {
    const [, value] = Object.entries(tags ?? {}).find(([key]) => bare(key) === bare(wanted)) ?? [];
    if (value) return { value, how: 'tag' };
  }
  return { how: 'unknown' };
}

/** Tags by the keys that people gave them: a CUR writes `user:` or `user_` before each. */
function ownTags(tags: Verdict['tags']): Verdict['tags'] {
  return tags && Object.fromEntries(Object.entries(tags).map(([key, value]) => [key.replace(/^user[:_]/, ''), value]));
}

function bare(key: string): string {
  return key.toLowerCase().replace(/^user[:_]/, '');
}
