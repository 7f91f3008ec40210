import { money } from '../../../lib/core/money.ts';
import type { Outcome } from '../../../lib/core/report.ts';
import { runCost } from '../../../lib/core/run-cost.ts';
import type { Task } from '../../../lib/core/task.ts';
import { echoes } from './domain/echoes.ts';
import { readEchoRequest } from './domain/request.ts';
import type { EchoGateway } from './gateway.ts';

interface Deps {
  readonly gateway: EchoGateway;
}

/** Answers what it was asked with as many findings as it was asked for, after as long as it was told to wait. */
export async function run(task: Task, { gateway }: Deps, invocation: { signal: AbortSignal }): Promise<Outcome> {
  const { findings, waitMs } = readEchoRequest(task.query);
  await gateway.wait(waitMs, invocation.signal);
  const cents = BigInt(findings);
  return {
    findings: echoes(findings, task.asOf),
    conclude: () => ({
      status: 'complete',
      net: money(`${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`, 'USD'),
      basis: 'list',
      unknown: 0,
      highImpact: [],
      facts: { heard: task.query ?? '' },
      gaps: [],
      cost: runCost([], money('1', 'USD')),
    }),
  };
}
