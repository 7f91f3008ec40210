import type { Manifest } from '../../lib/core/manifest.ts';

export const manifest: Manifest = {
  name: 'trusted-advisor',
  kind: 'agent',
  version: '1.0.0',
  question: 'What does Trusted Advisor say could be saved in this account, resource by resource?',
  taskKinds: ['analyse'],
  publishes: { source: 'finops.trusted-advisor-agent', detailTypes: ['Cost Optimization Findings'] },
  subscribes: [],
  schedules: [],
  environment: [],
  actions: [
    'trustedadvisor:ListChecks',
    'trustedadvisor:ListRecommendations',
    'trustedadvisor:ListRecommendationResources',
    'support:DescribeTrustedAdvisorChecks',
    'support:DescribeTrustedAdvisorCheckSummaries',
    'support:DescribeTrustedAdvisorCheckResult',
  ],
  // About 40 checks, four at a time; 20,000 flagged resources take 300 MB at their peak, ten times as many 900 MB.
  timeoutSeconds: 300,
  memoryMb: 1_024,
  ephemeralStorageMb: 512,
};
