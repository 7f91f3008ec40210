import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnalysisHeader } from '../lib/core/analysis.ts';
import { callFunction, contextOf, startTestMesh, type TestMesh } from '../test/mesh/mesh-fixture.ts';
import { recordedMesh, writeRooms } from '../test/mesh/vertical.ts';
import { type Bench, type Figure, timed } from './frame.ts';
import { recordedAccountId, writeLargeRecording } from './large-recording.ts';

const small = 20_000;
const large = 10 * small;
/** Ten times the resources may take this many times the time: as good as linear. */
const largestRatio = 12.5;
const rooms = ['trusted-advisor', 'supervisor'];

export const bench: Bench = {
  name: 'vertical',
  question: `an analysis of ${small.toLocaleString('en-US')} flagged resources through the whole mesh, and of ten times as many`,
  async measure() {
    // Before and after, so that a machine whose speed drifts slows both sizes.
    const before = await measureAnalysis(small);
    const ten = await measureAnalysis(large);
    const after = await measureAnalysis(small);
    const value = (2 * ten.ms) / (before.ms + after.ms);
    const ratio = { what: 'time of ten times the resources', value, unit: 'times', target: { atMost: largestRatio } };
    return [...before.figures, ...ten.figures, ratio];
  },
};

async function measureAnalysis(resources: number): Promise<{ ms: number; figures: Figure[] }> {
  const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
  const functions = await writeRooms(join(folder, 'rooms'), rooms);
  const calls = await writeLargeRecording(join(folder, 'recording'), resources);
  const mesh = await startTestMesh({ functions, ...(await recordedMesh(join(folder, 'recording'))) });
  try {
    return await analyse(mesh, resources, calls);
  } finally {
    await mesh.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

async function analyse(mesh: TestMesh, resources: number, calls: number) {
  // Starts both functions, and reads no resource: another account is asked for.
  await ask(mesh, { id: 'warm-up', scope: { accountIds: [`not-${recordedAccountId}`] } });
  const ms = await timed(() => ask(mesh, { id: 'measured' }));
  const header = await contextOf(mesh.clients).findAnalysis('measured');
  if (header === undefined) throw new Error('the analysis was answered and is not stored');
  return { ms, figures: figuresOf(mesh, header, { resources, ms, calls }) };
}

async function ask({ clients }: TestMesh, event: object): Promise<void> {
  const { reply, functionError } = await callFunction(clients, 'supervisor', event);
  if (functionError !== undefined) throw new Error(`the supervisor failed: ${JSON.stringify(reply)}`);
}

function figuresOf(
  mesh: TestMesh,
  { reports, cost, opportunityCount }: AnalysisHeader,
  { resources, ms, calls }: { resources: number; ms: number; calls: number },
): Figure[] {
  const size = resources.toLocaleString('en-US');
  const findings = reports.reduce((total, { summary }) => total + summary.findings, 0);
  const sent = cost.requests.reduce((total, { count }) => total + count, 0);
  return [
    { what: `${size} resources: findings`, value: findings, unit: 'findings', target: { atLeast: resources } },
    { what: `${size} resources: opportunities`, value: opportunityCount, unit: 'units' },
    { what: `${size} resources: time`, value: ms / 1_000, unit: 's' },
    { what: `${size} resources: AWS calls`, value: sent, unit: 'calls', target: { atMost: calls } },
    ...rooms.map((name) => memoryFigure(mesh, name, size)),
  ];
}

/** The target is what the manifest gives: Lambda ends a function that takes more. */
function memoryFigure({ lambda, bundles }: TestMesh, name: string, size: string): Figure {
  const memoryMb = bundles.find(({ room }) => room.manifest.name === name)?.room.manifest.memoryMb ?? 0;
  const value = lambda.statistics().get(name)?.maxMemoryMb ?? Number.NaN;
  return { what: `${size} resources: peak memory of ${name}`, value, unit: 'MB', target: { atMost: memoryMb } };
}
