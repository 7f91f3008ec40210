import { MeshError } from '../core/errors.ts';
import type { Task } from '../core/task.ts';

/**
 * What kind of report lies under a prefix. Only whole answers share one `latest`: a report about two services is not
 * the newest word on an account.
 */
export function contextTypeOf({ kind, scope, constraints }: Pick<Task, 'kind' | 'scope' | 'constraints'>): string {
  return scope === undefined && constraints === undefined ? kind : `${kind}-scoped`;
}

/** The key of a task's report follows from the task alone, so that a stored one is found by a single read. */
export function reportKey(task: Pick<Task, 'agent' | 'id' | 'kind' | 'scope' | 'constraints' | 'asOf'>): string {
  return `${typePrefix(task.agent, contextTypeOf(task))}${compactTime(task.asOf)}-${task.id}.json`;
}

/**
 * Parts lie in a folder named like their header.
 *
 * @param name tells several kinds of parts of one header apart
 * @param attempt 1, or more where leftovers of a run that was cut off are in the way
 * @param number 1 for the first part
 */
export function partKey(headerKey: string, name: string, attempt: number, number: number): string {
  const folder = headerKey.replace(/\.json$/, attempt === 1 ? '' : `~${attempt}`);
  return `${folder}/${name}part-${String(number).padStart(5, '0')}.ndjson`;
}

export function analysisHeaderKey(analysisId: string): string {
  return `analyses/${analysisId}/analysis.json`;
}

/**
 * The folder of an analysis's read model.
 *
 * @param attempt 1, or more where leftovers of a run that was cut off are in the way
 */
export function readModelFolder(analysisId: string, attempt: number): string {
  return `analyses/${analysisId}/${attempt === 1 ? '' : `~${attempt}/`}`;
}

/** An export of an analysis's opportunities; written by the front door, under the analysis. */
export function exportKey(analysisId: string, name: string): string {
  return `analyses/${analysisId}/exports/${name}`;
}

export function latestAnalysisKey(type: string): string {
  return `analyses/latest/${type}.json`;
}

export function latestKey(agent: string, contextType: string): string {
  return `${typePrefix(agent, contextType)}latest.json`;
}

/** Events that could not be published lie here until they are sent again. */
export function undeliveredPrefix(agent: string): string {
  return `${agentPrefix(agent)}undelivered/`;
}

/**
 * Refuses a key outside the writer's own prefixes. An agent owns `agent-context/{agent}/`; the supervisor owns the
 * analyses as well, and the front door (`api`) writes exports under them.
 *
 * @throws MeshError `not-owner`
 */
export function assertOwnKey(owner: string, key: string): void {
  const own = ownPrefixes(owner);
  const climbs = key.split('/').some((segment) => segment === '..' || segment === '.');
  if (!climbs && owner === 'api' && /^analyses\/[^/]+\/exports\/./.test(key)) return;
  if (!climbs && own.some((prefix) => key.startsWith(prefix) && key.length > prefix.length)) return;
  throw new MeshError('not-owner', `${owner} may not write "${key}": its keys begin with ${own.join(' or ')}`);
}

/** Refuses a key that came from outside (an event, a request) and does not lie where an agent's context lies. */
export function assertContextKey(agent: string, key: string): void {
  const segments = key.split('/');
  if (key.startsWith(agentPrefix(agent)) && !segments.includes('..') && !segments.includes('.')) return;
  throw new MeshError('bad-input', `context key "${key}" does not lie under ${agentPrefix(agent)}`);
}

/** `2026-11-20T09:30:00Z` as `20261120T093000000Z`: sorts as text as it does in time, and needs no escaping. */
export function compactTime(instant: string): string {
  return new Date(instant).toISOString().replace(/[-:.]/g, '');
}

function ownPrefixes(owner: string): string[] {
  return owner === 'supervisor' ? [agentPrefix(owner), 'analyses/'] : [agentPrefix(owner)];
}

function agentPrefix(agent: string): string {
  return `agent-context/${agent}/`;
}

function typePrefix(agent: string, contextType: string): string {
  return `${agentPrefix(agent)}${contextType}/`;
}
