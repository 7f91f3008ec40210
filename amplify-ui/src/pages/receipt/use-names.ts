import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useApi } from '../../api/api-context.ts';
import { bodyOf } from '../../api/client.ts';
import { nameOf } from '../../format/names.ts';

/** So many opportunities are shown by name; what is beyond them by id. */
const mostNames = 500;

/** Names of opportunities by their ids, of those that come first in the order of actions. */
export function useNames(analysis: string): ReadonlyMap<string, string> {
  const { api } = useApi();
  const { data } = useQuery({
    queryKey: ['names', analysis],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/opportunities', { params: { query: { analysis, limit: mostNames } }, signal })),
  });
  return useMemo(() => new Map(data?.items.map((item) => [item.id, nameOf(item)])), [data]);
}
