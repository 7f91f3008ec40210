import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf, newIdempotencyKey } from './client.ts';
import type { BulkReply, DecisionAction } from './types.ts';

/** Decisions that one request may carry. */
const mostAtOnce = 100;

/** What was looked at: the decision is bound to it. */
export interface Seen {
  readonly id: string;
  readonly contentHash: string;
  readonly decisionVersion: number;
}

export interface DecideRequest {
  readonly items: readonly Seen[];
  readonly action: DecisionAction;
  readonly reason?: string;
  /** The end of a snooze, ISO 8601. */
  readonly until?: string;
}

/** Decides about one or many, with a result for each. */
export function useDecide() {
  const { api } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async ({ items, action, reason, until }: DecideRequest): Promise<BulkReply> => {
      const replies: BulkReply[] = [];
      for (let start = 0; start < items.length; start += mostAtOnce) {
        const decisions = items.slice(start, start + mostAtOnce).map(({ id, contentHash, decisionVersion }) => ({
          ...{ opportunityId: id, contentHash, decisionVersion, action },
          ...(reason && { reason }),
          ...(until && { until }),
        }));
        replies.push(
          await bodyOf(api.POST('/decisions', { params: { header: newIdempotencyKey() }, body: { decisions } })),
        );
      }
      return {
        decided: replies.reduce((sum, { decided }) => sum + decided, 0),
        refused: replies.reduce((sum, { refused }) => sum + refused, 0),
        results: replies.flatMap(({ results }) => results),
      };
    },
    onSettled: () => refreshDecided(queries),
  });
}

/** All decisions about one opportunity, first to last. */
export function useDecisionHistory(id: string | undefined) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['decisions', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/opportunities/{id}/decisions', { params: { path: { id: id ?? '' } }, signal })),
  });
}

/** The totals as they would be if another opinion won; changes nothing. */
export function useFlip(opportunityId: string, analysis: string | undefined) {
  const { api } = useApi();
  return useMutation({
    mutationFn: (findingId: string) =>
      bodyOf(
        api.POST('/opportunities/{id}/flip', {
          params: { path: { id: opportunityId }, query: { ...(analysis && { analysis }) } },
          body: { findingId },
        }),
      ),
  });
}

async function refreshDecided(queries: QueryClient): Promise<void> {
  const touched = ['opportunities', 'opportunity', 'decisions', 'receipt'];
  await Promise.all(touched.map((name) => queries.invalidateQueries({ queryKey: [name] })));
}
