import { describe, expect, test } from 'vitest';
import type { ContextChannel } from '../../lib/context/context.ts';
import type { AnalysisHeader } from '../../lib/core/analysis.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { InvokeChannel } from '../../lib/invoke/invoke.ts';
import {
  agentStatusKey,
  analysisKey,
  analysisListKey,
  cancelKey,
  registryKey,
  type StateKey,
} from '../../lib/state/keys.ts';
import type { StateChannel } from '../../lib/state/state.ts';
import { createGateway } from './gateway.ts';
import { keyOf, makeFinding, makeReport, makeTask } from './supervisor.fixtures.ts';

const startedAt = '2026-11-01T00:00:00.000Z';
const begun = {
  id: 'analysis-1',
  type: 'comprehensive' as const,
  status: 'running' as const,
  requestedBy: 'test',
  startedAt,
  steps: [{ agent: 'budget', status: 'waiting' as const, since: startedAt }],
};
const ended = { status: 'completed', completedAt: startedAt, headline: 'done', contextKey: 'key' } as const;

/** A table in memory; `refuses` lets every call fail from then on. */
function tableOf(items: readonly (readonly [StateKey, unknown])[] = []) {
  const contents = new Map(items.map(([key, content]) => [nameOf(key), content]));
  let error: Error | undefined;
  const refused = () => (error === undefined ? undefined : Promise.reject(error));
  const state = {
    read: async (_: unknown, key: StateKey) => (await refused()) ?? wrap(contents.get(nameOf(key))),
    update: async (_: unknown, key: StateKey, change: (current: unknown) => unknown) => {
      await refused();
      const content = change(contents.get(nameOf(key)));
      contents.set(nameOf(key), content);
      return { key, version: 1, content };
    },
    query: async function* (_: unknown, pk: string) {
      await refused();
      for (const [name, content] of contents) if (name.startsWith(`${pk} `)) yield { content };
    },
  } as unknown as StateChannel;
  return {
    state,
    at: (key: StateKey) => contents.get(nameOf(key)),
    refuses: (cause: Error) => {
      error = cause;
    },
  };
}

function nameOf({ pk, sk }: StateKey): string {
  return `${pk} ${sk}`;
}

function wrap(content: unknown) {
  return content === undefined ? undefined : { content };
}

function gatewayOf(table = tableOf(), channels: { context?: Partial<ContextChannel>; invoke?: InvokeChannel } = {}) {
  const lost: unknown[] = [];
  const gateway = createGateway({
    invoke: channels.invoke ?? { ask: async () => ({ kind: 'failed', code: 'timeout', message: 'late' }) },
    context: (channels.context ?? {}) as ContextChannel,
    state: table.state,
    onLost: (error) => lost.push(error),
  });
  return { gateway, lost };
}

describe('the registry', () => {
  test('lists every agent but the supervisor itself', async () => {
    const entries = ['budget', 'supervisor'].map((agent) => [registryKey(agent), { agent }] as const);
    expect(await gatewayOf(tableOf(entries)).gateway.agents()).toEqual([{ agent: 'budget' }]);
  });

  test('that refuses is the caller’s to explain', async () => {
    const table = tableOf();
    table.refuses(new MeshError('access-denied', 'dynamodb:Query'));
    await expect(gatewayOf(table).gateway.agents()).rejects.toMatchObject({ code: 'access-denied' });
  });
});

describe('a heartbeat', () => {
  test('is the agent’s own last word', async () => {
    const table = tableOf([[agentStatusKey('budget'), { status: 'ready' }]]);
    expect(await gatewayOf(table).gateway.heartbeat('budget')).toEqual({ status: 'ready' });
    expect(await gatewayOf(table).gateway.heartbeat('nobody')).toBeUndefined();
  });

  test('that cannot be read is as good as none', async () => {
    const table = tableOf();
    table.refuses(new Error('down'));
    const { gateway, lost } = gatewayOf(table);
    expect(await gateway.heartbeat('budget')).toBeUndefined();
    expect(lost).toHaveLength(1);
  });
});

describe('a report', () => {
  const { header } = makeReport('budget');
  const context: Partial<ContextChannel> = {
    readReport: async () => header,
    readFindings: async function* () {
      yield makeFinding('vol-1');
    },
    readStates: async function* () {
      yield { key: 'a-volume' };
    },
  };

  test('comes with its findings and what it knows of resources', async () => {
    const { gateway } = gatewayOf(tableOf(), { context });
    expect(await gateway.report(keyOf('budget'))).toEqual({
      header,
      findings: [makeFinding('vol-1')],
      states: [{ key: 'a-volume' }],
    });
  });

  test.each([
    'analyses/analysis-1/analysis.json',
    'agent-context/budget/analyse/../../supervisor/x.json',
    'agent-context/budget/undelivered',
    'agent-context/Budget/analyse/x.json',
    'https://example.com/agent-context/budget/analyse/x.json',
  ])('is not looked for at %s', async (key) => {
    const { gateway } = gatewayOf(tableOf(), { context });
    await expect(gateway.report(key)).rejects.toMatchObject({
      code: 'bad-input',
      message: expect.stringContaining(key),
    });
  });
});

describe('the analysis before', () => {
  const before = { asOf: '2026-10-25T00:00:00.000Z', readModel: 'analyses/a-0/read-model' } as AnalysisHeader;
  const contextOf = (header: AnalysisHeader | undefined): Partial<ContextChannel> => ({
    latestAnalysis: async () => header,
    readIndex: async () => 'the index',
  });
  const askedAt = (header: AnalysisHeader | undefined, asOf = startedAt) =>
    gatewayOf(tableOf(), { context: contextOf(header) }).gateway.earlierIndex(asOf);

  test('is read by its index', async () => {
    expect(await askedAt(before)).toBe('the index');
    expect(await askedAt(before, before.asOf)).toBe('the index');
  });

  test('is none where there is none, where it has no index, and where it speaks of a later moment', async () => {
    const { readModel: _, ...withoutIndex } = before;
    expect(await askedAt(undefined)).toBeUndefined();
    expect(await askedAt(withoutIndex as AnalysisHeader)).toBeUndefined();
    expect(await askedAt(before, '2026-10-24T00:00:00.000Z')).toBeUndefined();
  });

  test('is told of and not waited for where it cannot be read', async () => {
    const context = { ...contextOf(before), readIndex: () => Promise.reject(new Error('gone')) };
    const { gateway, lost } = gatewayOf(tableOf(), { context });
    expect(await gateway.earlierIndex(startedAt)).toBeUndefined();
    expect(lost).toHaveLength(1);
  });
});

test('an agent is asked through the invoke channel', async () => {
  const asked: string[] = [];
  const invoke: InvokeChannel = {
    ask: async (task, functionName) => {
      asked.push(`${functionName} ${task.id}`);
      return { kind: 'failed', code: 'timeout', message: 'late' };
    },
  };
  const { gateway } = gatewayOf(tableOf(), { invoke });
  expect(await gateway.ask(makeTask(), 'fn')).toMatchObject({ kind: 'failed' });
  expect(asked).toEqual(['fn analysis-1']);
});

describe('the progress of an analysis', () => {
  test('is told where it is looked up and where it is listed', async () => {
    const table = tableOf();
    const { gateway } = gatewayOf(table);
    const listed = () => table.at(analysisListKey(startedAt, 'analysis-1'));
    await gateway.begin(begun);
    expect([table.at(analysisKey('analysis-1')), listed()]).toEqual([begun, begun]);
    await gateway.step('analysis-1', { agent: 'budget', status: 'answered', since: startedAt, findings: 3 });
    expect(table.at(analysisKey('analysis-1'))).toMatchObject({ steps: [{ status: 'answered', findings: 3 }] });
    await gateway.end('analysis-1', ended);
    expect([table.at(analysisKey('analysis-1')), listed()]).toMatchObject([ended, ended]);
  });

  test('of a run that failed says why, until another run takes it up', async () => {
    const table = tableOf();
    const { gateway } = gatewayOf(table);
    await gateway.begin(begun);
    await gateway.fail('analysis-1', 's3:PutObject: AccessDenied');
    const failed = { status: 'failed', headline: 's3:PutObject: AccessDenied' };
    expect(table.at(analysisListKey(startedAt, 'analysis-1'))).toMatchObject(failed);
    await gateway.begin({ ...begun, startedAt: '2026-11-01T01:00:00.000Z' });
    expect(table.at(analysisKey('analysis-1'))).toEqual(begun);
    await gateway.end('analysis-1', ended);
    expect(table.at(analysisKey('analysis-1'))).toMatchObject(ended);
  });

  test('that the table refuses costs nobody the analysis', async () => {
    const table = tableOf();
    table.refuses(new Error('down'));
    const { gateway, lost } = gatewayOf(table);
    await gateway.begin(begun);
    await gateway.step('analysis-1', { agent: 'budget', status: 'asked', since: startedAt });
    await gateway.end('analysis-1', ended);
    await gateway.fail('analysis-1', 'why');
    expect(lost).toHaveLength(4);
  });

  test('of an analysis that never began is lost, and no error', async () => {
    const { gateway, lost } = gatewayOf();
    await gateway.end('analysis-1', ended);
    expect(lost).toMatchObject([{ code: 'not-found' }]);
  });
});

describe('a cancellation', () => {
  test('is heard when a person has asked for it', async () => {
    const table = tableOf([[cancelKey('analysis-1'), { by: 'someone', at: startedAt }]]);
    const watch = gatewayOf(table).gateway.cancellation('analysis-1', new AbortController().signal);
    await expect(watch).resolves.toBe('cancelled');
  });

  test('is not waited for once the analysis is over', async () => {
    const over = new AbortController();
    let heard = false;
    void gatewayOf()
      .gateway.cancellation('analysis-1', over.signal)
      .then(() => {
        heard = true;
      });
    over.abort();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(heard).toBe(false);
  });
});
