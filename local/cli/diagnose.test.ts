import { describe, expect, test } from 'vitest';
import type { Gap } from '../../lib/core/gap.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { money } from '../../lib/core/money.ts';
import type { ReportHeader } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { diagnose, policyOf } from './diagnose.ts';
import { renderDiagnosis } from './render/diagnosis.ts';

const asOf = '2026-11-01T00:00:00.000Z';

const manifest = {
  name: 'budget',
  question: 'Which budgets are at risk?',
  actions: ['budgets:ViewBudget'],
} as Manifest;
const advisor = {
  name: 'trusted-advisor',
  question: 'What could be saved?',
  actions: ['trustedadvisor:ListChecks', 'support:DescribeTrustedAdvisorChecks'],
} as Manifest;

function gapOf(source: string, overrides: Partial<Gap> = {}): Gap {
  return {
    source,
    code: 'access-denied',
    since: asOf,
    effect: 'Something is missing.',
    remedy: `Allow it.`,
    ...overrides,
  };
}

function reportOf(agent: string, operations: readonly string[], overrides: Partial<ReportHeader> = {}): ReportHeader {
  const requests = operations.map((operation) => ({ service: 'a', operation, count: 2, usd: '0' }));
  const summary = { findings: 3, basis: 'list', unknown: 0, gaps: 0 } as const;
  return {
    agent,
    status: 'complete',
    summary,
    cost: runCost(requests, money('1', 'USD')),
    gaps: [],
    ...overrides,
  } as ReportHeader;
}

function planOf(...agents: string[]) {
  const steps = agents.map((agent) => ({ id: agent, agent, kind: 'analyse' as const, after: [] }));
  return { type: 'comprehensive' as const, steps };
}

describe('a diagnosis', () => {
  test('names what each agent has asked for, and that it was answered', () => {
    const { agents, gaps } = diagnose({ plan: planOf('budget'), gaps: [] }, [reportOf('budget', ['Read'])], [manifest]);
    expect(agents).toEqual([
      {
        agent: 'budget',
        question: 'Which budgets are at risk?',
        status: 'complete',
        findings: 3,
        reads: [{ operation: 'a:Read', requests: 2, outcome: 'answered' }],
        gaps: [],
      },
    ]);
    expect(gaps).toEqual([]);
  });

  test('claims no answer of a report that is not whole: only that it was asked', () => {
    const gap = gapOf('a:Denied');
    const report = reportOf('budget', ['Denied', 'Read'], { status: 'partial', gaps: [gap] });
    const [agent] = diagnose({ plan: planOf('budget'), gaps: [gap] }, [report], [manifest]).agents;
    expect(agent?.reads.map(({ operation, outcome }) => `${operation} ${outcome}`)).toEqual([
      'a:Denied access-denied',
      'a:Read asked',
    ]);
    expect(agent?.gaps).toEqual([gap]);
  });

  test('has an agent that did not answer, with its gap', () => {
    const gap = gapOf('budget', { code: 'timeout' });
    const [agent] = diagnose({ plan: planOf('budget'), gaps: [gap] }, [], [manifest]).agents;
    expect(agent).toMatchObject({ agent: 'budget', status: 'no-answer', findings: 0, reads: [], gaps: [gap] });
  });

  test('has reports that were brought, also of an agent without a room', () => {
    const { agents } = diagnose({ plan: planOf(), gaps: [] }, [reportOf('rightsizing', [])], [manifest]);
    expect(agents).toMatchObject([{ agent: 'rightsizing', question: '', status: 'complete' }]);
  });

  test('keeps a gap of the mesh itself apart from those of agents, and loses none', () => {
    const own = gapOf('a:Denied');
    const registry = gapOf('registry of agents');
    const report = reportOf('budget', ['Denied'], { status: 'partial', gaps: [own] });
    expect(diagnose({ plan: planOf('budget'), gaps: [own, registry] }, [report], [manifest]).gaps).toEqual([registry]);
  });
});

describe('the policy to paste', () => {
  test('allows what the manifests name, each once, sorted, and nothing by wildcard', () => {
    expect(policyOf([manifest, advisor, advisor])).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'FinOpsMeshReadOnly',
          Effect: 'Allow',
          Action: ['budgets:ViewBudget', 'support:DescribeTrustedAdvisorChecks', 'trustedadvisor:ListChecks'],
          Resource: '*',
        },
      ],
    });
  });
});

test('what is printed keeps to 100 columns, ends with the policy as JSON, and says what to do', () => {
  const long = 'word '.repeat(60);
  const gap = gapOf('a:Denied', { effect: long, remedy: long });
  const report = reportOf('budget', ['Denied', 'R'.repeat(200)], { status: 'failed', gaps: [gap] });
  const diagnosis = diagnose(
    { plan: planOf('budget'), gaps: [gap, gapOf('registry of agents')] },
    [report],
    [manifest],
  );
  const text = renderDiagnosis(diagnosis, 'an account '.repeat(20));
  for (const line of text.split('\n')) expect(line.length, line).toBeLessThanOrEqual(100);
  expect(text).toContain('budget sees nothing: 3 findings');
  expect(text).toContain('What to do: Allow it.');
  expect(JSON.parse(text.slice(text.indexOf('\n{')))).toEqual(policyOf([manifest]));
});
