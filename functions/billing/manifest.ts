import type { Manifest } from '../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'billing',
  kind: 'agent',
  version: '1.0.0',
  question: 'What does the bill itself say: what is spent, what moved and why, what is wasted, and what is unusual?',
  taskKinds: ['analyse'],
  publishes: { source: 'finops.billing-agent', detailTypes: [] },
  subscribes: [],
  schedules: [],
  // An absolute path, an address such as s3://bucket/prefix, or "none".
  environment: ['BILLING_EXPORT_URI'],
  actions: ['s3:ListBucket', 's3:GetObject', 'sts:AssumeRole'],
  // Ten million rows take some two minutes on two cores, which Lambda gives from 1,769 MB each.
  timeoutSeconds: 900,
  memoryMb: 3_538,
  ephemeralStorageMb: 10_240,
  nativePackages: ['@duckdb/node-api'],
};
