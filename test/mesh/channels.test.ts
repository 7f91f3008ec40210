import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import { latestKey, reportKey } from '../../lib/context/keys.ts';
import { known } from '../../lib/core/estimate.ts';
import { money } from '../../lib/core/money.ts';
import type { Conclusion, Outcome } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { agentStatusKey, taskKey } from '../../lib/state/keys.ts';
import { echoes } from '../functions/echo/domain/echoes.ts';
import { contextOf, makeTask, startTestMesh, stateOf, type TestMesh } from './mesh-fixture.ts';

const Counter = z.strictObject({ count: z.int() });
const times = { startedAt: '2026-11-20T09:30:00.000Z', now: () => new Date('2026-11-20T09:30:05.000Z') };

const conclusion: Conclusion = {
  status: 'complete',
  net: money('0.02', 'USD'),
  basis: 'list',
  unknown: 0,
  highImpact: [],
  facts: { heard: 'something' },
  gaps: [],
  cost: runCost([], money('1', 'USD')),
};
const outcomeOf = (findings: Outcome['findings'] = [], overrides: Partial<Conclusion> = {}): Outcome => ({
  findings,
  conclude: () => ({ ...conclusion, ...overrides }),
});
const minute = (number: number) => new Date(Date.UTC(2026, 10, 20, 9, number)).toISOString();

let mesh: TestMesh;
beforeAll(async () => {
  mesh = await startTestMesh();
});
afterAll(() => mesh.remove());

describe('the context channel', () => {
  test('gives back the report that was stored, findings and all', async () => {
    const context = contextOf(mesh.clients);
    const task = makeTask();
    const findings = [...echoes(3, task.asOf)];
    const header = await context.storeReport(task, outcomeOf(findings), times);
    expect(await context.findReport(task)).toEqual(header);
    expect(await Array.fromAsync(context.readFindings(header))).toEqual(findings);
    expect(header.summary).toEqual({ findings: 3, net: money('0.02', 'USD'), basis: 'list', unknown: 0, gaps: 0 });
  });

  test('has no report of a task that was never stored', async () => {
    expect(await contextOf(mesh.clients).findReport(makeTask())).toBeUndefined();
    await expect(contextOf(mesh.clients).readReport('agent-context/echo/analyse/none.json')).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  test('keeps the first of two reports of one task, which both writers get', async () => {
    const context = contextOf(mesh.clients);
    const task = makeTask();
    const first = await context.storeReport(task, outcomeOf(echoes(1, task.asOf)), times);
    const second = await context.storeReport(task, outcomeOf(echoes(2, task.asOf), { status: 'failed' }), times);
    expect(second).toEqual(first);
  });

  test('stores a report over the leftovers of a run that was killed before its header', async () => {
    const context = contextOf(mesh.clients);
    const task = makeTask();
    const partKey = reportKey(task).replace('.json', '/part-00001.ndjson');
    await context.put(partKey, 'half a line');
    const header = await context.storeReport(task, outcomeOf(echoes(2, task.asOf)), times);
    expect((await Array.fromAsync(context.readFindings(header))).length).toBe(2);
  });

  test('says so where a part is not what its header says', async () => {
    const context = contextOf(mesh.clients);
    const task = makeTask();
    const header = await context.storeReport(task, outcomeOf(echoes(2, task.asOf)), times);
    const [part] = header.parts;
    const shortened = { parts: part ? [{ ...part, lines: 3 }] : [] };
    await expect(Array.fromAsync(context.readFindings(shortened))).rejects.toMatchObject({ code: 'corrupt-data' });
  });

  test('moves latest to the newest report under 50 concurrent writers, and never back in time', async () => {
    const context = contextOf(mesh.clients, 'latest-writer');
    const tasks = Array.from({ length: 50 }, (_, index) => makeTask({ agent: 'latest-writer', asOf: minute(index) }));
    const seen: string[] = [];
    let writing = true;
    const watch = (async () => {
      while (writing) {
        const latest = await context.latestReport('latest-writer', 'analyse');
        if (latest !== undefined) seen.push(latest.asOf);
      }
    })();
    const shuffled = tasks.toSorted((left, right) => left.id.localeCompare(right.id));
    await Promise.all(
      shuffled.map(async (task) => context.moveLatest(await context.storeReport(task, outcomeOf(), times))),
    );
    writing = false;
    await watch;
    expect((await context.latestReport('latest-writer', 'analyse'))?.asOf).toBe(minute(49));
    expect(seen).toEqual(seen.toSorted());
  });

  test('does not move latest to an older report, and says so', async () => {
    const context = contextOf(mesh.clients, 'latest-late');
    const store = (asOf: string) => context.storeReport(makeTask({ agent: 'latest-late', asOf }), outcomeOf(), times);
    const [newer, older] = [await store(minute(30)), await store(minute(29))];
    expect(await context.moveLatest(newer)).toBe(true);
    expect(await context.moveLatest(older)).toBe(false);
    expect(await context.latestReport('latest-late', 'analyse')).toEqual(newer);
  });

  test('refuses writes outside the owner’s prefix', async () => {
    const context = contextOf(mesh.clients, 'echo');
    const refused = { code: 'not-owner' };
    const foreign = makeTask({ agent: 'budget' });
    await expect(context.storeReport(foreign, outcomeOf(), times)).rejects.toMatchObject(refused);
    expect(() => context.put(latestKey('budget', 'analyse'), '{}')).toThrow(expect.objectContaining(refused));
    expect(() => context.remove('agent-context/echo/../budget/x')).toThrow(expect.objectContaining(refused));
    expect(await contextOf(mesh.clients).findReport(foreign)).toBeUndefined();
  });
});

describe('the state channel', () => {
  test('lets one of 200 writers of a version win, and tells each other one', async () => {
    const state = stateOf(mesh.clients);
    const key = taskKey('echo', 'contested');
    await state.create(key, { count: 0 });
    const results = await Promise.allSettled(
      Array.from({ length: 200 }, (_, index) => state.replace(key, { count: index + 1 }, 1)),
    );
    const lost = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    expect(lost.length).toBe(199);
    for (const reason of lost) expect(reason).toMatchObject({ code: 'lost-race', retryable: true });
    expect((await state.read(Counter, key))?.version).toBe(2);
  });

  test('loses none of 200 concurrent updates', async () => {
    const state = stateOf(mesh.clients);
    const key = taskKey('echo', 'counted');
    const addOne = () => state.update(Counter, key, (current) => ({ count: (current?.count ?? 0) + 1 }));
    await Promise.all(Array.from({ length: 200 }, addOne));
    expect(await state.read(Counter, key)).toEqual({ key, version: 200, content: { count: 200 } });
  });

  test('lets one of many create an item, and tells the others', async () => {
    const state = stateOf(mesh.clients);
    const key = taskKey('echo', 'created');
    const results = await Promise.allSettled(Array.from({ length: 20 }, (_, count) => state.create(key, { count })));
    const refused = results.filter((result) => result.status === 'rejected').map(({ reason }) => reason.code);
    expect(refused).toEqual(Array.from({ length: 19 }, () => 'already-exists'));
  });

  test('takes an expired item for absent, in reads, in queries and for a new one', async () => {
    let now = new Date('2026-11-20T09:00:00Z');
    const state = stateOf(mesh.clients, 'expiring', () => now);
    const key = taskKey('expiring', 'short');
    await state.create(key, { count: 1 }, { ttlSeconds: 60 });
    now = new Date('2026-11-20T09:00:59Z');
    expect(await state.read(Counter, key)).toMatchObject({ content: { count: 1 } });
    now = new Date('2026-11-20T09:01:00Z');
    expect(await state.read(Counter, key)).toBeUndefined();
    expect(await Array.fromAsync(state.query(Counter, key.pk))).toEqual([]);
    await state.create(key, { count: 2 });
    expect(await state.read(Counter, key)).toMatchObject({ version: 1, content: { count: 2 } });
  });

  test('queries every page of a partition in order, and only the prefix that was asked for', async () => {
    const state = stateOf(mesh.clients, 'paged');
    const filler = 'x'.repeat(40_000);
    const Filled = z.strictObject({ filler: z.string() });
    const ids = Array.from({ length: 60 }, (_, index) => `t${String(index).padStart(3, '0')}`);
    for (const id of ids) await state.create(taskKey('paged', id), { filler });
    await state.create(agentStatusKey('paged'), { filler });
    const read = await Array.fromAsync(state.query(Filled, 'AGENT#paged', { prefix: 'TASK#' }));
    expect(read.map(({ key }) => key.sk)).toEqual(ids.map((id) => `TASK#${id}`));
    const newest = await Array.fromAsync(state.query(Filled, 'AGENT#paged', { prefix: 'TASK#', newestFirst: true }));
    expect(newest.map(({ key }) => key.sk)).toEqual(ids.toReversed().map((id) => `TASK#${id}`));
  });

  test('refuses writes outside the owner’s partitions', async () => {
    const state = stateOf(mesh.clients, 'echo');
    const refused = { code: 'not-owner' };
    await expect(state.create(agentStatusKey('budget'), { count: 1 })).rejects.toMatchObject(refused);
    await expect(state.replace(agentStatusKey('budget'), { count: 1 }, 1)).rejects.toMatchObject(refused);
    await expect(state.update(Counter, agentStatusKey('budget'), () => ({ count: 1 }))).rejects.toMatchObject(refused);
    expect(await state.read(Counter, agentStatusKey('budget'))).toBeUndefined();
  });

  test('says so where an item does not fit its schema', async () => {
    const state = stateOf(mesh.clients);
    const key = taskKey('echo', 'misshapen');
    await state.create(key, { saving: known(money('1', 'USD')) });
    await expect(state.read(Counter, key)).rejects.toMatchObject({ code: 'corrupt-data' });
  });
});
