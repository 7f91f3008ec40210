import { QueryClient } from '@tanstack/react-query';
import { problemOf } from './problem.ts';

/** How long an answer counts as fresh: moving between pages asks nothing anew. */
const freshForMs = 10_000;
const mostTries = 3;

/**
 * A cache of answers. What may succeed in a moment is asked again; a refusal is not.
 *
 * @param person whose answers these are
 */
export function createQueries(person: string | undefined): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        meta: { person },
        staleTime: freshForMs,
        retry: (failures, error) => problemOf(error).retryable && failures < mostTries,
        retryDelay: (failures, error) => (problemOf(error).retryAfter ?? 2 ** failures / 2) * 1_000,
      },
      mutations: { retry: false },
    },
  });
}
