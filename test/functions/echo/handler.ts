import { createAgentHandler } from '../../../lib/runtime/agent-handler.ts';
import { run } from './agent.ts';
import { createGateway } from './gateway.ts';
import { manifest } from './manifest.ts';

export const handler = createAgentHandler({ manifest, run, createDeps: () => ({ gateway: createGateway() }) });
