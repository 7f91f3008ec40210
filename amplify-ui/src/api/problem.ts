import type { Problem } from './types.ts';

/** An answer of the interface that is a problem, or no answer at all (`code` is `unreachable` then). */
export class ApiProblem extends Error {
  readonly code: Problem['code'] | 'unreachable';
  readonly status: number;
  readonly retryable: boolean;
  /** Seconds. */
  readonly retryAfter: number | undefined;

  constructor(
    problem: Pick<ApiProblem, 'code' | 'status' | 'retryable' | 'retryAfter'>,
    detail: string,
    cause?: unknown,
  ) {
    super(detail, { cause });
    this.name = 'ApiProblem';
    this.code = problem.code;
    this.status = problem.status;
    this.retryable = problem.retryable;
    this.retryAfter = problem.retryAfter;
  }
}

/** What went wrong, whoever threw it. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error;
  const unreachable = { code: 'unreachable' as const, status: 0, retryable: true, retryAfter: undefined };
  return new ApiProblem(unreachable, 'The mesh does not answer.', error);
}
