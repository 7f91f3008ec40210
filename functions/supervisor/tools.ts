import { type AgentReadiness, readinessOf } from './domain/readiness.ts';
import type { SupervisorGateway } from './gateway.ts';

/** `check_agent_readiness`: how each registered agent is, by its own last word. */
export async function checkAgentReadiness(
  gateway: Pick<SupervisorGateway, 'agents' | 'heartbeat'>,
): Promise<AgentReadiness[]> {
  const agents = await gateway.agents();
  return Promise.all(agents.map(async (entry) => readinessOf(entry, await gateway.heartbeat(entry.agent))));
}
