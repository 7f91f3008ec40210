import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf, newIdempotencyKey } from './client.ts';
import type { AnalysisResource, AnalysisType, Change } from './types.ts';

/** A running analysis is asked for this often; each answer that says nothing new is a 304. */
const pollMs = 700;
const listPollMs = 5_000;
const pageSize = 30;

export const isRunning = ({ status }: Pick<AnalysisResource, 'status'>): boolean =>
  status === 'queued' || status === 'running';

/** The history, newest first. */
export function useAnalyses() {
  const { api } = useApi();
  return useInfiniteQuery({
    queryKey: ['analyses'],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) =>
      bodyOf(api.GET('/analyses', { params: { query: { limit: pageSize, ...(cursor && { cursor }) } }, signal })),
    getNextPageParam: ({ next }) => next,
    // All pages that are shown are asked for again, one after another: the more, the less often.
    refetchInterval: ({ state: { data } }) =>
      (data?.pages[0]?.items.some(isRunning) ? pollMs : listPollMs) * (data?.pages.length ?? 1),
  });
}

/** One analysis, followed until it has ended. */
export function useAnalysis(id: string | undefined) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['analysis', id],
    enabled: id !== undefined,
    queryFn: ({ signal }) => bodyOf(api.GET('/analyses/{id}', { params: { path: { id: id ?? '' } }, signal })),
    refetchInterval: ({ state }) => (state.data && isRunning(state.data) ? pollMs : false),
    staleTime: ({ state }) => (state.data?.result === undefined ? 0 : Number.POSITIVE_INFINITY),
  });
}

export interface StartRequest {
  readonly type: AnalysisType;
  readonly services?: string[];
  readonly accountIds?: string[];
}

export function useStartAnalysis() {
  const { api } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ type, services, accountIds }: StartRequest) => {
      const scope = { ...(services && { services }), ...(accountIds && { accountIds }) };
      const body = { type, ...(Object.keys(scope).length > 0 && { scope }) };
      return bodyOf(api.POST('/analyses', { params: { header: newIdempotencyKey() }, body }));
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: ['analyses'] }),
  });
}

export function useCancelAnalysis() {
  const { api } = useApi();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      bodyOf(api.DELETE('/analyses/{id}', { params: { path: { id }, header: newIdempotencyKey() } })),
    onSuccess: async (_, id) => {
      await queries.invalidateQueries({ queryKey: ['analyses'] });
      await queries.invalidateQueries({ queryKey: ['analysis', id] });
    },
  });
}

/** What changed from one analysis to a later one. */
export function useDiff(before: string | undefined, after: string | undefined, change: Change | undefined) {
  const { api } = useApi();
  return useInfiniteQuery({
    queryKey: ['diff', before, after, change],
    enabled: before !== undefined && after !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam: cursor, signal }) => {
      const query = { limit: pageSize, ...(change && { change: [change] }), ...(cursor && { cursor }) };
      const path = { id: before ?? '', other: after ?? '' };
      return bodyOf(api.GET('/analyses/{id}/diff/{other}', { params: { path, query }, signal }));
    },
    getNextPageParam: ({ next }) => next,
  });
}
