import { type AgentReadiness, readinessOf } from './domain/readiness.ts';
import type { SupervisorGateway } from './gateway.ts';

/**
 * `check_agent_readiness`: how agents are, by their own last word.
 *
 * @param agents those to check; default: every registered one
 */
export async function checkAgentReadiness(
  gateway: Pick<SupervisorGateway, 'agents' | 'heartbeat'>,
  agents?: readonly { readonly agent: string }[],
): Promise<AgentReadiness[]> {
  const checked = agents ?? (await gateway.agents());
  return Promise.all(checked.map(async ({ agent }) => readinessOf(agent, await gateway.heartbeat(agent))));
}
