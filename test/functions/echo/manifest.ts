import type { Manifest } from '../../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'echo',
  kind: 'agent',
  version: '1.0.0',
  question: 'What did I just ask, and does every channel carry it?',
  taskKinds: ['analyse'],
  publishes: { source: 'finops.echo-agent', detailTypes: ['Echo Heard'] },
  subscribes: [],
  schedules: [],
  environment: [],
  actions: [],
  timeoutSeconds: 30,
  memoryMb: 256,
  ephemeralStorageMb: 512,
};
