import type { Manifest } from '../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'api',
  kind: 'front-door',
  version: '1.0.0',
  question: 'What may this person see and decide, over HTTP?',
  taskKinds: [],
  publishes: { source: 'finops.api', detailTypes: [] },
  subscribes: [],
  schedules: [],
  environment: [],
  actions: [],
  // API Gateway waits 29 seconds for an answer.
  timeoutSeconds: 29,
  memoryMb: 1_769,
  ephemeralStorageMb: 512,
};
