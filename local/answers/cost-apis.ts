import * as support from '@aws-sdk/client-support';
import * as trustedAdvisor from '@aws-sdk/client-trustedadvisor';
import { costApi } from './cost-api.ts';
import type { CostApi } from './protocol.ts';

/** The cost APIs behind the embedded endpoint: a further one needs its SDK client and a line. */
export const costApis: readonly CostApi[] = [
  // AWS documents trustedadvisor.<region>.api.aws only (AWS General Reference, "AWS Trusted Advisor API endpoints").
  costApi(trustedAdvisor, new trustedAdvisor.TrustedAdvisorClient(), { dualStack: true }),
  costApi(support, new support.SupportClient()),
];
