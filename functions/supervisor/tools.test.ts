import { expect, test } from 'vitest';
import { checkAgentReadiness } from './tools.ts';

const heartbeatAt = '2026-11-01T00:00:00.000Z';
const entry = (agent: string) => ({
  agent,
  functionName: agent,
  version: '1.0.0',
  question: 'What?',
  taskKinds: ['analyse' as const],
  timeoutSeconds: 60,
});
const gateway = {
  agents: async () => [entry('budget'), entry('rightsizing')],
  heartbeat: async (agent: string) =>
    agent === 'budget' ? ({ status: 'ready', version: '1.0.0', heartbeatAt } as const) : undefined,
};

test('check_agent_readiness tells of every registered agent how it is', async () => {
  expect(await checkAgentReadiness(gateway)).toEqual([
    { agent: 'budget', status: 'ready', version: '1.0.0', heartbeatAt },
    { agent: 'rightsizing', status: 'offline', note: 'not heard of in the last 24 hours' },
  ]);
});

test('check_agent_readiness tells of those only that are asked about, without the registry', async () => {
  const agents = async () => Promise.reject(new Error('not asked'));
  expect(await checkAgentReadiness({ ...gateway, agents }, [{ agent: 'budget' }])).toHaveLength(1);
});
