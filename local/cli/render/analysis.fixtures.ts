import type { AnalysisDocument } from '../../../lib/core/analysis-document.ts';
import { known, unknown } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { findingId } from '../../../lib/core/finding-id.ts';
import { money } from '../../../lib/core/money.ts';
import type { CloudResource } from '../../../lib/core/resource.ts';
import { runCost } from '../../../lib/core/run-cost.ts';
import { defaultSettings } from '../../../lib/core/settings.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';

const asOf = '2026-11-01T00:00:00.000Z';
const noSpend = unknown('no source of spend took part in this analysis');

/** A volume that nobody uses. @param resource its id, or what else is told of it */
export function makeFinding(resource: string | Partial<CloudResource>, overrides: Partial<Finding> = {}): Finding {
  const told = typeof resource === 'string' ? { id: resource } : resource;
  const place = { kind: 'resource', accountId: '111122223333', region: 'us-east-1' } as const;
  const volume: CloudResource = { ...place, service: 'ec2', type: 'volume', id: 'vol-1', ...told };
  const opinion = { resource: volume, facet: 'storage', action: { kind: 'delete' }, ...overrides } as const;
  return {
    id: findingId({ family: 'billing', check: undefined, ...opinion }),
    source: { agent: 'budget', family: 'billing', api: 'an:Api', refreshedAt: asOf, retrievedAt: asOf },
    savings: saves('10'),
    monthlyCost: {},
    billChange: unknown('not asked'),
    effort: 'unknown',
    risk: 'unknown',
    rollback: {},
    grade: { value: 'B', why: 'measured' },
    owner: { how: 'unknown' },
    evidence: [],
    ...opinion,
  };
}

export function saves(amount: string, currency = 'USD'): Finding['savings'] {
  return { list: known(money(amount, currency)) };
}

/** A finished analysis of these findings. */
export function makeAnalysis(
  findings: readonly Finding[],
  overrides: Partial<AnalysisDocument> = {},
): AnalysisDocument {
  const { opportunities, receipts } = adjudicate({
    findings,
    estate: { resources: [], preferences: {}, unread: [] },
    settings: defaultSettings,
    decisions: [],
    flips: new Map(),
    asOf,
  });
  const summary = { findings: findings.length, basis: 'list', unknown: 0, gaps: 0 } as const;
  const step = { id: 'budget', agent: 'budget', kind: 'analyse', after: [] } as const;
  return {
    id: 'analysis-1',
    type: 'comprehensive',
    status: 'completed',
    headline: 'USD 10.00 a month (at list prices) can be saved.',
    plan: { type: 'comprehensive', steps: [{ ...step, after: [] }] },
    reports: [{ agent: 'budget', taskId: 'analysis-1.budget', status: 'complete', contextKey: 'key', summary }],
    opportunities: [...opportunities],
    receipts: [...receipts],
    coverage: { spend: noSpend, examined: noSpend, blind: [] },
    gaps: [],
    warnings: [],
    cost: runCost([], money('1', 'USD')),
    asOf,
    startedAt: asOf,
    completedAt: asOf,
    ...overrides,
  };
}
