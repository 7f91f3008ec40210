import { DescribeAttachmentResponse$, DescribeTrustedAdvisorCheckResultResponse$ } from '@aws-sdk/client-support';
import { ListRecommendationResourcesResponse$ } from '@aws-sdk/client-trustedadvisor';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { fromRecorded, toRecorded } from './exchange.ts';

describe('an answer that was kept', () => {
  it.each([
    [
      'times and maps with nulls',
      ListRecommendationResourcesResponse$,
      {
        recommendationResourceSummaries: [
          { id: 'r', lastUpdatedAt: new Date('2026-10-31T06:00:00.250Z'), metadata: { 0: 'us-east-1a', 1: null } },
        ],
        nextToken: null,
      },
    ],
    [
      'lists with nulls, numbers and truth values',
      DescribeTrustedAdvisorCheckResultResponse$,
      {
        result: {
          timestamp: '2026-10-31T06:00:00Z',
          categorySpecificSummary: { costOptimizing: { estimatedMonthlySavings: 70.08 } },
          flaggedResources: [{ isSuppressed: false, metadata: ['a', null, '$70.08'] }],
        },
      },
    ],
    ['bytes', DescribeAttachmentResponse$, { attachment: { fileName: 'a', data: Buffer.from('hello') } }],
    ['members of a later SDK', DescribeAttachmentResponse$, { later: { than: ['this'] } }],
  ])('comes back from JSON as the SDK gave it: %s', (_, schema, output) => {
    const kept = JSON.parse(JSON.stringify(toRecorded(output)));

    expect(fromRecorded(NormalizedSchema.of(schema), kept)).toEqual(output);
  });

  it('has no trace of the request that brought it, and no member without a value', () => {
    expect(toRecorded({ $metadata: { requestId: 'x' }, nextToken: undefined, checks: [] })).toEqual({ checks: [] });
  });

  it('has times in one spelling', () => {
    expect(toRecorded({ at: new Date('2026-10-31T06:00:00Z'), later: new Date('2026-10-31T06:00:00.250Z') })).toEqual({
      at: '2026-10-31T06:00:00Z',
      later: '2026-10-31T06:00:00.250Z',
    });
  });
});
