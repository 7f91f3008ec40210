import type { ActionKind, Facet } from '../core/action.ts';
import type { Decision, OpportunityStatus } from '../core/decision.ts';
import type { Estate } from '../core/estate.ts';
import type { Estimate } from '../core/estimate.ts';
import type { Finding, Grade, SourceFamily } from '../core/finding.ts';
import type { Level } from '../core/level.ts';
import type { Commitment, Resource } from '../core/resource.ts';
import type { ResourceState } from '../core/resource-state.ts';
import { opportunityId, resourceKey } from './resource-key.ts';

/** Short spellings of findings and relations, for tests that are to be read as a table. */

export const asOf = '2026-11-01T00:00:00Z';
export const account = '111111111111';
export const region = 'us-east-1';

/** Told of a finding beside its id, resource and action. */
export interface Told {
  /** `hub`, `co` (Compute Optimizer), `ce` (Cost Explorer), `bill`, or the id of a check. */
  readonly by: string;
  /** `12.50`, `5..9` (a range), `?` (unknown), in US dollars; `12.50 EUR` in another currency. */
  readonly list?: string;
  readonly net?: string;
  readonly unstated?: string;
  readonly facet?: Facet;
  readonly grade?: Grade['value'];
  readonly effort?: Level;
  readonly risk?: Level;
  readonly restart?: boolean;
  readonly rank?: number;
  /** Current and target cost of the resource, `100>60`. */
  readonly cost?: string;
  readonly ageHours?: number;
  readonly account?: string;
  readonly region?: string;
  readonly tags?: Record<string, string>;
  readonly excluded?: string;
  readonly evidence?: readonly string[];
  /** Of purchases: what they could price a month, `1000` or `?`, and the units of a reservation. */
  readonly eligible?: string;
  readonly units?: number;
  readonly term?: Commitment['term'];
  readonly payment?: Commitment['payment'];
  readonly scope?: Commitment['scope'];
}

const families: Readonly<Record<string, SourceFamily>> = {
  hub: 'cost-optimization-hub',
  co: 'compute-optimizer',
  ce: 'cost-explorer',
  bill: 'billing',
};
const usualGrades: Readonly<Record<string, Grade['value']>> = {
  hub: 'B',
  co: 'B',
  ce: 'B',
  bill: 'C',
  Qch7DwouX1: 'C',
};

/**
 * A finding such as `finding('hub', 'i-1', 'rightsize m5.2xlarge>m5.large', { by: 'hub', list: '40' })`.
 *
 * @param id stands for the hash, so that a case can name it
 * @param thing see {@link resourceOf}
 * @param doing action, and from what to what
 */
export function finding(id: string, thing: string, doing: string, told: Told): Finding {
  const [kind = '', change] = doing.split(' ');
  const [current, target] = change?.split('>') ?? [];
  const family = families[told.by] ?? 'trusted-advisor';
  const at = hoursBefore(told.ageHours ?? 12);
  const [currentCost, targetCost] = told.cost?.split('>') ?? [];
  return {
    id,
    source: {
      agent: family === 'trusted-advisor' ? 'trusted-advisor' : 'rightsizing',
      family,
      api: `${family}:Read`,
      ...(family === 'trusted-advisor' && { check: told.by }),
      ...(told.rank && { rank: told.rank }),
      refreshedAt: at,
      retrievedAt: asOf,
    },
    resource: withTags(resourceOf(thing, told), told.tags),
    facet: told.facet ?? facetOf(thing),
    action: { kind: kindOf(kind, thing), ...(current && { current }), ...(target && { target }) },
    savings: {
      ...(told.list && { list: estimate(told.list) }),
      ...(told.net && { afterDiscounts: estimate(told.net) }),
      ...(told.unstated && { unstated: estimate(told.unstated) }),
    },
    monthlyCost: {
      ...(currentCost && { current: estimate(currentCost) }),
      ...(targetCost && { target: estimate(targetCost) }),
    },
    billChange: { kind: 'unknown', reason: 'coverage was not read' },
    effort: told.effort ?? 'low',
    risk: told.risk ?? 'low',
    ...(told.restart !== undefined && { restartNeeded: told.restart }),
    rollback: {},
    ...(told.eligible && { purchase: { eligible: estimate(told.eligible), ...(told.units && { units: told.units }) } }),
    ...(told.excluded && { excluded: told.excluded }),
    grade: { value: told.grade ?? usualGrades[told.by] ?? 'B', why: `graded by ${told.by}` },
    owner: { how: 'unknown' },
    evidence: (told.evidence ?? []).map((field) => ({ id: field, api: `${family}:Read`, field, value: '1', at })),
  };
}

/** `12.50`, `5..9`, `?`, each with a currency behind it where it is not USD. */
export function estimate(text: string): Estimate {
  if (text === '?') return { kind: 'unknown', reason: 'not stated' };
  const [amounts = '', currency = 'USD'] = text.split(' ');
  const [low = '', high] = amounts.split('..');
  if (high === undefined) return { kind: 'known', value: { amount: low, currency } };
  return { kind: 'range', low: { amount: low, currency }, high: { amount: high, currency } };
}

const kinds: Readonly<Record<string, readonly [service: string, type: string, facet: Facet]>> = {
  i: ['ec2', 'instance', 'compute'],
  vol: ['ec2', 'volume', 'storage'],
  nat: ['ec2', 'natgateway', 'network'],
  ip: ['ec2', 'elastic-ip', 'network'],
  asg: ['autoscaling', 'autoScalingGroup', 'compute'],
  db: ['rds', 'db', 'compute'],
  cluster: ['rds', 'cluster', 'storage'],
  redshift: ['redshift', 'cluster', 'compute'],
  fn: ['lambda', 'function', 'compute'],
};

/** `i-1`, `vol-1`, `asg-web`, `db-1`, `cluster-1`, `fn-1`, or of purchases `plan compute`, `reservation rds r5`. */
export function resourceOf(thing: string, told: Partial<Told> = {}): Resource {
  const accountId = told.account ?? account;
  const [first = '', product = '', family] = thing.split(' ');
  if (product !== '') {
    return {
      kind: 'commitment',
      accountId,
      instrument: first === 'plan' ? 'savings-plan' : 'reservation',
      product,
      scope: told.scope ?? 'payer',
      ...(family && { family, region: told.region ?? region }),
      ...(told.term && { term: told.term }),
      ...(told.payment && { payment: told.payment }),
    };
  }
  const [service, type] = kinds[first.split('-')[0] ?? ''] ?? ['other', 'thing'];
  return { kind: 'resource', accountId, region: told.region ?? region, service, type, id: thing };
}

function withTags(resource: Resource, tags: Record<string, string> | undefined): Resource {
  return resource.kind === 'resource' && tags ? { ...resource, tags } : resource;
}

function facetOf(thing: string): Facet {
  return thing.includes(' ') ? 'commitment' : (kinds[thing.split('-')[0] ?? '']?.[2] ?? 'compute');
}

function kindOf(kind: string, thing: string): ActionKind {
  if (kind !== 'buy') return kind as ActionKind;
  return thing.startsWith('plan') ? 'purchase-savings-plan' : 'purchase-reservation';
}

export function hoursBefore(hours: number): string {
  return new Date(Date.parse(asOf) - hours * 3_600_000).toISOString();
}

export function keyOf(thing: string, told: Partial<Told> = {}): string {
  return resourceKey(resourceOf(thing, told));
}

/** The opportunity of a thing, on its usual facet. */
export function opportunityOf(thing: string, told: Partial<Told> = {}): string {
  return opportunityId(keyOf(thing, told), told.facet ?? facetOf(thing));
}

/** Relations by short names; an instance that is not told is in no group, a volume that is not told is attached to none. */
export interface ToldState {
  readonly group?: string | null;
  readonly cluster?: string | null;
  readonly attachedTo?: { readonly to: string; readonly deletedWithIt?: boolean } | null;
  readonly exists?: boolean;
  readonly tags?: Record<string, string>;
  readonly configuration?: string;
  /** Shares by commitment; none is wholly on demand. `undefined`: not read. */
  readonly coverage?: Readonly<Record<string, string>> | undefined;
}

const usualState: ToldState = { group: null, cluster: null, attachedTo: null, coverage: {} };

/** @param things those that were read; what is told of one replaces what is usual of it, `undefined` was not read */
export function statesOf(things: Readonly<Record<string, ToldState>>): ResourceState[] {
  return Object.entries(things).map(([thing, told]) => {
    const { group, cluster, attachedTo, coverage, ...rest } = { ...usualState, ...told };
    return {
      key: keyOf(thing),
      ...rest,
      ...(group !== undefined && { group: group && keyOf(group) }),
      ...(cluster !== undefined && { cluster: cluster && keyOf(cluster) }),
      ...(attachedTo !== undefined && { attachedTo: attachedTo && attachmentOf(attachedTo) }),
      ...(coverage && {
        coverage: Object.entries(coverage).map(([commitmentId, share]) => ({ commitmentId, share })),
      }),
    };
  });
}

function attachmentOf({ to, deletedWithIt }: NonNullable<ToldState['attachedTo']>) {
  return { key: keyOf(to), ...(deletedWithIt !== undefined && { deletedWithIt }) };
}

export function estateOf(things: Readonly<Record<string, ToldState>>, more: Partial<Estate> = {}): Estate {
  return { resources: statesOf(things), preferences: {}, unread: [], ...more };
}

/** A person's decision about the opportunity of a thing, a day before unless told. */
export function decided(thing: string, status: OpportunityStatus, more: Partial<Decision> = {}): Decision {
  return { opportunityId: opportunityOf(thing), status, by: 'ann', at: hoursBefore(24), contentHash: '', ...more };
}
