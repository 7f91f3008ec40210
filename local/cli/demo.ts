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
 *
 * @param findings where they are not all that the sources say of that world
 * @param part of an agent's report that is not whole, what it is: it stands in the task's name
 */
export async function storeDemoReports(
  { s3 }: MeshClients,
  organisation: World,
  findings: Iterable<Finding> = worldFindings(organisation),
  part: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const byAgent = Map.groupBy(findings, ({ source }) => source.agent);
  return Promise.all(
    [...byAgent].map(async ([agent, findings]) => {
      const context = createContext({ client: s3, bucket: bucketName, owner: agent });
      const outcome = outcomeOf(agent, findings, organisation);
      const times = { startedAt: organisation.asOf, now: () => new Date(organisation.asOf) };
      const header = await context.storeReport(taskOf(agent, organisation, part[agent]), outcome, times);
      await context.moveLatest(header);
      return header.contextKey;
    }),
  );
}

function taskOf(agent: string, { seed, asOf }: World, part?: string): Task {
  const analysisId = asOf === demoAsOf ? `demo-${seed}` : `demo-${seed}-${asOf.slice(0, 10)}`;
  return {
    id: `${analysisId}.${agent}${part === undefined ? '' : `.${part}`}`,
    analysisId,
    agent,
    kind: 'analyse',
    asOf,
    deadline: asOf,
    hop: 0,
    requestedBy: 'demo organisation',
  };
}

function outcomeOf(agent: string, findings: readonly Finding[], organisation: World): Outcome {
  const conclude = (): Conclusion => ({
    ...netOf(findings, organisation.asOf),
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
