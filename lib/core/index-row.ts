import * as z from 'zod/mini';
import { ActionKind, Facet } from './action.ts';
import type { Opportunity, ReceiptEntry } from './analysis.ts';
import { OpportunityStatus } from './decision.ts';
import { Basis, Estimate, unknown } from './estimate.ts';
import type { Finding, Savings } from './finding.ts';
import { Level } from './level.ts';
import { add, Money, signOf } from './money.ts';
import type { Resource } from './resource.ts';
import { savingOn } from './saving-on.ts';
import { AgentName } from './task.ts';
import { Instant } from './time.ts';

/** One opportunity as a list shows, filters, sorts and groups it: a line of `index.ndjson.gz`. */
export const IndexRow = z.strictObject({
  id: z.string(),
  order: z.int().check(z.positive()),
  account: z.string(),
  region: z.string(),
  service: z.string(),
  resourceType: z.string(),
  /** The id of the resource; of a purchase what it is for. */
  resource: z.string(),
  name: z.optional(z.string()),
  facet: Facet,
  action: ActionKind,
  current: z.optional(z.string()),
  target: z.optional(z.string()),
  owner: z.optional(z.string()),
  /** Of the resource's tags those that name an owner. */
  tags: z.optional(z.record(z.string(), z.string())),
  effort: Level,
  risk: Level,
  restartNeeded: z.optional(z.boolean()),
  grade: z.optional(z.enum(['A', 'B', 'C'])),
  /** What of it counts in the receipt, a month; absent where no amount of it is a line. */
  counted: z.optional(Money),
  /** What its winner states a month, in the receipt's basis. */
  saving: Estimate,
  rule: z.string(),
  opinions: z.int().check(z.positive()),
  /** The agents that brought its opinions. */
  agents: z.array(AgentName),
  firstSeen: Instant,
  contentHash: z.string(),
  /** As it stood when the analysis ended. */
  status: OpportunityStatus,
  /** Where `saving` is unknown: what its winner states on another basis. It is shown as that, and in no sum. */
  otherBasis: z.optional(z.strictObject({ basis: Basis, estimate: Estimate })),
});
export type IndexRow = z.infer<typeof IndexRow>;

const columns = Object.keys(IndexRow.shape) as (keyof IndexRow)[];

/**
 * A row as it lies in the index: values without their names, half as long and read faster. Absent is `null`; the last one,
 * which few rows have, is left away.
 */
export function packRow(row: IndexRow): unknown[] {
  const { counted, saving, otherBasis } = row;
  const isWhole =
    saving.kind === 'known' && counted?.amount === saving.value.amount && counted.currency === saving.value.currency;
  // A saving that counts whole is written once.
  const packed = columns.map((column) => (column === 'saving' && isWhole ? null : (row[column] ?? null)));
  return otherBasis === undefined ? packed.slice(0, -1) : packed;
}

/**
 * The row of a line of the index, by the order of the schema's members. What the mesh wrote itself is read at the speed
 * of JSON, and not checked again; one literal makes all rows of one shape, which reads 100,000 in half the time.
 */
export function unpackRow(line: string): IndexRow {
  const at: readonly unknown[] = JSON.parse(line);
  const row: Record<keyof IndexRow, unknown> = {
    id: at[0],
    order: at[1],
    account: at[2],
    region: at[3],
    service: at[4],
    resourceType: at[5],
    resource: at[6],
    name: at[7] ?? undefined,
    facet: at[8],
    action: at[9],
    current: at[10] ?? undefined,
    target: at[11] ?? undefined,
    owner: at[12] ?? undefined,
    tags: at[13] ?? undefined,
    effort: at[14],
    risk: at[15],
    restartNeeded: at[16] ?? undefined,
    grade: at[17] ?? undefined,
    counted: at[18] ?? undefined,
    saving: at[19] ?? { kind: 'known', value: at[18] },
    rule: at[20],
    opinions: at[21],
    agents: at[22],
    firstSeen: at[23],
    contentHash: at[24],
    status: at[25],
    otherBasis: at[26],
  };
  return row as IndexRow;
}

/** What of each opportunity counts, by its id: the sum of its lines. What does not count may be in another currency. */
export function countedById(entries: Iterable<ReceiptEntry>): Map<string, Money> {
  const counted = new Map<string, Money>();
  for (const entry of entries) {
    if (entry.kind !== 'line') continue;
    const { opportunityId, counted: amount } = entry.line;
    const known = counted.get(opportunityId);
    if (known === undefined || signOf(known) === 0) counted.set(opportunityId, amount);
    else if (signOf(amount) !== 0) counted.set(opportunityId, add(known, amount));
  }
  return counted;
}

/**
 * The row of an opportunity. Rows lie in the order of the opportunities, so that a row's place leads to its whole.
 *
 * @param ownerTags the tag keys that name owners, of the settings
 */
export function indexRowOf(
  opportunity: Opportunity,
  { counted, basis, ownerTags }: { counted: Money | undefined; basis: Basis; ownerTags: readonly string[] },
): IndexRow {
  const { id, order, unit, opinions, winner, rule, savings, effort, risk, owner, contentHash, status } = opportunity;
  const chosen = opinions.find((opinion) => opinion.id === winner) ?? opinions[0];
  const saving =
    savingOn(savings, basis) ?? savings.unstated ?? unknown('no source states it on the basis of the receipt');
  const otherBasis = saving.kind === 'unknown' ? otherThan(basis, savings) : undefined;
  const tags = ownerTagsOf(unit.resource, ownerTags);
  return {
    id,
    order,
    ...placeOf(unit.resource),
    facet: unit.facet,
    ...actionOf(chosen),
    ...(owner.value !== undefined && { owner: owner.value }),
    ...(tags && { tags }),
    effort,
    risk,
    ...(chosen && { grade: chosen.grade.value }),
    ...(counted && { counted }),
    saving,
    rule,
    opinions: opinions.length,
    agents: [...new Set(opinions.map(({ source }) => source.agent))].sort(),
    firstSeen: opportunity.firstSeen,
    contentHash,
    status,
    ...(otherBasis && { otherBasis }),
  };
}

function otherThan(basis: Basis, savings: Savings): IndexRow['otherBasis'] {
  for (const other of Basis.options) {
    const estimate = other === basis ? undefined : savingOn(savings, other);
    if (estimate !== undefined && estimate.kind !== 'unknown') return { basis: other, estimate };
  }
  return undefined;
}

function placeOf(resource: Resource) {
  const { accountId: account } = resource;
  if (resource.kind === 'resource') {
    const { region, service, type: resourceType, id, name } = resource;
    return { account, region, service, resourceType, resource: id, ...(name !== undefined && { name }) };
  }
  const { region = 'global', product, instrument, family } = resource;
  const name = [product, family].filter((part) => part !== undefined).join(' ');
  return { account, region, service: product, resourceType: instrument, resource: name };
}

function actionOf(finding: Finding | undefined) {
  if (finding === undefined) return { action: 'review' as const };
  const { action, restartNeeded } = finding;
  return {
    action: action.kind,
    ...(action.current !== undefined && { current: action.current }),
    ...(action.target !== undefined && { target: action.target }),
    ...(restartNeeded !== undefined && { restartNeeded }),
  };
}

function ownerTagsOf(resource: Resource, keys: readonly string[]): Record<string, string> | undefined {
  if (resource.kind !== 'resource' || resource.tags === undefined) return undefined;
  const { tags } = resource;
  const named = keys.flatMap((key) => (tags[key] === undefined ? [] : [[key, tags[key]] as const]));
  return named.length === 0 ? undefined : Object.fromEntries(named);
}
