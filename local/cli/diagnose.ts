import type { Analysis } from '../../lib/core/analysis.ts';
import type { Gap } from '../../lib/core/gap.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { ReportHeader } from '../../lib/core/report.ts';
import type { ReportStatus } from '../../lib/core/report-ref.ts';

/** One operation that an agent asked AWS for. */
export interface Read {
  /** E.g. `trustedadvisor:ListChecks`. */
  readonly operation: string;
  readonly requests: number;
  /** `asked`: nothing is known to be missing for it, but something else is, so its answer may not have come either. */
  readonly outcome: 'answered' | 'asked' | Gap['code'];
}

/** What an account lets one agent see. */
export interface AgentDiagnosis {
  readonly agent: string;
  /** Empty where the mesh has no room of that name. */
  readonly question: string;
  readonly status: ReportStatus | 'no-answer';
  readonly findings: number;
  readonly reads: readonly Read[];
  readonly gaps: readonly Gap[];
}

/** An IAM policy as the console takes it. */
export interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly [
    { readonly Sid: string; readonly Effect: 'Allow'; readonly Action: readonly string[]; readonly Resource: '*' },
  ];
}

export interface Diagnosis {
  readonly agents: readonly AgentDiagnosis[];
  /** What belongs to no agent: the mesh's own parts that did not answer. */
  readonly gaps: readonly Gap[];
  /** Read-only: all that the agents' manifests name, and nothing else. */
  readonly policy: Policy;
}

/** What an account lets the mesh see, agent by agent, by what one analysis has asked and been answered. */
export function diagnose(
  { plan, gaps }: Pick<Analysis, 'plan' | 'gaps'>,
  reports: readonly ReportHeader[],
  manifests: readonly Manifest[],
): Diagnosis {
  const names = new Set([...plan.steps, ...reports].map(({ agent }) => agent));
  const agents = [...names].map((agent) => {
    const question = manifests.find(({ name }) => name === agent)?.question ?? '';
    const report = reports.find((each) => each.agent === agent);
    return report === undefined ? silentAgent(agent, question, gaps) : agentOf(report, question);
  });
  const told = new Set(agents.flatMap((agent) => agent.gaps.map(keyOf)));
  return { agents, gaps: gaps.filter((gap) => !told.has(keyOf(gap))), policy: policyOf(manifests) };
}

/** The permissions that the rooms need on AWS's own APIs, as one policy to paste. */
export function policyOf(manifests: readonly Pick<Manifest, 'actions'>[]): Policy {
  const actions = new Set(manifests.flatMap((manifest) => manifest.actions));
  return {
    Version: '2012-10-17',
    Statement: [{ Sid: 'FinOpsMeshReadOnly', Effect: 'Allow', Action: [...actions].sort(), Resource: '*' }],
  };
}

function agentOf({ agent, status, summary, cost, gaps }: ReportHeader, question: string): AgentDiagnosis {
  const reads = cost.requests.map(({ service, operation, count }): Read => {
    const call = `${service}:${operation}`;
    const gap = gaps.find(({ source }) => source === call);
    const outcome = gap?.code ?? (status === 'complete' ? 'answered' : 'asked');
    return { operation: call, requests: count, outcome };
  });
  return { agent, question, status, findings: summary.findings, reads, gaps };
}

function silentAgent(agent: string, question: string, gaps: readonly Gap[]): AgentDiagnosis {
  const own = gaps.filter(({ source }) => source === agent);
  return { agent, question, status: 'no-answer', findings: 0, reads: [], gaps: own };
}

function keyOf({ source, code, effect }: Gap): string {
  return JSON.stringify([source, code, effect]);
}
