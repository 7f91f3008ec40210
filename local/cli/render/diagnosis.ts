import type { AgentDiagnosis, Diagnosis, Policy, Read } from '../diagnose.ts';
import { count } from './amounts.ts';
import { renderGaps } from './analysis.ts';
import { bold, dim, ends, green, rule, shorten, width, wrap, yellow } from './layout.ts';

const statusWords: Readonly<Record<AgentDiagnosis['status'], string>> = {
  complete: 'sees all that it asks for',
  partial: 'sees a part',
  failed: 'sees nothing',
  'no-answer': 'did not answer',
};

/** What an account lets the mesh see, as text of at most 100 columns, and the policy to paste. */
export function renderDiagnosis({ agents, gaps, policy }: Diagnosis, title: string): string {
  return [
    bold(shorten(`FinOps Mesh: ${title}`, width)),
    'What this account lets the mesh see, agent by agent.',
    rule('-'),
    ...(agents.length === 0 ? ['No agent was asked.', ''] : []),
    ...agents.flatMap(agentLines),
    ...renderGaps(gaps),
    rule('-'),
    'The read-only policy for all of this; paste it in the IAM console (Policies, Create policy, JSON):',
    '',
    ...policyLines(policy),
  ].join('\n');
}

function agentLines({ agent, question, status, findings, reads, gaps }: AgentDiagnosis): string[] {
  const end = status === 'complete' ? green(statusWords.complete) : yellow(statusWords[status]);
  return [
    `${bold(agent)} ${end}: ${count(findings, 'finding')}`,
    ...(question === '' ? [] : wrap(question, 2).map(dim)),
    ...reads.map(readLine),
    ...(gaps.length === 0 ? [''] : renderGaps(gaps, 2)),
  ];
}

function readLine({ operation, requests, outcome }: Read): string {
  return ends(`${operation} (${count(requests, 'request')})`, outcome, 2);
}

function policyLines({ Version, Statement }: Policy): string[] {
  return JSON.stringify({ Version, Statement }, null, 2).split('\n');
}
