import { createContext } from '../../lib/context/context.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { money } from '../../lib/core/money.ts';
import type { Conclusion, Outcome } from '../../lib/core/report.ts';
import { runCost } from '../../lib/core/run-cost.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { Task } from '../../lib/core/task.ts';
import { netOf } from '../../lib/receipt/net-of.ts';
import { bucketName, type MeshClients } from '../mesh/clients.ts';
import { poolsOf } from '../world/bill/pools.ts';
import { estateOf } from '../world/estate.ts';
import { worldFindings } from '../world/findings.ts';
import { demoSeed, sizes } from '../world/size.ts';
import { type World, world } from '../world/world.ts';

/** The demo organisation is looked at on this day: the same figures for everyone, until its prices change. */
export const demoAsOf = '2026-11-20T09:00:00.000Z';

export function demoWorld(): World {
  return world(demoSeed, sizes.startup, demoAsOf);
}

/**
 * Stores what every source says of the demo organisation, as the reports of the agents that would read it, and answers
 * their keys. The same world is stored once: asked again, it answers the keys that are there.
 */
export async function storeDemoReports({ s3 }: MeshClients, organisation: World): Promise<string[]> {
  const byAgent = Map.groupBy(worldFindings(organisation), ({ source }) => source.agent);
  return Promise.all(
    [...byAgent].map(async ([agent, findings]) => {
      const context = createContext({ client: s3, bucket: bucketName, owner: agent });
      const outcome = outcomeOf(agent, findings, organisation);
      const times = { startedAt: demoAsOf, now: () => new Date(demoAsOf) };
      const header = await context.storeReport(taskOf(agent, organisation), outcome, times);
      await context.moveLatest(header);
      return header.contextKey;
    }),
  );
}

function taskOf(agent: string, { seed }: World): Task {
  const analysisId = `demo-${seed}`;
  return {
    id: `${analysisId}.${agent}`,
    analysisId,
    agent,
    kind: 'analyse',
    asOf: demoAsOf,
    deadline: demoAsOf,
    hop: 0,
    requestedBy: 'demo organisation',
  };
}

function outcomeOf(agent: string, findings: readonly Finding[], organisation: World): Outcome {
  const conclude = (): Conclusion => ({
    ...netOf(findings, demoAsOf),
    status: 'complete',
    highImpact: [],
    facts: { seed: organisation.seed },
    gaps: [],
    cost: runCost([], money(defaultSettings.costCap, 'USD')),
    announcements: [],
    // The agent that reads descriptions of flagged resources is the one that tells relations.
    ...(agent === 'rightsizing' && { estate: estateOf(organisation, poolsOf(organisation)) }),
  });
  return { findings, conclude };
}
