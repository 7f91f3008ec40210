import type { Manifest } from '../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'supervisor',
  kind: 'supervisor',
  version: '1.0.0',
  question: 'What can be saved for certain, by whom was it found, and what could nobody see?',
  taskKinds: ['analyse'],
  publishes: { source: 'finops.supervisor-agent', detailTypes: ['Analysis Started', 'Analysis Completed'] },
  subscribes: [],
  schedules: [{ name: 'daily', expression: 'cron(0 6 * * ? *)' }],
  environment: [],
  actions: [],
  // The findings of 20,000 flagged resources take 450 MB at their peak, of ten times as many 1.4 GB.
  timeoutSeconds: 600,
  memoryMb: 1_769,
  ephemeralStorageMb: 512,
};
