import type { SupportClient } from '@aws-sdk/client-support';
import type { TrustedAdvisorClient } from '@aws-sdk/client-trustedadvisor';
import type { AwsClientStub } from 'aws-sdk-client-mock';
import type { RecommendationFact } from './domain/facts.ts';
import type { Answer, Pages } from './gateway.ts';

export const arn = 'arn:aws:trustedadvisor::444455556666:recommendation/11111111-aaaa-4aaa-8aaa-000000000001';
const refreshed = new Date('2026-10-31T06:00:00Z');

export async function all<T>(pages: Pages<T>) {
  return Array.fromAsync(pages);
}

export function valuesOf<T>(answer: Answer<readonly T[]>): readonly T[] {
  return answer.kind === 'answer' ? answer.value : [];
}

export function sentTo(client: AwsClientStub<TrustedAdvisorClient> | AwsClientStub<SupportClient>) {
  return client.calls().map(({ args: [command] }) => command.input);
}

export function awsError(name: string, message: string): Error {
  return Object.assign(new Error(message), { name });
}

/** The model says that metadata holds texts; AWS sends nulls too. */
export function nulls(metadata: Record<string, string | null>) {
  return metadata as Record<string, string>;
}

export function counts(overrides: Record<string, number>) {
  return { resourcesProcessed: 2, resourcesFlagged: 2, resourcesIgnored: 0, resourcesSuppressed: 1, ...overrides };
}

export function summary(overrides: object) {
  return {
    id: '11111111-aaaa-4aaa-8aaa-000000000001',
    arn,
    checkArn: 'arn:aws:trustedadvisor:::check/Qch7DwouX1',
    name: 'Low Utilization Amazon EC2 Instances',
    type: 'standard' as const,
    status: 'warning' as const,
    pillars: ['cost_optimizing' as const],
    source: 'ta_check' as const,
    lastUpdatedAt: refreshed,
    resourcesAggregates: { okCount: 0, warningCount: 1, errorCount: 0 },
    ...overrides,
  };
}

export function resource(overrides: object) {
  return {
    id: 'r',
    arn: 'arn:aws:trustedadvisor::444455556666:recommendation-resource/r/r',
    awsResourceId: 'i-1',
    regionCode: 'us-east-1',
    status: 'warning' as const,
    metadata: {},
    lastUpdatedAt: refreshed,
    recommendationArn: arn,
    ...overrides,
  };
}

export function recommendation(overrides: Partial<RecommendationFact> = {}): RecommendationFact {
  return {
    reference: arn,
    recommendationId: '11111111-aaaa-4aaa-8aaa-000000000001',
    checkId: 'Qch7DwouX1',
    accountId: '444455556666',
    name: 'Low Utilization Amazon EC2 Instances',
    pillars: ['cost_optimizing'],
    status: 'warning',
    statusReason: undefined,
    lifecycleStage: undefined,
    flagged: 1,
    excluded: 0,
    statedMonthlySavings: undefined,
    refreshedAt: refreshed.toISOString(),
    ...overrides,
  };
}
