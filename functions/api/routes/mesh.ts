import { undeliveredPrefix } from '../../../lib/context/keys.ts';
import { hasCode } from '../../../lib/core/errors.ts';
import { Circuit, isOpen } from '../../../lib/invoke/policy.ts';
import { agentStatusKey, circuitKey, registryPartition } from '../../../lib/state/keys.ts';
import { AgentState, RegistryEntry } from '../../../lib/state/transitions.ts';
import { type Deps, operation } from './operation.ts';

const getHealth = operation({
  id: 'getHealth',
  method: 'get',
  path: '/health',
  summary: 'Whether the front door answers',
  role: 'public',
  success: { status: 200, description: 'It does.', reply: 'HealthReply' },
  problems: [],
  handle: async (_, { version }) => ({ status: 200, body: { status: 'ok', version } }),
});

const listAgents = operation({
  id: 'listAgents',
  method: 'get',
  path: '/agents',
  summary: 'The agents of the mesh, and how each is by its own last word',
  role: 'viewer',
  success: { status: 200, description: 'The agents by name.', reply: 'AgentList' },
  problems: [],
  handle: async (_, deps) => ({ status: 200, body: { agents: await agentsOf(deps) } }),
});

const getMesh = operation({
  id: 'getMesh',
  method: 'get',
  path: '/mesh',
  summary: 'The mesh as a whole: agents, undelivered events, the newest analysis, and who asks',
  role: 'viewer',
  success: { status: 200, description: 'The mesh.', reply: 'MeshReply' },
  problems: [],
  async handle({ user }, deps) {
    const agents = await agentsOf(deps);
    const counted = agents.map(async (agent) => ({
      ...agent,
      undeliveredEvents: await undelivered(deps, agent.agent),
      circuit: await circuitOf(deps, agent.agent),
    }));
    const latest = await latestOf(deps);
    const { name, role } = user;
    const body = { version: deps.version, agents: await Promise.all(counted), you: { name, role } };
    return { status: 200, body: { ...body, ...(latest && { latest }) } };
  },
});

export const meshOperations = [getHealth, listAgents, getMesh];

/** Every registered room that works on tasks; the front door itself does not. */
async function agentsOf({ state }: Pick<Deps, 'state'>) {
  const entries = await Array.fromAsync(state.query(RegistryEntry, registryPartition));
  const agents = entries.map(({ content }) => content).filter(({ taskKinds }) => taskKinds.length > 0);
  return Promise.all(
    agents.map(async ({ functionName: _, ...agent }) => {
      const known = (await state.read(AgentState, agentStatusKey(agent.agent)))?.content;
      if (known === undefined) return { ...agent, status: 'offline' as const };
      const { status, heartbeatAt, lastReport, lastError } = known;
      return { ...agent, status, heartbeatAt, ...(lastReport && { lastReport }), ...(lastError && { lastError }) };
    }),
  );
}

async function undelivered({ context }: Deps, agent: string): Promise<number> {
  let events = 0;
  for await (const _ of context.list(undeliveredPrefix(agent))) events += 1;
  return events;
}

async function circuitOf({ state }: Deps, agent: string): Promise<'closed' | 'open' | 'half-open'> {
  const circuit = (await state.read(Circuit, circuitKey(agent)))?.content;
  if (circuit?.openUntil === undefined) return 'closed';
  return isOpen(circuit, new Date()) ? 'open' : 'half-open';
}

async function latestOf({ readModel }: Deps) {
  try {
    const { id: analysis, status, asOf } = await readModel.header(undefined, true);
    return { analysis, status, asOf };
  } catch (error) {
    if (hasCode(error, 'not-found')) return undefined;
    throw error;
  }
}
