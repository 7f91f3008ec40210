import { account, recommendationFact } from './domain/check-case.fixtures.ts';
import type { CheckFact, RecommendationFact, Refusal, ResourceFact } from './domain/facts.ts';
import type { AdviceSource, Answer, Pages, TrustedAdvisorGateway } from './gateway.ts';

type Told<T> = readonly (readonly T[] | Refusal)[];

/** What one API tells: pages in order, a refusal in the place of the page that does not come. */
export interface Telling {
  readonly checks?: Told<CheckFact>;
  readonly recommendations?: Told<RecommendationFact>;
  /** By the reference of a recommendation. */
  readonly resources?: Readonly<Record<string, Told<ResourceFact>>>;
}

export interface FakeSource extends AdviceSource {
  /** What was asked for, a line a page. */
  readonly asked: string[];
}

/** One of the two APIs, from memory. It hears the signal as the real one does: before each page. */
export function fakeSource(api: AdviceSource['api'], telling: Telling): FakeSource {
  const asked: string[] = [];
  async function* pages<T>(what: string, told: Told<T> = [], signal?: AbortSignal): Pages<T> {
    for (const [index, page] of told.entries()) {
      asked.push(`${what} ${index + 1}`);
      if (signal?.aborted) return yield { kind: 'refused', refusal: refusal('timeout', 'AbortError', what) };
      yield answerOf(page);
      if ('code' in page) return;
    }
  }
  return {
    api,
    asked,
    resourcesCall: `${api}:Resources`,
    checks: (signal) => pages('checks', telling.checks, signal),
    recommendations: (checks, signal) => {
      const ids = api === 'support' ? ` of ${checks.map(({ id }) => id).join(' ')}` : '';
      return pages(`recommendations${ids}`, telling.recommendations, signal);
    },
    resources: ({ reference }, only, signal) => {
      return pages(`${only} of ${reference}`, telling.resources?.[reference], signal);
    },
  };
}

export function fakeGateway(current: Telling, fallback: Telling = {}) {
  const gateway = { current: fakeSource('trustedadvisor', current), fallback: fakeSource('support', fallback) };
  return gateway satisfies TrustedAdvisorGateway;
}

export function refusal(code: Refusal['code'], name: string, call = 'trustedadvisor:ListRecommendations'): Refusal {
  return { call, code, name, message: `${name} was said` };
}

/** A check with the headings of low utilization EC2 instances, under any id. */
export function check(id: string, overrides: Partial<CheckFact> = {}): CheckFact {
  return {
    id,
    name: `Check ${id}`,
    description: `What ${id} looks at`,
    pillars: ['cost_optimizing'],
    headings: { 0: 'Region/AZ', 1: 'Instance ID', 2: 'Estimated Monthly Savings' },
    ...overrides,
  };
}

export function recommendation(id: string, overrides: Partial<RecommendationFact> = {}): RecommendationFact {
  return { ...recommendationFact(id), reference: id, name: `Check ${id}`, accountId: account, ...overrides };
}

export function resource(id: string, saving: string | null, overrides: Partial<ResourceFact> = {}): ResourceFact {
  return {
    id,
    region: 'us-east-1',
    status: 'warning',
    excluded: false,
    metadata: { 0: 'us-east-1a', 1: id, 2: saving },
    refreshedAt: '2026-10-31T06:00:00.000Z',
    ...overrides,
  };
}

function answerOf<T>(page: readonly T[] | Refusal): Answer<readonly T[]> {
  return 'code' in page ? { kind: 'refused', refusal: page } : { kind: 'answer', value: page };
}

/** A check of which these resources are flagged. */
export function oneCheck(id: string, ...pages: Told<ResourceFact>): Telling {
  return { checks: [[check(id)]], recommendations: [[recommendation(id)]], resources: { [id]: pages } };
}
