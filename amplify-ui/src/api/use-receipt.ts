import { useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf } from './client.ts';
import type { ReceiptEntry } from './types.ts';

/** Headline, totals, coverage, gaps and pipeline. Without `analysis` those of the newest comprehensive one. */
export function useReceipt(analysis?: string) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['receipt', analysis],
    queryFn: ({ signal }) =>
      bodyOf(api.GET('/receipt', { params: { query: { limit: 1, ...(analysis && { analysis }) } }, signal })),
    refetchInterval: 15_000,
  });
}

const linesAtOnce = 500;
/** More lines than this nobody reads one by one: the totals and the waterfall stay whole. */
const mostLines = 5_000;

/** The lines of a receipt, as far as a person would read them. */
export function useReceiptLines(analysis: string | undefined) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['receipt-lines', analysis],
    enabled: analysis !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const entries: ReceiptEntry[] = [];
      for (let cursor: string | undefined, isFirst = true; isFirst || cursor !== undefined; isFirst = false) {
        const query = { limit: linesAtOnce, ...(analysis && { analysis }), ...(cursor && { cursor }) };
        const page = await bodyOf(api.GET('/receipt', { params: { query }, signal }));
        entries.push(...page.entries);
        cursor = page.next;
        if (entries.length >= mostLines && cursor !== undefined) return { entries, isWhole: false };
      }
      return { entries, isWhole: true };
    },
  });
}
