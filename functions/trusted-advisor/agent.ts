import type { Finding } from '../../lib/core/finding.ts';
import type { Gap } from '../../lib/core/gap.ts';
import type { Outcome } from '../../lib/core/report.ts';
import type { RunCost } from '../../lib/core/run-cost.ts';
import { isInScope } from '../../lib/core/scope.ts';
import type { Settings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import { netOf } from '../../lib/receipt/net-of.ts';
import { columnsOf, regionHeadings } from './domain/check-columns.ts';
import type { CheckFact, RecommendationFact, Refusal, ResourceFact } from './domain/facts.ts';
import { findingOf, type Statement } from './domain/finding.ts';
import { checkGaps, gapsOfSource, type LostCheck, lostCheckGaps, misfitGaps, tagGaps } from './domain/gaps.ts';
import { askableChecks, mayConcern, resourcesToRead } from './domain/reading.ts';
import { isMisfit, readRow } from './domain/row.ts';
import { countResource, factsOf, startTally, type Tally } from './domain/tally.ts';
import type { AdviceSource, Answer, Pages, TrustedAdvisorGateway } from './gateway.ts';

export interface Deps {
  readonly gateway: TrustedAdvisorGateway;
  /** The account that is asked, where no ARN tells it: the Support API names none. */
  accountId(): Promise<string>;
  /** What the requests of this run came to, counted where they pass. */
  cost(): RunCost;
}

export interface Invocation {
  /** Aborted when the time is up: what was read until then is the answer. */
  readonly signal: AbortSignal;
  /** The moment that the answer speaks of. */
  now(): Date;
  readonly settings: Settings;
}

/** Recommendations whose first page is asked for while an earlier one is read: AWS states no limit, and throttles. */
const readAheadOf = 4;

/**
 * What Trusted Advisor says of cost in this account, a finding for each flagged resource. Resources are read from AWS
 * while their findings are taken.
 */
export async function run(task: Task, deps: Deps, invocation: Invocation): Promise<Outcome> {
  const advice = await readAdvice(deps, invocation);
  const reading = startReading(advice, task, invocation);
  return {
    findings: findingsOf(reading, advice.recommendations),
    conclude: () => {
      const gaps = gapsOf(reading);
      return {
        ...netOf(reading.taken, task.asOf, invocation.settings),
        status: advice.nothing !== undefined ? 'failed' : gaps.length > 0 ? 'partial' : 'complete',
        facts: factsOf(advice, reading.tally),
        gaps,
        cost: deps.cost(),
      };
    },
  };
}

/** What one of the two APIs told of checks, before any resource is read. */
export interface Advice {
  readonly source: AdviceSource;
  readonly api: string;
  readonly accountId: string;
  readonly checks: readonly CheckFact[];
  readonly recommendations: readonly RecommendationFact[];
  /** Why nothing at all was told. */
  readonly nothing: Refusal | undefined;
  /** Why the API before this one was not the one to answer. */
  readonly insteadOf: string | undefined;
  readonly gaps: readonly Gap[];
}

/** The Trusted Advisor API's answer; where that denies access, as it does without the plan, the Support API's. */
export async function readAdvice(deps: Deps, { signal, now }: Invocation): Promise<Advice> {
  const since = now().toISOString();
  const current = await readSource(deps.gateway.current, signal);
  const denied = current.nothing?.code === 'access-denied' ? current.nothing : undefined;
  const answer = denied === undefined ? current : await readSource(deps.gateway.fallback, signal);
  const told = answer.recommendations.find(({ accountId }) => accountId !== undefined)?.accountId;
  return {
    ...answer,
    api: answer.source.api,
    accountId: told ?? (answer.recommendations.length > 0 ? await deps.accountId() : 'unknown'),
    insteadOf: denied && `${denied.call}: ${denied.name}: ${denied.message}`,
    gaps: gapsOfSource(answer, denied, since),
  };
}

async function readSource(source: AdviceSource, signal: AbortSignal) {
  const checks = await collect(source.checks(signal));
  const told = await collect(source.recommendations(askableChecks(checks.items), signal));
  // A recommendation that changes while the pages are turned may be on two of them.
  const recommendations = [...new Map(told.items.map((each) => [each.reference, each])).values()];
  const refused = told.refusal ?? (source.api === 'support' ? checks.refusal : undefined);
  return {
    source,
    checks: checks.items,
    recommendations,
    nothing: recommendations.length === 0 ? refused : undefined,
    refused: told.refusal,
    refusedChecks: checks.refusal,
  };
}

async function collect<T>(pages: Pages<T>): Promise<{ items: T[]; refusal: Refusal | undefined }> {
  const items: T[] = [];
  for await (const page of pages) {
    if (page.kind === 'refused') return { items, refusal: page.refusal };
    items.push(...page.value);
  }
  return { items, refusal: undefined };
}

/** What one run read of resources so far. */
export interface Reading {
  readonly advice: Advice;
  readonly task: Task;
  readonly signal: AbortSignal;
  readonly since: string;
  readonly headings: ReadonlyMap<string, CheckFact['headings']>;
  readonly tally: Tally;
  readonly lost: LostCheck[];
  readonly misfits: Set<string>;
  /** Without their evidence, which is the largest part of them and does not bear on the net. */
  readonly taken: Finding[];
}

export function startReading(advice: Advice, task: Task, { signal, now }: Invocation): Reading {
  const headings = new Map(advice.checks.map((check) => [check.id, check.headings]));
  const nothingYet = { tally: startTally(), lost: [], misfits: new Set<string>(), taken: [] };
  return { advice, task, signal, since: now().toISOString(), headings, ...nothingYet };
}

/** The findings of these recommendations within the task's scope, read from AWS while they are taken. */
export async function* findingsOf(
  reading: Reading,
  recommendations: readonly RecommendationFact[],
): AsyncGenerator<Finding> {
  const { source } = reading.advice;
  const wanted = concerning(reading, recommendations).flatMap((recommendation) => {
    const which = resourcesToRead(recommendation);
    return which ? [{ recommendation, pages: source.resources(recommendation, which, reading.signal) }] : [];
  });
  for await (const { recommendation, page } of readAhead(wanted)) {
    if (page.kind === 'refused') {
      reading.lost.push({ refusal: page.refusal, check: recommendation.name });
      continue;
    }
    for (const resource of page.value) {
      const finding = read(reading, recommendation, resource);
      if (finding === undefined) continue;
      reading.taken.push({ ...finding, evidence: [] });
      yield finding;
    }
  }
}

/** What was not read so far, and what was not usable. */
export function gapsOf(reading: Reading): Gap[] {
  const { advice, task, since, lost, misfits } = reading;
  const { resourcesCall } = advice.source;
  return [
    ...advice.gaps,
    ...checkGaps(concerning(reading, advice.recommendations), resourcesCall, { asOf: task.asOf, since }),
    ...lostCheckGaps(lost, since),
    ...misfitGaps(misfits, resourcesCall, since),
    ...tagGaps(task.scope, resourcesCall, since),
  ];
}

function concerning({ advice, task }: Reading, recommendations: readonly RecommendationFact[]): RecommendationFact[] {
  return recommendations.filter((each) => mayConcern(each, advice.accountId, task.scope));
}

/** Counts a resource; `undefined` where it is in order, or not what the task asks about. */
function read(reading: Reading, recommendation: RecommendationFact, resource: ResourceFact): Finding | undefined {
  const { advice, headings, tally, task, since } = reading;
  const stated = headings.get(recommendation.checkId ?? '');
  countResource(tally, recommendation.reference, resource, stated ?? {});
  if (resource.status === 'ok' && !resource.excluded) return undefined;
  const row = rowOf(reading, recommendation, resource, stated);
  const { source, accountId } = advice;
  const finding = findingOf({
    api: source.resourcesCall,
    accountId,
    recommendation,
    resource,
    row,
    retrievedAt: since,
  });
  return isInScope(finding.resource, task.scope) ? finding : undefined;
}

function rowOf(
  { misfits }: Reading,
  { checkId, name }: RecommendationFact,
  resource: ResourceFact,
  headings: CheckFact['headings'] | undefined,
): Statement['row'] {
  if (headings === undefined) return { unreadable: 'the headings of this check could not be read' };
  const row = readRow(headings, resource.metadata);
  if (!isMisfit(row, resource, columnsOf(checkId).id, regionHeadings)) return row;
  misfits.add(name);
  return { unreadable: 'the values of this resource do not stand under the headings of its check' };
}

/**
 * Every page, one recommendation after the other, so that a replay gives the same order; the next page and the first
 * pages of the next recommendations are under way meanwhile. One that fails loses only itself.
 */
async function* readAhead<T>(wanted: readonly { recommendation: RecommendationFact; pages: Pages<T> }[]) {
  const upcoming: (Promise<IteratorResult<Answer<readonly T[]>, void>> | undefined)[] = [];
  for (const [index, { recommendation, pages }] of wanted.entries()) {
    for (let ahead = index; ahead < Math.min(index + readAheadOf, wanted.length); ahead += 1) {
      upcoming[ahead] ??= wanted[ahead]?.pages.next();
    }
    let next = upcoming[index];
    upcoming[index] = undefined;
    while (next !== undefined) {
      const page = await next;
      next = page.done ? undefined : pages.next();
      if (!page.done) yield { recommendation, page: page.value };
    }
  }
}
