import { composeAnalysis } from '../functions/supervisor/domain/compose.ts';
import { createContext } from '../lib/context/context.ts';
import type { ActionKind } from '../lib/core/action.ts';
import type { AnalysisHeader } from '../lib/core/analysis.ts';
import { known } from '../lib/core/estimate.ts';
import type { Finding } from '../lib/core/finding.ts';
import { findingId } from '../lib/core/finding-id.ts';
import type { Level } from '../lib/core/level.ts';
import { money } from '../lib/core/money.ts';
import type { ReportHeader } from '../lib/core/report.ts';
import type { CloudResource } from '../lib/core/resource.ts';
import { runCost } from '../lib/core/run-cost.ts';
import { defaultSettings } from '../lib/core/settings.ts';
import type { Task } from '../lib/core/task.ts';
import { bucketName, type MeshClients } from '../local/mesh/clients.ts';

const asOf = '2026-11-20T09:00:00.000Z';
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2'];
const teams = ['search', 'checkout', 'data', 'platform', 'mobile', 'billing', 'ads'];
const levels: Level[] = ['very-low', 'low', 'medium', 'high', 'very-high'];
const kinds: [service: string, type: string, action: ActionKind, target: string][] = [
  ['ec2', 'instance', 'rightsize', 'm7g.large'],
  ['ec2', 'volume', 'delete', 'none'],
  ['rds', 'db', 'rightsize', 'db.r7g.large'],
  ['lambda', 'function', 'rightsize', '512 MB'],
];

/** Stores a comprehensive analysis of so many opportunities, as the supervisor composes and stores it. */
export async function storeLargeAnalysis({ s3 }: MeshClients, opportunities: number): Promise<AnalysisHeader> {
  const context = createContext({ client: s3, bucket: bucketName, owner: 'supervisor' });
  const findings = Array.from({ length: opportunities }, (_, index) => findingAt(index));
  const composed = composeAnalysis(
    task,
    { type: 'comprehensive', steps: [] },
    { reports: [{ header: reportHeader, findings, states: [] }], gaps: [] },
    { startedAt: asOf, completedAt: asOf, settings: defaultSettings },
  );
  const header = await context.storeAnalysis(composed);
  await context.moveLatestAnalysis(header);
  return header;
}

const task: Task = {
  id: 'large',
  analysisId: 'large',
  agent: 'supervisor',
  kind: 'analyse',
  asOf,
  deadline: asOf,
  hop: 0,
  requestedBy: 'bench',
};

const reportHeader: ReportHeader = {
  version: 1,
  taskId: 'large.rightsizing',
  analysisId: 'large',
  agent: 'rightsizing',
  kind: 'analyse',
  asOf,
  status: 'complete',
  summary: { findings: 0, basis: 'list', unknown: 0, gaps: 0 },
  highImpact: [],
  announcements: [],
  facts: {},
  gaps: [],
  cost: runCost([], money('1', 'USD')),
  startedAt: asOf,
  completedAt: asOf,
  contextKey: 'agent-context/rightsizing/analyse/large.json',
  parts: [],
};

function findingAt(index: number): Finding {
  const [service, type, kind, target] = pick(kinds, index);
  const team = pick(teams, index * 7);
  const resource: CloudResource = {
    kind: 'resource',
    accountId: String(100_000_000_000 + (index % 200)),
    region: pick(regions, index >> 3),
    service,
    type,
    id: `${type}-${index.toString(16).padStart(17, '0')}`,
    name: `${team}-${type}-${index}`,
    tags: { team, owner: `${team}@example.com` },
  };
  const action = { kind, current: 'm5.2xlarge', target };
  const family = 'compute-optimizer' as const;
  const amount = `${(index * 7_919) % 90_000}.${String(index % 100).padStart(2, '0')}`;
  return {
    id: findingId({ family, check: undefined, resource, facet: 'compute', action }),
    source: {
      agent: 'rightsizing',
      family,
      api: 'compute-optimizer:GetRecommendations',
      retrievedAt: asOf,
      refreshedAt: asOf,
    },
    resource,
    facet: 'compute',
    action,
    savings: { list: known(money(amount, 'USD')) },
    monthlyCost: {},
    billChange: { kind: 'unknown', reason: 'the coverage of this resource was not read' },
    effort: pick(levels, index),
    risk: pick(levels, index >> 2),
    rollback: { possible: true },
    grade: { value: 'B', why: 'measured over 14 days' },
    owner: { value: `${team}@example.com`, how: 'tag' },
    evidence: [
      {
        id: `${index}-1`,
        api: 'compute-optimizer:GetRecommendations',
        field: 'estimatedMonthlySavings',
        value: amount,
        at: asOf,
      },
    ],
  };
}

function pick<Value>(values: readonly Value[], index: number): Value {
  const value = values[index % values.length];
  if (value === undefined) throw new Error('nothing to pick from');
  return value;
}
