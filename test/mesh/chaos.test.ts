import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../lib/core/analysis.ts';
import { messageOf } from '../../lib/core/errors.ts';
import { money } from '../../lib/core/money.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { Circuit } from '../../lib/invoke/policy.ts';
import { AnalysisState } from '../../lib/state/analysis-state.ts';
import { analysesPartition, circuitKey, registryKey } from '../../lib/state/keys.ts';
import { RegistryEntry } from '../../lib/state/transitions.ts';
import { renderAnalysis } from '../../local/cli/render/analysis.ts';
import { width } from '../../local/cli/render/layout.ts';
import { runAnalysis } from '../../local/cli/run-analysis.ts';
import { type Fault, faults, faultyAgents, type Outcome, peer, slowAws, strangersTask } from './chaos.cases.ts';
import { chaosPage } from './chaos-page.ts';
import { contextOf, makeFunction, startTestMesh, stateOf, type TestMesh, writeEchoRoom } from './mesh-fixture.ts';
import { recordedMesh, smallRecording, writeRooms } from './vertical.ts';

const page = join(import.meta.dirname, '..', '..', 'docs', 'chaos.md');

let folder: string;
let mesh: TestMesh;
const outcomes = new Map<string, Outcome>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'finops-mesh-chaos-'));
  const rooms = await writeRooms(join(folder, 'rooms'), ['supervisor', 'trusted-advisor']);
  await writeEchoRoom(rooms, { name: peer });
  const extraFunctions = await Promise.all(
    Object.entries(faultyAgents).map(async ([name, { source, timeoutSeconds }]) => ({
      ...(await makeFunction(name, source, folder)),
      timeoutSeconds,
    })),
  );
  const { answers, ...account } = await recordedMesh(smallRecording);
  mesh = await startTestMesh({
    ...account,
    answers: answers.map(slowAws.intercept),
    functions: rooms,
    extraFunctions,
    intercept: (service) => faults.reduce((inner, { service: fault }) => fault?.intercept(inner) ?? inner, service),
  });
  await storeOlderReport();
  for (const fault of faults) outcomes.set(fault.name, await suffer(fault));
}, 180_000);
afterAll(async () => {
  await mesh.remove();
  await rm(folder, { recursive: true, force: true });
});

async function storeOlderReport(): Promise<void> {
  const conclude = () => ({
    status: 'complete' as const,
    net: money('0', 'USD'),
    basis: 'list' as const,
    unknown: 0,
    highImpact: [],
    facts: {},
    gaps: [],
    cost: runCost([], money('1', 'USD')),
  });
  const times = { startedAt: strangersTask.asOf, now: () => new Date(strangersTask.asOf) };
  await contextOf(mesh.clients, strangersTask.agent).storeReport(strangersTask, { findings: [], conclude }, times);
}

/** One analysis under one fault. */
async function suffer({ service, agents = {}, secondsToDeadline }: Fault): Promise<Outcome> {
  for (const agent of [peer, 'trusted-advisor']) await pointAt(agent, agents[agent] ?? agent);
  const deadline = secondsToDeadline && new Date(Date.now() + secondsToDeadline * 1_000).toISOString();
  service?.turn(true);
  try {
    const analysis = await runAnalysis(mesh.clients, deadline ? { deadline } : {}, () => {});
    return { kind: 'analysis', analysis, printed: printedOf(analysis) };
  } catch (error) {
    return { kind: 'none', line: messageOf(error), listed: await newestListed() };
  } finally {
    service?.turn(false);
  }
}

/** The registry leads to that function for an agent, whose circuit is closed. */
async function pointAt(agent: string, functionName: string): Promise<void> {
  await stateOf(mesh.clients, 'supervisor').update(Circuit, circuitKey(agent), () => ({ failures: 0 }));
  await stateOf(mesh.clients, 'operator').update(RegistryEntry, registryKey(agent), (entry) => {
    if (entry === undefined) throw new Error(`${agent} is not registered`);
    return { ...entry, functionName };
  });
}

function printedOf(analysis: Analysis): string {
  return stripVTControlCharacters(renderAnalysis(analysis, 'an account'));
}

async function newestListed(): Promise<AnalysisState | undefined> {
  const listed = stateOf(mesh.clients).query(AnalysisState, analysesPartition, { newestFirst: true });
  for await (const { content } of listed) return content;
  return undefined;
}

describe('under one fault each', () => {
  test.each(faults)('$name: $expected.status, and what is missing is said', ({ name, expected }) => {
    const outcome = outcomes.get(name);
    if (outcome?.kind === 'none') {
      expect({ status: 'none', line: outcome.line }).toEqual({
        status: expected.status,
        line: expect.stringMatching(expected.says),
      });
      return;
    }
    const { analysis, printed } = outcome ?? failed(name);
    expect({
      status: analysis.status,
      net: analysis.receipts[0]?.net.amount,
      gaps: analysis.gaps.map(({ code, source }) => `${code}: ${source}`),
    }).toEqual({ status: expected.status, net: expected.net, gaps: expected.gaps ?? [] });
    expect(printed).toMatch(expected.says);
    for (const gap of expected.gaps ?? []) expect(printed.split('\n')).toContain(gap);
    for (const line of printed.split('\n')) expect(line.length, line).toBeLessThanOrEqual(width);
  });

  test('an analysis that could not be stored is listed as failed, with why', () => {
    const outcome = outcomes.get('S3 refuses the analysis');
    expect(outcome?.kind === 'none' && outcome.listed).toMatchObject({
      status: 'failed',
      headline: expect.stringContaining('s3:PutObject'),
    });
  });

  test('events that the bus refused wait, and are sent with the next analysis', async () => {
    const waiting = () => Array.fromAsync(contextOf(mesh.clients).list('agent-context/supervisor/undelivered/'));
    expect(faults.at(-1)?.name).toBe('EventBridge refuses');
    expect(await waiting()).toHaveLength(2);
    await runAnalysis(mesh.clients, {}, () => {});
    expect(await waiting()).toEqual([]);
  });
});

test('docs/chaos.md is what this test has seen', async () => {
  const current = chaosPage(faults, outcomes);
  if (process.env.FINOPS_UPDATE_PAGES === '1') await writeFile(page, current);
  expect(await readFile(page, 'utf8')).toBe(current);
});

function failed(name: string): never {
  throw new Error(`"${name}" has no outcome`);
}
