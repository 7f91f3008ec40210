import { rowsPerPage, useOpportunityPage } from '../../api/use-opportunities.ts';
import { queryOf, type View } from './view.ts';

/** The page of a view; of an address that names one beyond the last, the last. */
export function usePage(view: View) {
  const query = queryOf(view);
  const asked = useOpportunityPage(query, view.page);
  const last = Math.max(1, Math.ceil((asked.data?.total.count ?? 0) / rowsPerPage));
  const isBeyond = asked.data !== undefined && !asked.isPlaceholderData && view.page > last;
  const atEnd = useOpportunityPage(query, last, isBeyond);
  const list = isBeyond ? atEnd : asked;
  return {
    list,
    page: list.data,
    pages: { count: Math.max(last, asked.isPlaceholderData ? view.page : 1), shown: isBeyond ? last : view.page },
    isLoading: list.isPending,
  };
}
