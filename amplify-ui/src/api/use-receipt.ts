import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useApi } from './api-context.ts';
import { bodyOf } from './client.ts';
import type { ReceiptQuery } from './types.ts';

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

export const linesPerPage = 25;

/** Which lines of a receipt, in which order, and which page of them, from 1. */
export interface LinesWanted {
  readonly analysis: string;
  readonly kind: ReceiptQuery['kind'];
  readonly text: string;
  readonly sort: NonNullable<ReceiptQuery['sort']>;
  readonly page: number;
}

/** A page of the lines of a receipt. What was shown stays until the next answer is there. */
export function useReceiptLines({ analysis, kind, text, sort, page }: LinesWanted) {
  const { api } = useApi();
  return useQuery({
    queryKey: ['receipt-lines', analysis, kind, text, sort, page],
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) => {
      const found = { ...(kind && { kind }), ...(text !== '' && { text }) };
      const query = { analysis, sort, ...found, limit: linesPerPage, skip: (page - 1) * linesPerPage };
      return bodyOf(api.GET('/receipt', { params: { query }, signal }));
    },
  });
}
