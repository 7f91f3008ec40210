import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { SupportClient } from '@aws-sdk/client-support';
import { TrustedAdvisorClient } from '@aws-sdk/client-trustedadvisor';
import { money } from '../../lib/core/money.ts';
import { countInState } from '../../lib/metering/counter.ts';
import { createMeter } from '../../lib/metering/meter.ts';
import { createAgentHandler } from '../../lib/runtime/agent-handler.ts';
import { run } from './agent.ts';
import { createGateway } from './gateway.ts';
import { manifest } from './manifest.ts';

/** The Support API answers for Trusted Advisor there only; the Trusted Advisor API's answers are global. */
const region = 'us-east-1';

export const handler = createAgentHandler({
  manifest,
  createDeps({ state, tracing }) {
    const trustedAdvisor = tracing.watch(new TrustedAdvisorClient({ region }));
    const support = tracing.watch(new SupportClient({ region }));
    return { trustedAdvisor, support, state, gateway: createGateway({ trustedAdvisor, support }) };
  },
  run(task, { trustedAdvisor, support, state, gateway }, invocation) {
    const cap = money(invocation.settings.costCap, 'USD');
    const meter = createMeter({ counter: countInState(state, task.analysisId, cap) });
    meter.measure(trustedAdvisor);
    meter.measure(support);
    return run(task, { gateway, accountId, cost: () => meter.cost() }, invocation);
  },
});

async function accountId(): Promise<string> {
  const { Account = 'unknown' } = await new STSClient({ region }).send(new GetCallerIdentityCommand({}));
  return Account;
}
