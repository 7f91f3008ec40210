import type { Facet } from '../core/action.ts';
import type { Finding, Savings } from '../core/finding.ts';
import type { Resource } from '../core/resource.ts';
import type { ResourceState } from '../core/resource-state.ts';
import { currencyOf, exactOf, statedOn } from './amounts.ts';
import { basisOf } from './basis.ts';
import { poolOf } from './commitment-identity.ts';
import type { Opinion, Shared, States, Subject, Subjects, Unit } from './model.ts';
import { opportunityId, resourceKey } from './resource-key.ts';
import { traitsOf } from './source-row.ts';
import { compareStatements, compareText } from './statement-order.ts';

/** The opinions by resource and facet. Two opinions meet where their resources have one key. */
export function gather(findings: Iterable<Finding>, states: States, shared: Shared): Subjects {
  const index: Index = { all: [], byKey: new Map(), byId: new Map() };
  for (const finding of findings) {
    const unit = unitOf(subjectOf(finding.resource, index, states), finding.facet);
    unit.opinions.push(readOpinion(finding, unit, shared));
  }
  // one order of the opinions, whatever order they came in
  for (const { units } of index.all) for (const { opinions } of units) opinions.sort(byIdAndAge);
  return index;
}

interface Index extends Subjects {
  readonly all: Subject[];
  readonly byKey: Map<string, Subject>;
  /** Most ids are of one resource: looking here first saves spelling the key for every opinion. */
  readonly byId: Map<string, Subject>;
}

function subjectOf(resource: Resource, { all, byKey, byId }: Index, states: States): Subject {
  const near = resource.kind === 'resource' ? byId.get(resource.id) : undefined;
  if (near !== undefined && isSame(near.resource, resource)) return near;
  const key = resourceKey(resource);
  const known = byKey.get(key);
  if (known !== undefined) return known;
  const named = resource.kind === 'commitment' ? poolOf(resource) : resource;
  const subject: Subject = { key, resource: named, state: states.get(key), units: [] };
  all.push(subject);
  byKey.set(key, subject);
  if (resource.kind === 'resource' && near === undefined) byId.set(resource.id, subject);
  return subject;
}

function isSame(left: Resource, right: Resource): boolean {
  return (
    left.kind === 'resource' &&
    right.kind === 'resource' &&
    left.region === right.region &&
    left.type === right.type &&
    left.service === right.service &&
    left.accountId === right.accountId
  );
}

export function statesByKey(states: Iterable<ResourceState>): Map<string, ResourceState> {
  const byKey = new Map<string, ResourceState>();
  for (const state of states) byKey.set(state.key, state);
  return byKey;
}

function unitOf(subject: Subject, facet: Facet): Unit {
  for (const unit of subject.units) if (unit.facet === facet) return unit;
  const unit: Unit = {
    id: opportunityId(subject.key, facet),
    facet,
    subject,
    opinions: [],
    winner: undefined,
    carrier: undefined,
    counted: 0,
    taken: undefined,
    beside: undefined,
    mayAdd: false,
    mayFall: false,
    rule: 'the only opinion',
  };
  subject.units.push(unit);
  return unit;
}

function readOpinion(finding: Finding, unit: Unit, shared: Shared): Opinion {
  const traits = traitsOf(finding.source);
  const savings = traits.relation === 'hub' ? inHubMode(finding.savings, shared) : finding.savings;
  const currency = currencyOf(savings);
  const stated = currency === undefined ? undefined : statedOn(savings, basisOf(shared, currency), currency);
  const amount = currency === undefined ? undefined : exactOf(stated, currency);
  return {
    finding,
    traits,
    unit,
    savings,
    currency,
    amount,
    money: stated?.kind === 'known' ? stated.value : undefined,
    unstated: stated === savings.unstated,
    grade: finding.grade.value,
    duplicates: undefined,
    lender: undefined,
    struck: undefined,
    by: undefined,
    why: '',
  };
}

/** A check that repeats the Hub states its amounts on the Hub's basis, where the account's choice of it was read. */
function inHubMode(savings: Savings, { preferences: { savingsEstimationMode } }: Shared): Savings {
  if (savingsEstimationMode === undefined || savings.unstated === undefined) return savings;
  const { unstated, ...stated } = savings;
  if (savingsEstimationMode === 'list') return { list: unstated, ...stated };
  return { afterDiscounts: unstated, ...stated };
}

/** By id, then what rule 2 keeps first. */
function byIdAndAge(left: Opinion, right: Opinion): number {
  return compareText(left.finding.id, right.finding.id) || compareStatements(left, right);
}
