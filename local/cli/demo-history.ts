import { InvokeCommand } from '@aws-sdk/client-lambda';
import * as z from 'zod/mini';
import { createContext } from '../../lib/context/context.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { findingId } from '../../lib/core/finding-id.ts';
import { hashOf } from '../../lib/core/hash.ts';
import { shiftDays } from '../../lib/core/period.ts';
import type { Task } from '../../lib/core/task.ts';
import { callInterface } from '../front/call-interface.ts';
import { membersOf, type Sources } from '../front/default-sources.ts';
import { bucketName, type MeshClients } from '../mesh/clients.ts';
import { worldFindings } from '../world/findings.ts';
import { demoSeed, sizes } from '../world/size.ts';
import { type World, world } from '../world/world.ts';
import { demoAsOf, storeDemoReports } from './demo.ts';

const daysBetween = 7;
const weekBefore = `${shiftDays(demoAsOf.slice(0, 10), -daysBetween)}${demoAsOf.slice(10)}`;
const past = { earlier: analysisAt(weekBefore), newest: analysisAt(demoAsOf) };

const millisecondsPerDay = 86_400_000;
const snoozeDays = 30;

type AnalysisOfPast = Pick<Task, 'analysisId' | 'asOf'>;

/** What people of the demo organisation have decided, by the place in the order of actions. */
const decided = [
  { by: 'Maria Alvarez', action: 'approve', places: [2, 3, 6, 9], reason: 'Agreed in the weekly review.' },
  { by: 'Maria Alvarez', action: 'done', places: [4], reason: 'Changed on Tuesday.' },
  { by: 'Jonas Weber', action: 'reject', places: [12], reason: 'Needed for the load test in December.' },
  { by: 'Jonas Weber', action: 'snooze', places: [15], reason: 'After the migration.' },
  { by: 'Priya Nair', action: 'dismiss', places: [20], reason: 'Kept for the auditors.' },
] as const;

/**
 * Gives the demo organisation a past: an analysis of a week before, what people decided about it, and the newest one.
 * They are made once; a mesh that has them keeps them.
 *
 * @param sources of the newest
 * @param before the organisation a week before, {@link demoWorldOfWeekBefore}
 * @param readBills has the bills of both read, and answers the keys of what the billing agent says of the earlier
 * @returns whether they were made now
 */
export async function storeDemoHistory(
  clients: MeshClients,
  sources: Sources,
  before: World,
  readBills: (earlier: AnalysisOfPast, newest: AnalysisOfPast) => Promise<string[]>,
): Promise<boolean> {
  const context = createContext({ client: clients.s3, bucket: bucketName, owner: 'operator' });
  if ((await context.findAnalysis(past.newest.analysisId)) !== undefined) return false;
  const bill = await readBills(past.earlier, past.newest);
  const reports = await storeDemoReports(clients, before, ofTheWeekBefore(worldFindings(before)));
  await analyse(clients, past.earlier, { inputs: [...reports, ...bill] });
  await decide(clients);
  await analyse(clients, past.newest, membersOf(sources));
  return true;
}

/** The demo organisation as it was a week before. */
export function demoWorldOfWeekBefore(): World {
  return world(demoSeed, sizes.startup, weekBefore);
}

/** One resource in sixteen was not flagged yet, and some that were are gone by now. */
function* ofTheWeekBefore(findings: Iterable<Finding>): Generator<Finding> {
  for (const finding of findings) {
    const { resource } = finding;
    if (resource.kind !== 'resource') {
      yield finding;
      continue;
    }
    const draw = hashOf([resource.id]);
    if (!draw.startsWith('0')) yield finding;
    if (/^[1-4]/.test(draw) && standsAlone(resource.type)) yield renamed(finding, draw);
  }
}

/** A relation to another resource would have to be made up for these too. */
function standsAlone(type: string): boolean {
  return type === 'natgateway' || type === 'elastic-ip' || type === 'function';
}

function renamed(finding: Finding, draw: string): Finding {
  if (finding.resource.kind !== 'resource') return finding;
  const { id: before, arn, ...rest } = finding.resource;
  const id = rest.type === 'natgateway' ? `nat-${draw.slice(0, 17)}` : `${before}-v1`;
  const resource = { ...rest, id, ...(arn !== undefined && { arn: arn.replace(before, id) }) };
  const { source, facet, action } = finding;
  return {
    ...finding,
    resource,
    id: findingId({ family: source.family, check: source.check, resource, facet, action }),
  };
}

async function analyse(
  { lambda }: MeshClients,
  { analysisId: id, asOf }: AnalysisOfPast,
  sources: object,
): Promise<void> {
  const Payload = JSON.stringify({ id, asOf, ...sources, type: 'comprehensive', requestedBy: 'weekly schedule' });
  const { FunctionError } = await lambda.send(new InvokeCommand({ FunctionName: 'supervisor', Payload }));
  if (FunctionError !== undefined) throw new MeshError('agent-failed', 'the demo organisation could not be analysed');
}

const Listed = z.object({
  items: z.array(z.object({ id: z.string(), order: z.int(), contentHash: z.string(), decisionVersion: z.int() })),
});

async function decide({ lambda }: MeshClients): Promise<void> {
  const path = '/opportunities?sort=order&limit=50';
  const reader = { name: 'demo organisation', role: 'viewer' } as const;
  const { items } = Listed.parse(await callInterface(lambda, reader, { method: 'GET', path }));
  const until = new Date(Date.now() + snoozeDays * millisecondsPerDay).toISOString();
  for (const { by, action, places, reason } of decided) {
    const decisions = items
      .filter(({ order }) => (places as readonly number[]).includes(order))
      .map(({ id, contentHash, decisionVersion }) => ({
        ...{ opportunityId: id, contentHash, decisionVersion, action, reason },
        ...(action === 'snooze' && { until }),
      }));
    const caller = { name: by, role: 'approver' } as const;
    await callInterface(lambda, caller, { method: 'POST', path: '/decisions', body: { decisions } });
  }
}

function analysisAt(asOf: string): AnalysisOfPast {
  return { analysisId: `demo-${asOf.slice(0, 10)}`, asOf };
}
