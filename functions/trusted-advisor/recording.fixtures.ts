import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  DescribeTrustedAdvisorCheckResultCommand,
  DescribeTrustedAdvisorCheckSummariesCommand,
  DescribeTrustedAdvisorChecksCommand,
  SupportClient,
} from '@aws-sdk/client-support';
import {
  type CheckSummary,
  ListChecksCommand,
  ListRecommendationResourcesCommand,
  ListRecommendationsCommand,
  type RecommendationResourceSummary,
  type RecommendationSummary,
  TrustedAdvisorClient,
} from '@aws-sdk/client-trustedadvisor';
import { mockClient } from 'aws-sdk-client-mock';
import { createGateway } from './gateway.ts';

const sharedData = join(import.meta.dirname, '../../../shared/data');

/** Why a test that needs data which no one here wrote cannot run; `undefined` where it is there. */
export const sharedDataAbsent = existsSync(sharedData) ? undefined : 'the shared data are not beside the project';

type Members = Record<string, unknown>;

interface RecordedCall {
  readonly operation: string;
  readonly request: Members;
  readonly response: Members;
}

export function readShared(path: string): Members {
  return JSON.parse(readFileSync(join(sharedData, path), 'utf8')) as Members;
}

/** A gateway to the recorded account: its Trusted Advisor API, or the same truth told by the Support API. */
export function recordedGateway(api: 'trustedadvisor' | 'support') {
  const calls = readRecording();
  const trustedAdvisor = new TrustedAdvisorClient({ region: 'us-east-1' });
  const support = new SupportClient({ region: 'us-east-1' });
  const mocked = mockClient(trustedAdvisor);
  if (api === 'trustedadvisor') {
    const answers = (operation: string) => (request: Members) => answerTo(calls, operation, request);
    mocked.on(ListChecksCommand).callsFake(answers('ListChecks'));
    mocked.on(ListRecommendationsCommand).callsFake(answers('ListRecommendations'));
    mocked.on(ListRecommendationResourcesCommand).callsFake(answers('ListRecommendationResources'));
  } else {
    mocked.rejects(Object.assign(new Error('no plan'), { name: 'AccessDeniedException' }));
    tellBySupport(support, calls);
  }
  return createGateway({ trustedAdvisor, support });
}

function readRecording(): RecordedCall[] {
  const folder = 'recordings/trusted-advisor/trustedadvisor';
  return readdirSync(join(sharedData, folder)).map((file) => {
    const { request, response } = readShared(`${folder}/${file}`);
    const words = file.replace(/-\d+\.json$/, '').split('-');
    const operation = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
    return { operation, request: request as Members, response: withDates(response as Members) as Members };
  });
}

/** By the contract: every recorded member equals the request's, fewest extra ones, and a token is never extra. */
function answerTo(calls: readonly RecordedCall[], operation: string, request: Members): Members {
  const fitting = calls.filter((call) => {
    if (call.operation !== operation || call.request.nextToken !== request.nextToken) return false;
    return Object.entries(call.request).every(([name, value]) => request[name] === value);
  });
  const [closest] = fitting.toSorted(
    (left, right) => Object.keys(right.request).length - Object.keys(left.request).length,
  );
  if (closest === undefined)
    throw Object.assign(new Error(`no recording of ${operation}`), { name: 'AccessDeniedException' });
  return closest.response;
}

/** The SDK gives times as dates. */
export function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates);
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(([name, member]) => {
    return [name, name.endsWith('At') ? new Date(String(member)) : withDates(member)];
  });
  return Object.fromEntries(members);
}

/** The recorded truth in the Support API's words: opaque ids, region and status as members and not as columns. */
function tellBySupport(client: SupportClient, calls: readonly RecordedCall[]): void {
  const checks = itemsOf<CheckSummary>(calls, 'ListChecks', 'checkSummaries');
  const recommendations = itemsOf<RecommendationSummary>(calls, 'ListRecommendations', 'recommendationSummaries');
  const arnOf = (checkId: string) => recommendations.find(({ checkArn }) => checkArn?.endsWith(`/${checkId}`))?.arn;
  const support = mockClient(client);
  support.on(DescribeTrustedAdvisorChecksCommand).resolves({
    checks: checks.map((check) => ({
      id: check.id,
      name: check.name,
      description: check.description,
      category: check.pillars?.[0],
      metadata: columnsOf(check).map(([, heading]) => heading),
    })),
  });
  support.on(DescribeTrustedAdvisorCheckSummariesCommand).callsFake(({ checkIds }: { checkIds: string[] }) => ({
    summaries: checkIds.map((checkId) =>
      summaryOf(
        checkId,
        recommendations.find(({ arn }) => arn === arnOf(checkId)),
      ),
    ),
  }));
  support.on(DescribeTrustedAdvisorCheckResultCommand).callsFake(({ checkId }: { checkId: string }) => {
    const check = checks.find(({ id }) => id === checkId);
    const request = { recommendationIdentifier: arnOf(checkId) };
    const { recommendationResourceSummaries } = answerTo(calls, 'ListRecommendationResources', request);
    const flagged = (recommendationResourceSummaries ?? []) as RecommendationResourceSummary[];
    return {
      result: { ...summaryOf(checkId), flaggedResources: flagged.map((each, index) => flaggedOf(each, check, index)) },
    };
  });
}

function summaryOf(checkId: string, told?: RecommendationSummary) {
  return {
    checkId,
    timestamp: '2026-10-31T06:00:00Z',
    status: told?.status ?? 'ok',
    resourcesSummary: { resourcesProcessed: 5, resourcesFlagged: 1, resourcesIgnored: 0, resourcesSuppressed: 0 },
    categorySpecificSummary: told?.pillarSpecificAggregates ?? {},
  };
}

function flaggedOf(resource: RecommendationResourceSummary, check: CheckSummary | undefined, index: number) {
  return {
    status: resource.status,
    region: resource.regionCode,
    resourceId: `opaque-${index}`,
    isSuppressed: resource.exclusionStatus === 'excluded',
    metadata: check ? columnsOf(check).map(([key]) => resource.metadata?.[key] ?? null) : [],
  };
}

function columnsOf({ metadata = {} }: CheckSummary): [string, string][] {
  return Object.entries(metadata).filter(([, heading]) => heading !== 'Status' && heading !== 'Region');
}

function itemsOf<T>(calls: readonly RecordedCall[], operation: string, list: string): T[] {
  const items = calls
    .filter((call) => call.operation === operation)
    .flatMap(({ response }) => (response[list] ?? []) as T[]);
  return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
