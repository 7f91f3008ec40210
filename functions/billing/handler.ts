import { createAgentHandler } from '../../lib/runtime/agent-handler.ts';
import { run } from './agent.ts';
import { createGateway, exportSettingsOf } from './gateway.ts';
import { manifest } from './manifest.ts';

export const handler = createAgentHandler({
  manifest,
  run,
  createDeps: () => ({ gateway: createGateway(exportSettingsOf(process.env), manifest.ephemeralStorageMb) }),
});
