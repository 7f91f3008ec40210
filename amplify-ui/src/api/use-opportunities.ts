import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf } from './client.ts';
import type { OpportunityQuery } from './types.ts';

export const rowsPerPage = 50;

/**
 * A page of the list of a query, without those before it. What was shown stays until the next answer is there.
 *
 * @param page from 1
 */
export function useOpportunityPage(query: OpportunityQuery, page = 1, enabled = true) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['opportunities', query, page],
    enabled,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const params = { query: { ...query, limit: rowsPerPage, skip: (page - 1) * rowsPerPage } };
      return bodyOf(api.GET('/opportunities', { params, signal }));
    },
  });
}

export type Grouping = NonNullable<OpportunityQuery['groupBy']>;

/** Sums of a list by a column; also the values that a filter can take. */
export function useGroups(grouping: Grouping | undefined, query: OpportunityQuery = {}) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['opportunities', 'groups', grouping, query],
    enabled: grouping !== undefined,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const params = { query: { ...query, limit: 1, groupBy: grouping } };
      return bodyOf(api.GET('/opportunities', { params, signal }));
    },
  });
}

/** One opportunity with all opinions and their evidence. */
export function useOpportunity(id: string | undefined, analysis: string | undefined) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['opportunity', id, analysis],
    enabled: id !== undefined,
    queryFn: ({ signal }) => {
      const params = { path: { id: id ?? '' }, query: { ...(analysis && { analysis }) } };
      return bodyOf(api.GET('/opportunities/{id}', { params, signal }));
    },
  });
}

/** What of each opinion on an opportunity counts, and why the rest does not. Slower than the opportunity itself. */
export function useOpportunityReceipt(id: string, analysis: string | undefined) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['opportunity-receipt', id, analysis],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) => {
      const params = { path: { id }, query: { ...(analysis && { analysis }) } };
      return bodyOf(api.GET('/opportunities/{id}/receipt', { params, signal }));
    },
  });
}
