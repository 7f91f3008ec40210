import type { PlanStep } from '../../lib/core/analysis.ts';
import { known } from '../../lib/core/estimate.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { findingId } from '../../lib/core/finding-id.ts';
import type { Gap } from '../../lib/core/gap.ts';
import { money } from '../../lib/core/money.ts';
import type { ReportHeader } from '../../lib/core/report.ts';
import type { CloudResource } from '../../lib/core/resource.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import type { Task } from '../../lib/core/task.ts';
import type { CollectedReport } from './domain/compose.ts';

/** The moment that the tests speak of. */
export const asOf = '2026-11-01T00:00:00.000Z';

export function makeTask(overrides: Partial<Task> = {}): Task {
  return {
    id: 'analysis-1',
    analysisId: 'analysis-1',
    agent: 'supervisor',
    kind: 'analyse',
    asOf,
    deadline: '2036-11-01T00:10:00.000Z',
    hop: 0,
    requestedBy: 'test',
    ...overrides,
  };
}

export function makeStep(agent: string): PlanStep {
  return { id: agent, agent, kind: 'analyse', after: [] };
}

/** A volume that nobody uses, and what deleting it saves at list prices. */
export function makeFinding(id: string, overrides: Partial<Finding> = {}): Finding {
  const resource: CloudResource = {
    kind: 'resource',
    accountId: '111122223333',
    region: 'us-east-1',
    service: 'ec2',
    type: 'volume',
    id,
  };
  const opinion = { resource, facet: 'storage', action: { kind: 'delete' }, ...overrides } as const;
  return {
    id: findingId({ family: 'billing', check: undefined, ...opinion }),
    source: { agent: 'budget', family: 'billing', api: 'an:Api', refreshedAt: asOf, retrievedAt: asOf },
    savings: saves('10'),
    monthlyCost: {},
    billChange: { kind: 'unknown', reason: 'not asked' },
    effort: 'unknown',
    risk: 'unknown',
    rollback: {},
    grade: { value: 'B', why: 'measured' },
    owner: { how: 'unknown' },
    evidence: [],
    ...opinion,
  };
}

/** A saving at list prices. */
export function saves(amount: string, currency = 'USD'): Finding['savings'] {
  return { list: known(money(amount, currency)) };
}

export function makeGap(overrides: Partial<Gap> = {}): Gap {
  return {
    source: 'an:Api',
    code: 'access-denied',
    since: asOf,
    effect: 'Something is missing.',
    remedy: 'Allow an:Api.',
    ...overrides,
  };
}

/** A stored report of an agent, as it answers {@link makeTask}'s analysis. */
export function makeReport(
  agent: string,
  findings: readonly Finding[] = [],
  overrides: Partial<ReportHeader> = {},
): CollectedReport {
  const header: ReportHeader = {
    version: 1,
    taskId: `analysis-1.${agent}`,
    analysisId: 'analysis-1',
    agent,
    kind: 'analyse',
    asOf,
    status: 'complete',
    summary: { findings: findings.length, net: money('0', 'USD'), basis: 'list', unknown: 0, gaps: 0 },
    highImpact: [],
    announcements: [],
    facts: {},
    gaps: [],
    cost: runCost([], money('1', 'USD')),
    startedAt: asOf,
    completedAt: asOf,
    contextKey: keyOf(agent),
    parts: [],
    ...overrides,
  };
  return { header, findings, states: [] };
}

export function keyOf(agent: string): string {
  return `agent-context/${agent}/analyse/20261101T000000000Z-analysis-1.${agent}.json`;
}
