import type { ErrorCode } from '../../../lib/core/errors.ts';
import type { Gap, GapCode } from '../../../lib/core/gap.ts';
import type { Candidate } from './plan.ts';

/** What went wrong with a source of the supervisor. */
export interface Failure {
  readonly code: ErrorCode;
  readonly message: string;
}

/** What a failure is to a reader. */
const gapCodes: Readonly<Partial<Record<ErrorCode, GapCode>>> = {
  timeout: 'timeout',
  throttled: 'throttled',
  'access-denied': 'access-denied',
  'cost-cap': 'cost-cap',
  'not-found': 'no-data',
  'corrupt-data': 'unusable-data',
  'bad-reply': 'unusable-data',
};

const remedies: Readonly<Partial<Record<GapCode, string>>> = {
  timeout: 'Run the analysis again; if it stays so, raise the timeout in the manifest of the agent.',
  throttled: 'Run the analysis again in a few minutes.',
  'access-denied': 'Grant the function the permission that the message names.',
  'cost-cap': 'Raise costCap in the settings, or run a targeted analysis.',
};

const generalRemedy = 'Look at the log of the function, then run the analysis again.';

/** The gap that an agent leaves which gave no report. Where its failure has no name of its own, it was not there. */
export function gapOfAgent(agent: string, failure: Failure, at: Date): Gap {
  const code = gapCodes[failure.code] ?? 'agent-unavailable';
  return {
    source: agent,
    code,
    since: at.toISOString(),
    effect: `Nothing that ${agent} knows is in this analysis: ${sentence(failure.message)}`,
    remedy: remedies[code] ?? generalRemedy,
  };
}

const registry = 'registry of agents';
const noAgents = 'Deploy the agents, or start the mesh with the folder of rooms that has them.';

/** The gap of a registry that could not be read: nobody was asked, since nobody is known. */
export function gapOfRegistry(failure: Failure, at: Date): Gap {
  const code = gapCodes[failure.code] ?? 'no-data';
  return {
    source: registry,
    code,
    since: at.toISOString(),
    effect: `No agent was asked, since the registry could not be read: ${sentence(failure.message)}`,
    remedy: code === 'access-denied' ? (remedies[code] ?? generalRemedy) : 'Run the analysis again in a few minutes.',
  };
}

/** The gap of a mesh without agents. */
export function gapOfEmptyRegistry(at: Date): Gap {
  return {
    source: registry,
    code: 'no-data',
    since: at.toISOString(),
    effect: 'No agent was asked: none is registered that answers analyses.',
    remedy: noAgents,
  };
}

/** The gap of a name that a task lists and no agent has that answers analyses. */
export function gapOfUnknownAgent(name: string, registered: readonly Candidate[], at: Date): Gap {
  const names = registered.filter(({ taskKinds }) => taskKinds.includes('analyse')).map(({ agent }) => agent);
  return {
    source: name,
    code: 'agent-unavailable',
    since: at.toISOString(),
    effect: `Nobody was asked as ${name}: no agent of that name is registered that answers analyses.`,
    remedy: names.length === 0 ? noAgents : `Name agents that are there: ${names.toSorted().join(', ')}.`,
  };
}

function sentence(message: string): string {
  return message.endsWith('.') ? message : `${message}.`;
}

/** The gap where what people have decided could not be read. */
export function gapOfDecisions({ code, message }: Failure, at: Date): Gap {
  return {
    source: 'decisions',
    code: gapCodes[code] ?? 'agent-unavailable',
    since: at.toISOString(),
    effect: `What people have dismissed, rejected or snoozed counts in this analysis: ${sentence(message)}`,
    remedy: generalRemedy,
  };
}
