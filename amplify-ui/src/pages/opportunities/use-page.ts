import { useEffect } from 'react';
import { useOpportunities } from '../../api/use-opportunities.ts';
import { queryOf, type View } from './view.ts';

/** The page of a view. Pages follow from one another, so those before it are loaded first. */
export function usePage(view: View) {
  const list = useOpportunities(queryOf(view));
  const { hasNextPage, isFetching, fetchNextPage } = list;
  const pages = list.data?.pages ?? [];
  const isBefore = pages.length < view.page;
  useEffect(() => {
    if (isBefore && hasNextPage && !isFetching) void fetchNextPage();
  }, [isBefore, hasNextPage, isFetching, fetchNextPage]);
  return {
    list,
    page: pages[Math.min(view.page, pages.length) - 1],
    pages: { count: Math.max(pages.length, view.page), isMore: hasNextPage },
    isLoading: list.isPending || (isBefore && list.isFetchingNextPage),
  };
}
