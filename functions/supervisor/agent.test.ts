import { describe, expect, test } from 'vitest';
import { MeshError } from '../../lib/core/errors.ts';
import { money } from '../../lib/core/money.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import type { Answer } from '../../lib/invoke/invoke.ts';
import type { AnalysisState, StepState } from '../../lib/state/analysis-state.ts';
import { run } from './agent.ts';
import type { CollectedReport } from './domain/compose.ts';
import type { SupervisorGateway } from './gateway.ts';
import { keyOf, makeFinding, makeGap, makeReport, makeTask, saves } from './supervisor.fixtures.ts';

/** A gateway in whose mesh these agents answer with these reports, and what it was told. */
function meshOf(reports: readonly CollectedReport[], overrides: Partial<SupervisorGateway> = {}) {
  const stored = new Map(reports.map((report) => [report.header.contextKey, report]));
  const asked: { task: Task; functionName: string }[] = [];
  const begun: AnalysisState[] = [];
  const steps: StepState[] = [];
  const gateway: SupervisorGateway = {
    agents: async () => reports.map(({ header }) => entryOf(header.agent)),
    heartbeat: async () => undefined,
    ask: async (task, functionName) => {
      asked.push({ task, functionName });
      return answerOf(task.agent, task.id);
    },
    report: async (key) => stored.get(key) ?? notFound(key),
    decisions: async () => [],
    earlierIndex: async () => undefined,
    cancellation: () => new Promise(() => {}),
    begin: async (state) => {
      begun.push(state);
    },
    step: async (_, step) => {
      steps.push(step);
    },
    end: async () => {},
    fail: async () => {},
    ...overrides,
  };
  return { gateway, asked, begun, steps };
}

function entryOf(agent: string) {
  const taskKinds: Task['kind'][] = ['analyse'];
  return { agent, functionName: `fn-${agent}`, version: '1.0.0', question: 'What?', taskKinds, timeoutSeconds: 60 };
}

function answerOf(agent: string, taskId: string, contextKey = keyOf(agent)): Answer {
  const summary = { findings: 0, basis: 'list', unknown: 0, gaps: 0 } as const;
  return { kind: 'answered', ref: { agent, taskId, status: 'complete', contextKey, summary } };
}

function notFound(key: string): never {
  throw new MeshError('not-found', `there is no report at "${key}"`);
}

const failing = (agent: string, failure: Omit<Answer & { kind: 'failed' }, 'kind'>) => ({
  ask: async (task: Task): Promise<Answer> =>
    task.agent === agent ? { kind: 'failed', ...failure } : answerOf(task.agent, task.id),
});

async function analyse(gateway: SupervisorGateway, overrides: Partial<Task> = {}) {
  const until = new Date(Date.now() + 100_000);
  const { header, opportunities } = await run(makeTask(overrides), { gateway }, { settings: defaultSettings, until });
  const gaps = header.gaps.map(({ source, code }) => `${code}: ${source}`);
  return { header, opportunities, gaps };
}

const onlyBudget = { agents: async () => [entryOf('budget')] };
const both = () => [makeReport('budget', [makeFinding('vol-1')]), makeReport('rightsizing', [makeFinding('vol-2')])];

describe('an analysis', () => {
  test('asks every agent by its function, at the same time, and adjudicates what all have said', async () => {
    const arrived = Promise.withResolvers<void>();
    const waiting = new Set<string>();
    const { gateway, steps } = meshOf(both(), {
      ask: async (task) => {
        waiting.add(task.agent);
        if (waiting.size === 2) arrived.resolve();
        await arrived.promise;
        return answerOf(task.agent, task.id);
      },
    });
    const { header, opportunities } = await analyse(gateway);
    expect(header).toMatchObject({ status: 'completed', receipts: [{ net: money('20', 'USD') }] });
    expect(opportunities).toHaveLength(2);
    expect(steps.map(({ agent, status, findings }) => `${agent} ${status} ${findings ?? ''}`.trim())).toEqual([
      'budget asked',
      'rightsizing asked',
      'budget answered 1',
      'rightsizing answered 1',
    ]);
  });

  test('hands each agent the question, the scope and a deadline before its own', async () => {
    const { gateway, asked } = meshOf(both());
    await analyse(gateway, { query: 'What is idle?' });
    expect(asked.map(({ functionName }) => functionName)).toEqual(['fn-budget', 'fn-rightsizing']);
    const [first] = asked;
    expect(first?.task).toMatchObject({ id: 'analysis-1.budget', agent: 'budget', query: 'What is idle?' });
    expect(Date.parse(first?.task.deadline ?? '')).toBeLessThan(Date.now() + 80_100);
  });

  test('tells first who will be asked, and what is known of each', async () => {
    const heartbeatAt = '2026-11-01T00:00:00.000Z';
    const lastError = { code: 'throttled', message: 'slow down' };
    const { gateway, begun } = meshOf(both(), {
      heartbeat: async (agent) =>
        agent === 'budget' ? { status: 'degraded', version: '1.0.0', heartbeatAt, lastError } : undefined,
    });
    await analyse(gateway, { requestedBy: 'command line' });
    expect(begun).toMatchObject([
      {
        id: 'analysis-1',
        type: 'comprehensive',
        status: 'running',
        requestedBy: 'command line',
        steps: [
          { agent: 'budget', status: 'waiting', message: 'last error: throttled: slow down' },
          { agent: 'rightsizing', status: 'waiting', message: 'not heard of in the last 24 hours' },
        ],
      },
    ]);
  });

  test('has two receipts where two agents speak of two currencies', async () => {
    const { gateway } = meshOf([
      makeReport('budget', [makeFinding('vol-1')]),
      makeReport('rightsizing', [makeFinding('vol-2', { savings: saves('5', 'EUR') })]),
    ]);
    expect((await analyse(gateway)).header.receipts.map(({ net }) => net)).toEqual([
      money('5', 'EUR'),
      money('10', 'USD'),
    ]);
  });
});

describe('an agent', () => {
  test.each([
    ['that fails', { code: 'agent-failed', message: 'rightsizing failed: TypeError' }, 'agent-unavailable'],
    ['that is late', { code: 'timeout', message: 'rightsizing: no answer before the deadline' }, 'timeout'],
    ['that is left alone', { code: 'agent-unavailable', message: 'it failed several times' }, 'agent-unavailable'],
    ['that answers garbage', { code: 'bad-reply', message: 'reply of rightsizing' }, 'unusable-data'],
  ] as const)('%s is a gap, and the rest counts', async (_, failure, code) => {
    const { gateway, steps } = meshOf(both(), failing('rightsizing', failure));
    const { header, gaps, opportunities } = await analyse(gateway);
    expect({ status: header.status, gaps }).toEqual({ status: 'partial', gaps: [`${code}: rightsizing`] });
    expect(opportunities).toHaveLength(1);
    const failed = { agent: 'rightsizing', status: 'failed', message: failure.message };
    expect(steps).toContainEqual(expect.objectContaining(failed));
  });

  test('whose report is not there where it says is a gap, and its step has failed', async () => {
    const { gateway, steps } = meshOf(both(), {
      ask: async ({ agent, id }) => answerOf(agent, id, agent === 'budget' ? keyOf('nothing') : undefined),
    });
    expect((await analyse(gateway)).gaps).toEqual(['no-data: budget']);
    expect(steps).toContainEqual(expect.objectContaining({ agent: 'budget', status: 'failed' }));
  });

  test('that answers with the report of another, or of another task, is a gap', async () => {
    const { gateway } = meshOf([...both(), makeReport('older', [], { agent: 'budget', taskId: 'earlier.budget' })], {
      agents: async () => [entryOf('budget'), entryOf('rightsizing')],
      ask: async ({ agent, id }) => answerOf(agent, id, agent === 'budget' ? keyOf('older') : keyOf('budget')),
    });
    expect((await analyse(gateway)).gaps).toEqual(['unusable-data: budget', 'unusable-data: rightsizing']);
  });

  test('whose report cannot be read is a gap under the name of what went wrong', async () => {
    const { gateway } = meshOf(both(), {
      report: async (key) => {
        if (key === keyOf('budget')) throw new MeshError('access-denied', 's3:GetObject: AccessDenied');
        throw new TypeError('cannot read properties of undefined');
      },
    });
    expect((await analyse(gateway)).gaps).toEqual(['access-denied: budget', 'unusable-data: rightsizing']);
  });

  test('has its own gaps in the analysis', async () => {
    const reports = [makeReport('budget', [makeFinding('vol-1')], { status: 'partial', gaps: [makeGap()] })];
    const { header, gaps } = await analyse(meshOf(reports).gateway);
    expect({ status: header.status, gaps }).toEqual({ status: 'partial', gaps: ['access-denied: an:Api'] });
  });

  test('that has failed alone leaves an analysis that has failed', async () => {
    const { gateway } = meshOf([makeReport('budget')], failing('budget', { code: 'agent-failed', message: 'it died' }));
    expect((await analyse(gateway)).header).toMatchObject({ status: 'failed', receipts: [], reports: [] });
  });
});

describe('the mesh', () => {
  test('without agents is a gap: the analysis fails and says why', async () => {
    const { header, gaps } = await analyse(meshOf([]).gateway);
    expect({ status: header.status, gaps }).toEqual({ status: 'failed', gaps: ['no-data: registry of agents'] });
  });

  test('says of a name that it does not know who is there, and asks the others', async () => {
    const { gateway, asked } = meshOf(both());
    const { header, gaps } = await analyse(gateway, { agents: ['budget', 'nobody'] });
    expect(asked.map(({ task }) => task.agent)).toEqual(['budget']);
    expect({ status: header.status, gaps }).toEqual({ status: 'partial', gaps: ['agent-unavailable: nobody'] });
  });

  test('whose registry cannot be read is a gap, too', async () => {
    const agents = async () => Promise.reject(new MeshError('throttled', 'dynamodb:Query: slow down'));
    const { header, gaps } = await analyse(meshOf(both(), { agents }).gateway);
    expect({ status: header.status, gaps }).toEqual({ status: 'failed', gaps: ['throttled: registry of agents'] });
  });

  test('refuses a task that is too large to be sent, since every agent would', async () => {
    const ask = async () => Promise.reject(new MeshError('bad-input', 'task analysis-1.budget has 300000 bytes'));
    await expect(analyse(meshOf(both(), { ask }).gateway)).rejects.toMatchObject({ code: 'bad-input' });
  });
});

describe('reports that a task brings', () => {
  test('are adjudicated without asking anybody, each once', async () => {
    const { gateway, asked } = meshOf(both());
    const inputs = [keyOf('budget'), keyOf('rightsizing'), keyOf('budget')];
    const { header } = await analyse(gateway, { inputs });
    expect(asked).toEqual([]);
    expect(header).toMatchObject({ status: 'completed', plan: { steps: [] }, receipts: [{ net: money('20', 'USD') }] });
  });

  test('may be of any agent and any earlier analysis', async () => {
    const earlier = makeReport('budget', [makeFinding('vol-1')], { taskId: 'x', analysisId: 'earlier' });
    const { header } = await analyse(meshOf([earlier]).gateway, { inputs: [keyOf('budget')] });
    expect(header).toMatchObject({ status: 'completed', reports: [{ agent: 'budget', taskId: 'x' }] });
  });

  test('stand beside those of the agents that it names, and nobody else is asked', async () => {
    const brought = makeReport('cost-explorer', [makeFinding('vol-3')], { taskId: 'x', analysisId: 'earlier' });
    const { gateway, asked } = meshOf([...both(), brought]);
    const { header } = await analyse(gateway, { inputs: [keyOf('cost-explorer')], agents: ['budget'] });
    expect(asked.map(({ task }) => task.agent)).toEqual(['budget']);
    expect(header).toMatchObject({
      status: 'completed',
      plan: { steps: [{ agent: 'budget' }] },
      reports: [{ agent: 'budget' }, { agent: 'cost-explorer', taskId: 'x' }],
      receipts: [{ net: money('20', 'USD') }],
    });
  });

  test('of an agent that is asked, too, count once where both say the same, and both where they do not', async () => {
    const earlier = { taskId: 'x', analysisId: 'earlier', contextKey: 'earlier' };
    const brought = makeReport('budget', [makeFinding('vol-1'), makeFinding('vol-2')], earlier);
    const { gateway } = meshOf([makeReport('budget', [makeFinding('vol-1')]), brought], onlyBudget);
    const { header, opportunities } = await analyse(gateway, { inputs: ['earlier'], agents: ['budget'] });
    expect(header.receipts).toMatchObject([{ naive: money('30', 'USD'), net: money('20', 'USD') }]);
    expect(opportunities.map(({ opinions }) => opinions.length).toSorted()).toEqual([1, 2]);
  });

  test('count where an agent that is asked, too, does not answer: what it would have said is a gap', async () => {
    const brought = makeReport('budget', [makeFinding('vol-2')], { taskId: 'x', contextKey: 'earlier' });
    const failed = failing('budget', { code: 'agent-failed', message: 'it was killed' });
    const { gateway } = meshOf([makeReport('budget'), brought], { ...onlyBudget, ...failed });
    const { header, gaps } = await analyse(gateway, { inputs: ['earlier'], agents: ['budget'] });
    expect(gaps).toEqual(['agent-unavailable: budget']);
    expect(header).toMatchObject({ status: 'partial', receipts: [{ net: money('10', 'USD') }] });
  });

  test('are a gap where they are not there', async () => {
    const { header, gaps } = await analyse(meshOf(both()).gateway, { inputs: [keyOf('budget'), keyOf('nobody')] });
    expect({ status: header.status, gaps }).toEqual({ status: 'partial', gaps: [`no-data: ${keyOf('nobody')}`] });
  });
});

describe('a person', () => {
  test('who cancels is waited for no longer than the analysis is', async () => {
    const { gateway } = meshOf(both(), { ask: () => new Promise(() => {}), cancellation: async () => 'cancelled' });
    expect((await analyse(gateway)).header).toMatchObject({ status: 'cancelled', opportunityCount: 0 });
  });

  test('ends the watch for a cancellation with the analysis', async () => {
    let watch: AbortSignal | undefined;
    const { gateway } = meshOf(both(), {
      cancellation: (_, until) => {
        watch = until;
        return new Promise(() => {});
      },
    });
    await analyse(gateway);
    expect(watch?.aborted).toBe(true);
  });

  test('who asks again learns what is new since the analysis before', async () => {
    const { opportunities } = await analyse(meshOf(both()).gateway);
    const seen = opportunities.slice(1).map(({ id }) => JSON.stringify([id]));
    const { header } = await analyse(meshOf(both(), { earlierIndex: async () => seen.join('\n') }).gateway);
    expect(header.newOpportunities).toBe(1);
  });

  test('whose decisions cannot be read is told that they do not count', async () => {
    const { header } = await analyse(meshOf(both(), { decisions: () => notFound('decisions') }).gateway);
    expect(header).toMatchObject({ status: 'partial', gaps: [{ source: 'decisions' }] });
  });
});
