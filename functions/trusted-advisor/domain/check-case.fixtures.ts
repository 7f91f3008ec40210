import type { Action, Facet } from '../../../lib/core/action.ts';
import type { RecommendationFact, ResourceFact } from './facts.ts';
import type { Statement } from './finding.ts';
import { readRow } from './row.ts';

/** One row of a check as AWS states it, with made-up ids, and what must come of it. */
export interface CheckCase {
  readonly check: string;
  readonly columns: Readonly<Record<string, string | null>>;
  /** `accountId/region/service/type/id`, or the pool of a purchase. */
  readonly key: string;
  readonly facet: Facet;
  readonly action: Action;
  /** `list 70.08`, `unstated 17.2`, `list unknown`. */
  readonly saving: string;
  readonly grade: 'B' | 'C';
}

/** The account of every case. */
export const account = '444455556666';

/** How one of the APIs tells a case. */
export interface Telling {
  /** The order of the columns. Default: the case's. */
  readonly order?: (headings: string[]) => string[];
  readonly without?: readonly string[];
  /** Values in place of the case's. */
  readonly values?: Readonly<Record<string, string | null>>;
  readonly resource?: Partial<ResourceFact>;
  readonly recommendation?: Partial<RecommendationFact>;
  readonly api?: string;
}

/** A case as the gateway and the reading of a row hand it on. */
export function statementOf(told: CheckCase, telling: Telling = {}): Statement {
  const { order = (headings) => headings, without = [], values = {}, api = 'an:Api' } = telling;
  const columns = { ...told.columns, ...values };
  const headings = order(Object.keys(columns).filter((heading) => !without.includes(heading)));
  const keyed = <T>(value: (heading: string) => T) =>
    Object.fromEntries(headings.map((heading, index) => [String(index), value(heading)]));
  const metadata = keyed((heading) => columns[heading] ?? null);
  const resource = { ...resourceFact(told), metadata, ...telling.resource };
  return {
    api,
    accountId: account,
    recommendation: { ...recommendationFact(told.check), ...telling.recommendation },
    resource,
    row: readRow(
      keyed((heading) => heading),
      resource.metadata,
    ),
    retrievedAt: '2026-11-01T00:00:00Z',
  };
}

/** The same truth as the Support API tells it: opaque ids, and columns that it has members for left out. */
export const supportTelling: Telling = {
  api: 'support:DescribeTrustedAdvisorCheckResult',
  without: ['Status', 'Region'],
  resource: { id: 'xmMmwGGyQ7S6WGt4SoOJVzkVnFVXqDNAbvuRdFGtQ1k' },
  recommendation: { recommendationId: undefined, accountId: undefined },
};

function resourceFact({ columns }: CheckCase): ResourceFact {
  return {
    id: columns['Resource ID'] ?? 'the-id-of-the-api',
    region: (columns.Region ?? columns.Zone ?? columns['Region/AZ'])?.replace(/(\d)[a-z]$/, '$1'),
    status: 'warning',
    excluded: false,
    metadata: {},
    refreshedAt: '2026-10-31T06:00:00.000Z',
  };
}

export function recommendationFact(check: string): RecommendationFact {
  return {
    reference: `arn:aws:trustedadvisor::${account}:recommendation/${check}`,
    recommendationId: check,
    checkId: check,
    accountId: account,
    name: check,
    pillars: ['cost_optimizing'],
    status: 'warning',
    statusReason: undefined,
    lifecycleStage: undefined,
    flagged: 1,
    excluded: 0,
    statedMonthlySavings: undefined,
    refreshedAt: '2026-10-31T06:00:00.000Z',
  };
}
