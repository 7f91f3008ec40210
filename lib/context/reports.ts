import { MeshError } from '../core/errors.ts';
import { Finding } from '../core/finding.ts';
import { parseJson } from '../core/parse.ts';
import { type Conclusion, type Outcome, ReportHeader, type ReportPart } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { assertOwnKey, reportKey, reportPartKey } from './keys.ts';
import type { Objects } from './objects.ts';
import { toParts } from './parts.ts';

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
    const header = headerOf(task, outcome.conclude(), { ...times, contextKey, parts });
    if (await objects.putNew(contextKey, JSON.stringify(header))) return header;
  }
  const stored = await readHeader(objects, contextKey);
  if (stored === undefined) throw new MeshError('not-found', `the report at "${contextKey}" was there and is gone`);
  return stored;
}

/**
 * A part key that is taken is another run of this task, finished or cut off. Its own header decides: where there is
 * none, its leftovers give way to parts under a name of this run's start.
 */
async function storeParts(
  objects: Objects,
  contextKey: string,
  findings: Outcome['findings'],
): Promise<ReportPart[] | 'taken'> {
  const parts: ReportPart[] = [];
  let prefix = contextKey;
  for await (const part of toParts(findings)) {
    let key = reportPartKey(prefix, parts.length + 1);
    while (!(await objects.putNew(key, part.text))) {
      if ((await objects.get(contextKey)) !== undefined) return 'taken';
      prefix = nextAttempt(prefix);
      key = reportPartKey(prefix, parts.length + 1);
    }
    parts.push({ key, findings: part.findings, bytes: part.bytes });
  }
  return parts;
}

function nextAttempt(prefix: string): string {
  const [, base = prefix, number = '1'] = /^(.*?)(?:~(\d+))?\.json$/.exec(prefix) ?? [];
  return `${base}~${Number(number) + 1}.json`;
}

function headerOf(
  task: Task,
  conclusion: Conclusion,
  stored: { startedAt: string; now: () => Date; contextKey: string; parts: ReportPart[] },
): ReportHeader {
  const { status, net, basis, unknown, highImpact, facts, gaps, cost, announcements = [] } = conclusion;
  const findings = stored.parts.reduce((count, part) => count + part.findings, 0);
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
    summary: { findings, net, basis, unknown, gaps: gaps.length },
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
  return stored && parseJson(ReportHeader, stored.text, key, 'corrupt-data');
}

/** @throws MeshError `corrupt-data` where a part holds other findings than its header says */
export async function* readFindings(objects: Objects, parts: readonly ReportPart[]): AsyncGenerator<Finding> {
  for (const part of parts) {
    let read = 0;
    for await (const line of objects.lines(part.key)) {
      read += 1;
      yield parseJson(Finding, line, `${part.key} line ${read}`, 'corrupt-data');
    }
    if (read !== part.findings) {
      throw new MeshError('corrupt-data', `${part.key} holds ${read} findings, its header says ${part.findings}`);
    }
  }
}
