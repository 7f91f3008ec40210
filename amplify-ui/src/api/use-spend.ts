import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf } from './client.ts';
import type { SpendQuery } from './types.ts';

/** What was spent, of what quality the data is, what moved, and what commitments did. */
export function useSpendOverview(analysis?: string) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['spend', 'overview', analysis],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/spend/overview', { params: { query: { ...(analysis && { analysis }) } }, signal })),
  });
}

/** Spend over time by one or two dimensions. */
export function useSpendTable(query: SpendQuery) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['spend', 'table', query],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => bodyOf(api.GET('/spend', { params: { query }, signal })),
  });
}

/** Days that cost more than their course explains. */
export function useAnomalies(analysis?: string) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['spend', 'anomalies', analysis],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/anomalies', { params: { query: { ...(analysis && { analysis }) } }, signal })),
  });
}
