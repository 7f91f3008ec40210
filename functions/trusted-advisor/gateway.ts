import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  type SupportClient,
  type TrustedAdvisorCheckDescription,
  type TrustedAdvisorCheckResult,
  type TrustedAdvisorCheckSummary,
} from '@aws-sdk/client-support';
import {
  type CheckSummary,
  ListChecksCommand,
  ListRecommendationResourcesCommand,
  ListRecommendationsCommand,
  type RecommendationResourceSummary,
  type RecommendationSummary,
  type TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { awsNameOf, fromAwsError } from '../../lib/core/aws-errors.ts';
import { type ErrorCode, messageOf } from '../../lib/core/errors.ts';
import type { CheckFact, RecommendationFact, Refusal, ResourceFact } from './domain/facts.ts';

export type Answer<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'refused'; readonly refusal: Refusal };

/** A page each; the first refusal ends them. */
export type Pages<T> = AsyncGenerator<Answer<readonly T[]>, void, void>;

/** One of the two APIs that tell what Trusted Advisor found. */
export interface AdviceSource {
  readonly api: 'trustedadvisor' | 'support';
  /** The operation that lists resources, as evidence names it. */
  readonly resourcesCall: string;
  checks(signal: AbortSignal): Pages<CheckFact>;
  /** @param checks the cost checks to ask about; the Trusted Advisor API needs no such list */
  recommendations(checks: readonly CheckFact[], signal: AbortSignal): Pages<RecommendationFact>;
  /** @param only `excluded` where a check is ok but for resources that someone excluded */
  resources(recommendation: RecommendationFact, only: 'all' | 'excluded', signal: AbortSignal): Pages<ResourceFact>;
}

export interface TrustedAdvisorGateway {
  readonly current: AdviceSource;
  /** The older Support API; its Trusted Advisor operations are served in us-east-1 only. */
  readonly fallback: AdviceSource;
}

/** Per page, by the API model: at most 200 recommendations or checks, at most 5,000 resources. */
const listPageSize = 200;
/** Large enough for few calls, small enough that a page of 20-column rows stays below some MB. */
const resourcePageSize = 1_000;
/** Headings are matched by their English names. */
const language = 'en';
const pillar = 'cost_optimizing';

/**
 * Trusted Advisor over both APIs.
 *
 * @param clients handed in: the Trusted Advisor client in a region that serves it, the Support client in us-east-1
 */
export function createGateway(clients: {
  trustedAdvisor: TrustedAdvisorClient;
  support: SupportClient;
}): TrustedAdvisorGateway {
  return { current: trustedAdvisorSource(clients.trustedAdvisor), fallback: supportSource(clients.support) };
}

function trustedAdvisorSource(client: TrustedAdvisorClient): AdviceSource {
  return {
    api: 'trustedadvisor',
    resourcesCall: 'trustedadvisor:ListRecommendationResources',
    checks: (abortSignal) =>
      pages('trustedadvisor:ListChecks', abortSignal, async (page) => {
        const input = { pillar, language, maxResults: listPageSize, ...page } as const;
        const answer = await client.send(new ListChecksCommand(input), { abortSignal });
        return { items: answer.checkSummaries?.map(checkOf), nextToken: answer.nextToken };
      }),
    // No status is asked for: `error` beside `warning`, and `ok`, which may hide excluded resources or old data.
    recommendations: (_checks, abortSignal) =>
      pages('trustedadvisor:ListRecommendations', abortSignal, async (page) => {
        const input = { pillar, language, maxResults: listPageSize, ...page } as const;
        const answer = await client.send(new ListRecommendationsCommand(input), { abortSignal });
        return { items: answer.recommendationSummaries?.map(recommendationOf), nextToken: answer.nextToken };
      }),
    resources: ({ reference }, only, abortSignal) =>
      pages('trustedadvisor:ListRecommendationResources', abortSignal, async (page) => {
        const wanted = only === 'excluded' ? ({ exclusionStatus: only } as const) : {};
        const input = { recommendationIdentifier: reference, language, maxResults: resourcePageSize } as const;
        const command = new ListRecommendationResourcesCommand({ ...input, ...wanted, ...page });
        const answer = await client.send(command, { abortSignal });
        return { items: answer.recommendationResourceSummaries?.map(resourceOf), nextToken: answer.nextToken };
      }),
  };
}

function supportSource(client: SupportClient): AdviceSource {
  return {
    api: 'support',
    resourcesCall: 'support:DescribeTrustedAdvisorCheckResult',
    checks: (abortSignal) =>
      pages('support:DescribeTrustedAdvisorChecks', abortSignal, async () => {
        const answer = await client.send(new DescribeTrustedAdvisorChecksCommand({ language }), { abortSignal });
        return { items: answer.checks?.map(describedCheckOf) };
      }),
    recommendations: (checks, abortSignal) =>
      pages('support:DescribeTrustedAdvisorCheckSummaries', abortSignal, async () => {
        if (checks.length === 0) return { items: [] };
        const command = new DescribeTrustedAdvisorCheckSummariesCommand({ checkIds: checks.map(({ id }) => id) });
        const answer = await client.send(command, { abortSignal });
        return { items: answer.summaries?.map((summary) => summarisedOf(summary, checks)) };
      }),
    resources: ({ reference }, only, abortSignal) =>
      pages('support:DescribeTrustedAdvisorCheckResult', abortSignal, async () => {
        const command = new DescribeTrustedAdvisorCheckResultCommand({ checkId: reference, language });
        const flagged = flaggedOf((await client.send(command, { abortSignal })).result);
        return { items: flagged.filter(({ excluded }) => only === 'all' || excluded) };
      }),
  };
}

interface PageOf<T> {
  readonly items: readonly T[] | undefined;
  readonly nextToken?: string | undefined;
}

/** Every page, read only as far as the caller goes on asking. */
async function* pages<T>(
  call: string,
  signal: AbortSignal,
  read: (page: { nextToken?: string }) => Promise<PageOf<T>>,
): Pages<T> {
  let nextToken: string | undefined;
  do {
    const page = nextToken === undefined ? {} : { nextToken };
    const answer = await attempt(call, signal, () => read(page));
    if (answer.kind === 'refused') return yield answer;
    yield { kind: 'answer', value: answer.value.items ?? [] };
    const following = answer.value.nextToken || undefined;
    // AWS's own documented answers do so: the same page for ever.
    if (following !== undefined && following === nextToken) return yield repeatedToken(call);
    nextToken = following;
  } while (nextToken !== undefined);
}

async function attempt<T>(call: string, signal: AbortSignal, read: () => Promise<T>): Promise<Answer<T>> {
  try {
    signal.throwIfAborted();
    return { kind: 'answer', value: await read() };
  } catch (error) {
    const { code } = fromAwsError(error, call);
    const name = awsNameOf(error) ?? 'Error';
    return { kind: 'refused', refusal: { call, code: codeOf(name, code, signal), name, message: messageOf(error) } };
  }
}

function codeOf(name: string, code: ErrorCode, signal: AbortSignal): Refusal['code'] {
  if (signal.aborted) return 'timeout';
  return name === 'SubscriptionRequiredException' ? 'plan-required' : code;
}

function repeatedToken<T>(call: string): Answer<T> {
  const message = 'AWS answered with the page token that it had been asked with';
  return { kind: 'refused', refusal: { call, code: 'corrupt-data', name: 'RepeatedPageToken', message } };
}

function checkOf({ id = '', name = '', description = '', pillars = [], metadata = {} }: CheckSummary): CheckFact {
  return { id, name, description, pillars, headings: metadata };
}

function recommendationOf(summary: RecommendationSummary): RecommendationFact {
  const { arn = '', id, checkArn, resourcesAggregates: counts, pillarSpecificAggregates } = summary;
  return {
    reference: arn,
    recommendationId: id,
    // `arn:aws:trustedadvisor:::check/Qch7DwouX1`
    checkId: checkArn?.split('/').at(-1),
    accountId: arn.split(':')[4] || undefined,
    name: summary.name ?? '',
    pillars: summary.pillars ?? [],
    status: summary.status ?? '',
    statusReason: summary.statusReason,
    lifecycleStage: summary.lifecycleStage,
    flagged: (counts?.warningCount ?? 0) + (counts?.errorCount ?? 0),
    excluded: counts?.excludedCount ?? 0,
    statedMonthlySavings: pillarSpecificAggregates?.costOptimizing?.estimatedMonthlySavings,
    refreshedAt: instantOf(summary.lastUpdatedAt),
  };
}

function resourceOf(summary: RecommendationResourceSummary): ResourceFact {
  return {
    id: summary.awsResourceId ?? '',
    region: summary.regionCode,
    status: summary.status ?? '',
    excluded: summary.exclusionStatus === 'excluded',
    metadata: summary.metadata ?? {},
    refreshedAt: instantOf(summary.lastUpdatedAt),
  };
}

function describedCheckOf(check: TrustedAdvisorCheckDescription): CheckFact {
  const { id = '', name = '', description = '', category = '', metadata = [] } = check;
  const headings = metadata.map((heading, index) => [String(index), heading ?? '']);
  return { id, name, description, pillars: [category], headings: Object.fromEntries(headings) };
}

function summarisedOf(summary: TrustedAdvisorCheckSummary, checks: readonly CheckFact[]): RecommendationFact {
  const { checkId = '', resourcesSummary: counts, categorySpecificSummary } = summary;
  const check = checks.find(({ id }) => id === checkId);
  return {
    reference: checkId,
    recommendationId: undefined,
    checkId,
    accountId: undefined,
    name: check?.name ?? checkId,
    pillars: check?.pillars ?? [pillar],
    status: summary.status ?? '',
    statusReason: undefined,
    lifecycleStage: undefined,
    flagged: counts?.resourcesFlagged ?? 0,
    excluded: counts?.resourcesSuppressed ?? 0,
    statedMonthlySavings: categorySpecificSummary?.costOptimizing?.estimatedMonthlySavings,
    refreshedAt: instantOf(summary.timestamp),
  };
}

/** Positions become keys, so that both APIs' rows are read through headings in the same way. */
function flaggedOf(result: TrustedAdvisorCheckResult | undefined): ResourceFact[] {
  const refreshedAt = instantOf(result?.timestamp);
  return (result?.flaggedResources ?? []).map((flagged) => ({
    id: flagged.resourceId ?? '',
    region: flagged.region,
    status: flagged.status ?? '',
    excluded: flagged.isSuppressed === true,
    metadata: Object.fromEntries((flagged.metadata ?? []).map((value, index) => [String(index), value])),
    refreshedAt,
  }));
}

/** `undefined` where AWS tells no time, or none that can be read: a check that never ran has an empty one. */
function instantOf(time: Date | string | undefined): string | undefined {
  const at = typeof time === 'string' ? new Date(time) : time;
  return at === undefined || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
