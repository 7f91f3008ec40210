import { MeshError } from '../core/errors.ts';

/** A DynamoDB item's key. `pk` is the partition that an IAM condition on leading keys can name. */
export interface StateKey {
  readonly pk: string;
  readonly sk: string;
}

/** One partition lists the registered agents, so that finding them is a query. */
export const registryPartition = 'AGENTS';
/** The list of analyses, newest last. */
export const analysesPartition = 'ANALYSES';
/** Every decision that was ever taken: the audit trail. */
export const decisionsPartition = 'DECISIONS';

export function registryKey(agent: string): StateKey {
  return { pk: registryPartition, sk: agent };
}

/** An agent's own word on how it is. */
export function agentStatusKey(agent: string): StateKey {
  return { pk: agentPartition(agent), sk: 'STATUS' };
}

/** How a task of an agent stands. */
export function taskKey(agent: string, taskId: string): StateKey {
  return { pk: agentPartition(agent), sk: `TASK#${taskId}` };
}

export function analysisKey(analysisId: string): StateKey {
  return { pk: `ANALYSIS#${analysisId}`, sk: 'ANALYSIS' };
}

export function analysisListKey(startedAt: string, analysisId: string): StateKey {
  return { pk: analysesPartition, sk: `${startedAt}#${analysisId}` };
}

/** The front door's own room: nobody else writes there. */
const frontDoor = 'api';
/** Digits of a decision's version, so that sort keys sort as numbers do. */
const versionDigits = 6;

/** One decision of the audit trail. @param version 1 for the first about this opportunity */
export function decisionKey(opportunityId: string, version: number): StateKey {
  return {
    pk: decisionsPartition,
    sk: `${decisionPrefix(opportunityId)}${String(version).padStart(versionDigits, '0')}`,
  };
}

/** What the sort keys of an opportunity's decisions begin with. */
export function decisionPrefix(opportunityId: string): string {
  return `${opportunityId}#`;
}

/** Moves with every decision. Not in the partition of the decisions: that one is append-only. */
export function decisionMarkKey(): StateKey {
  return { pk: agentPartition(frontDoor), sk: 'DECISION-MARK' };
}

/** What the front door remembers of an analysis that it started: all that is known until the supervisor begins. */
export function startKey(analysisId: string): StateKey {
  return { pk: agentPartition(frontDoor), sk: `${startPrefix}${analysisId}` };
}
export const startPrefix = 'START#';
export const frontDoorPartition = agentPartition(frontDoor);

/** Who follows an analysis asks it to end here; the supervisor reads it. */
export function cancelKey(analysisId: string): StateKey {
  return { pk: agentPartition(frontDoor), sk: `CANCEL#${analysisId}` };
}

/** The analyses that a person has running. @param person a hash, never a name */
export function runningKey(person: string): StateKey {
  return { pk: agentPartition(frontDoor), sk: `RUNNING#${person}` };
}

/** What was answered to a write with an idempotency key. @param request a hash of person and key */
export function idempotencyKey(request: string): StateKey {
  return { pk: agentPartition(frontDoor), sk: `REQUEST#${request}` };
}

/** What an analysis has reserved of its cap; written through lib/metering only. */
export function costKey(analysisId: string): StateKey {
  return { pk: `COST#${analysisId}`, sk: 'COST' };
}

/** Shared by all that ask an agent; written through the invoke policy only. */
export function circuitKey(agent: string): StateKey {
  return { pk: `CIRCUIT#${agent}`, sk: 'CIRCUIT' };
}

/**
 * Refuses a key outside the writer's own partitions. An agent owns `AGENT#{name}`; the supervisor owns the analyses
 * too, the front door the decisions, and `operator` (a deployment, or the start on a laptop) the registry.
 *
 * @throws MeshError `not-owner`
 */
export function assertOwnPartition(owner: string, { pk }: StateKey): void {
  const own = ownPartitions(owner);
  if (own.some((partition) => (partition.endsWith('#') ? pk.startsWith(partition) : pk === partition))) return;
  throw new MeshError('not-owner', `${owner} may not write "${pk}": its partitions are ${own.join(', ')}`);
}

function ownPartitions(owner: string): string[] {
  const shared = ['CIRCUIT#', 'COST#'];
  const own = [agentPartition(owner), ...shared];
  if (owner === 'supervisor') return [...own, 'ANALYSIS#', analysesPartition];
  if (owner === 'api') return [...own, decisionsPartition];
  if (owner === 'operator') return [registryPartition];
  return own;
}

function agentPartition(agent: string): string {
  return `AGENT#${agent}`;
}
