import type { Opportunity } from '../core/analysis.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Owner, Savings } from '../core/finding.ts';
import { hashOf } from '../core/hash.ts';
import type { Resource } from '../core/resource.ts';
import { statusNow } from './decisions.ts';
import { mergedFinding } from './merge.ts';
import type { Opinion, Shared, Unit } from './model.ts';

/** One decision for a person, of a unit whose fate is settled. Its place in the order is 0 until all are known. */
export function toOpportunity(unit: Unit, savings: Savings, billChange: Estimate, shared: Shared): Opportunity {
  const { id, facet, opinions, winner } = unit;
  const contentHash = contentHashOf(unit, shared);
  const decision = shared.decisions.get(id);
  const opportunity: Opportunity = {
    id,
    unit: { resource: resourceOf(unit), facet },
    opinions: opinions.map(mergedFinding),
    winner: winner?.finding.id ?? null,
    rule: unit.rule,
    savings,
    billChange,
    effort: winner?.finding.effort ?? 'unknown',
    risk: winner?.finding.risk ?? 'unknown',
    owner: ownerOf(winner, opinions),
    order: 0,
    contentHash,
    firstSeen: firstSeenOf(opinions) ?? shared.asOf,
    status: statusNow(decision, { contentHash, hasWinner: winner !== undefined, asOf: shared.asOf }),
  };
  if (decision) opportunity.decision = decision;
  return opportunity;
}

/**
 * What a decision is bound to: what is proposed, and what the resource is now. Two days with another amount, or
 * another source that proposes the same, have one hash.
 */
function contentHashOf({ winner, subject: { state } }: Unit, { contentHashes }: Shared): string {
  const action = winner?.finding.action;
  const current = state?.configuration ?? action?.current;
  const terms = winner ? purchaseTerms(winner.finding.resource) : undefined;
  const memoKey = `${action?.kind}\n${terms}\n${action?.target}\n${current}`;
  let hash = contentHashes.get(memoKey);
  if (hash === undefined) {
    hash = hashOf([action?.kind, action?.target, current, terms]);
    contentHashes.set(memoKey, hash);
  }
  return hash;
}

function purchaseTerms(resource: Resource): string | undefined {
  return resource.kind === 'commitment' ? `${resource.term}/${resource.payment}` : undefined;
}

/** As the winner names it. Of purchases the pool: term and payment are the opinions'. */
function resourceOf({ winner, opinions, subject }: Unit): Resource {
  if (subject.resource.kind === 'commitment') return subject.resource;
  return (winner ?? opinions[0])?.finding.resource ?? subject.resource;
}

function ownerOf(winner: Opinion | undefined, opinions: readonly Opinion[]): Owner {
  if (winner && winner.finding.owner.how !== 'unknown') return winner.finding.owner;
  const other = opinions.find(({ finding }) => finding.owner.how !== 'unknown');
  return (other ?? winner ?? opinions[0])?.finding.owner ?? { how: 'unknown' };
}

function firstSeenOf(opinions: readonly Opinion[]): string | undefined {
  let first: string | undefined;
  for (const { finding } of opinions) {
    if (finding.firstSeen !== undefined && (first === undefined || finding.firstSeen < first))
      first = finding.firstSeen;
  }
  return first;
}
