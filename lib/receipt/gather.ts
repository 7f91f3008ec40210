import type { ResourceState } from '../core/estate.ts';
import type { Facet, Finding, Savings } from '../core/finding.ts';
import type { Resource } from '../core/resource.ts';
import { currencyOf, statedIn } from './amounts.ts';
import { basisOf } from './basis.ts';
import { readExact } from './decimal.ts';
import type { Opinion, Shared, States, Subject, Subjects, Unit } from './model.ts';
import { opportunityId, resourceKey } from './resource-key.ts';
import { traitsOf } from './source-row.ts';
import { compareStatements, compareText } from './statement-order.ts';

/** The opinions by resource and facet. Two opinions meet where their resources have one key. */
export function gather(findings: Iterable<Finding>, states: States, shared: Shared): Subjects {
  const all: Subject[] = [];
  const byKey = new Map<string, Subject>();
  // most ids are of one resource: looking there first saves spelling the key for every opinion
  const byId = new Map<string, Subject>();
  for (const finding of findings) {
    const { resource } = finding;
    const near = resource.kind === 'resource' ? byId.get(resource.id) : undefined;
    let subject = near !== undefined && isSame(near.resource, resource) ? near : undefined;
    if (subject === undefined) {
      const key = resourceKey(resource);
      subject = byKey.get(key);
      if (subject === undefined) {
        subject = { key, resource, state: states.get(key), units: [] };
        byKey.set(key, subject);
        all.push(subject);
        if (resource.kind === 'resource' && near === undefined) byId.set(resource.id, subject);
      }
    }
    const unit = unitOf(subject, finding.facet);
    unit.opinions.push(readOpinion(finding, unit, shared));
  }
  for (const { units } of all) for (const { opinions } of units) sortOpinions(opinions);
  return { all, byKey };
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
  const stated = currency === undefined ? undefined : statedIn(savings, basisOf(shared, currency), currency);
  return {
    finding,
    traits,
    unit,
    savings,
    currency,
    amount: stated && readExact(stated.value.amount),
    money: stated?.value,
    unstated: stated !== undefined && stated === savings.unstated,
    grade: finding.grade.value,
    duplicates: undefined,
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

/** The built-in sort allocates, which is worth it for many opinions only. */
const fewOpinions = 16;

/** One order of the opinions, whatever order they came in: by id, then what rule 2 keeps first. */
function sortOpinions(opinions: Opinion[]): void {
  if (opinions.length > fewOpinions) opinions.sort(byIdAndAge);
  else for (let index = 1; index < opinions.length; index++) sinkInto(opinions, index);
}

function sinkInto(opinions: Opinion[], from: number): void {
  for (let index = from; index > 0; index--) {
    const left = opinions[index - 1];
    const right = opinions[index];
    if (left === undefined || right === undefined || byIdAndAge(left, right) <= 0) return;
    opinions[index - 1] = right;
    opinions[index] = left;
  }
}

function byIdAndAge(left: Opinion, right: Opinion): number {
  return compareText(left.finding.id, right.finding.id) || compareStatements(left, right);
}
