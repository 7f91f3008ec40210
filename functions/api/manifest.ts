import type { Manifest } from '../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'api',
  kind: 'front-door',
  version: '1.0.0',
  question: 'What may this person see and decide, over HTTP?',
  taskKinds: [],
  // A decision is a step of an analysis (contract, "Events"): who listens to the supervisor hears it.
  publishes: { source: 'finops.supervisor-agent', detailTypes: ['Decision Recorded'] },
  subscribes: [],
  schedules: [],
  environment: [],
  actions: [],
  // API Gateway waits 29 seconds for an answer.
  timeoutSeconds: 29,
  memoryMb: 1_769,
  ephemeralStorageMb: 512,
};
