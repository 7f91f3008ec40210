import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import type { Conclusion, Outcome, Part, ReportHeader } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { assertOwnKey, reportKey } from './keys.ts';
import type { Objects } from './objects.ts';
import { storeParts } from './parts.ts';

/** Parts first, header last. Where another run of the task stored first, its header is the answer. */
export async function storeReport(
  objects: Objects,
  owner: string,
  task: Task,
  outcome: Outcome,
  times: { startedAt: string; now: () => Date },
): Promise<ReportHeader> {
  const contextKey = reportKey(task);
  assertOwnKey(owner, contextKey);
  const parts = await storeParts(objects, contextKey, outcome.findings);
  if (parts !== 'taken') {
    const conclusion = outcome.conclude();
    const estate = await storeEstate(objects, contextKey, conclusion.estate);
    if (estate !== 'taken') {
      const header = { ...headerOf(task, conclusion, { ...times, contextKey, parts }), ...(estate && { estate }) };
      if (await objects.putNew(contextKey, JSON.stringify(header))) return header;
    }
  }
  const stored = await readHeader(objects, contextKey);
  if (stored === undefined) throw new MeshError('not-found', `the report at "${contextKey}" was there and is gone`);
  return stored;
}

async function storeEstate(
  objects: Objects,
  contextKey: string,
  estate: Conclusion['estate'],
): Promise<ReportHeader['estate'] | 'taken'> {
  if (estate === undefined) return undefined;
  const { resources, ...rest } = estate;
  const parts = await storeParts(objects, contextKey, resources, 'estate-');
  return parts === 'taken' ? parts : { ...rest, parts };
}

function headerOf(
  task: Task,
  conclusion: Conclusion,
  stored: { startedAt: string; now: () => Date; contextKey: string; parts: Part[] },
): ReportHeader {
  const { status, net, basis, unknown, highImpact, facts, gaps, cost, announcements = [] } = conclusion;
  const findings = stored.parts.reduce((count, part) => count + part.lines, 0);
  return {
    version: 1,
    taskId: task.id,
    analysisId: task.analysisId,
    agent: task.agent,
    kind: task.kind,
    ...(task.scope && { scope: task.scope }),
    ...(task.constraints && { constraints: task.constraints }),
    asOf: task.asOf,
    status,
    summary: { findings, ...(status !== 'failed' && { net }), basis, unknown, gaps: gaps.length },
    highImpact: [...highImpact],
    announcements: [...announcements],
    facts,
    gaps: [...gaps],
    cost,
    startedAt: stored.startedAt,
    completedAt: stored.now().toISOString(),
    contextKey: stored.contextKey,
    parts: stored.parts,
  };
}

/** The header at that key; `undefined` where there is none. @throws MeshError `corrupt-data` */
export async function readHeader(objects: Objects, key: string): Promise<ReportHeader | undefined> {
  const stored = await objects.get(key);
  if (stored === undefined) return undefined;
  // Who writes reports and reads none starts without their schema.
  const { ReportHeader } = await import('./stored.ts');
  return parseJson(ReportHeader, stored.text, key, 'corrupt-data');
}
