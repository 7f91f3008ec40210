import * as z from 'zod/mini';
import { Finding } from '../../lib/core/finding.ts';
import { Gap } from '../../lib/core/gap.ts';
import { money } from '../../lib/core/money.ts';
import { Facts } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import { type Deps, type Invocation, run } from './agent.ts';
import { account } from './domain/check-case.fixtures.ts';
import type { TrustedAdvisorGateway } from './gateway.ts';

export function taskAt(asOf: string, overrides: Partial<Task> = {}): Task {
  return {
    id: 'task-1',
    analysisId: 'analysis-1',
    agent: 'trusted-advisor',
    kind: 'analyse',
    asOf,
    deadline: '2036-11-01T00:05:00Z',
    hop: 0,
    requestedBy: 'test',
    ...overrides,
  };
}

export function invocationAt(asOf: string, overrides: Partial<Invocation> = {}): Invocation {
  return {
    signal: new AbortController().signal,
    now: () => new Date(asOf),
    settings: defaultSettings,
    ...overrides,
  };
}

export function depsWith(gateway: TrustedAdvisorGateway): Deps {
  return { gateway, accountId: async () => account, cost: () => runCost([], money('1', 'USD')) };
}

/** The moment that the tests speak of. */
export const asOf = '2026-11-01T00:00:00Z';

/** Runs to the end, and holds what comes of it against the schemas that it is stored by. */
export async function analyse(gateway: TrustedAdvisorGateway, task: Partial<Task> = {}, moment = asOf) {
  const outcome = await run(taskAt(moment, task), depsWith(gateway), invocationAt(moment));
  const findings = await Array.fromAsync(outcome.findings);
  const conclusion = outcome.conclude();
  for (const finding of findings) Finding.parse(finding);
  z.array(Gap).parse(conclusion.gaps);
  Facts.parse(conclusion.facts);
  return { findings, conclusion };
}

export function usd(amount: string) {
  return { kind: 'known', value: { amount, currency: 'USD' } };
}
