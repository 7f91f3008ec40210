import Big from 'big.js';
import { run } from '../../functions/billing/agent.ts';
import { createGateway } from '../../functions/billing/gateway.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import { SpendFacts } from '../../lib/core/spend.ts';
import { chargesOf, type ExportScope } from '../../local/world/exports/charge.ts';
import { toText } from '../../local/world/usd.ts';
import type { World } from '../../local/world/world.ts';
import { makeTask } from './mesh-fixture.ts';

const scratchMb = 2_048;

/** What the billing room says of an export. */
export interface BillAnswer {
  readonly spend: SpendFacts;
  readonly findings: readonly Finding[];
}

export async function readExport(path: string, asOf: string): Promise<BillAnswer> {
  const gateway = createGateway({ address: { kind: 'path', path } }, scratchMb);
  const signal = new AbortController().signal;
  const invocation = { signal, now: () => new Date(asOf), settings: defaultSettings };
  const outcome = await run(makeTask({ agent: 'billing', asOf }), { gateway }, invocation);
  const findings = await Array.fromAsync(outcome.findings);
  const { facts, gaps } = outcome.conclude();
  if (gaps.length > 0) throw new Error(`the export has gaps: ${gaps.map(({ effect }) => effect).join(' ')}`);
  return { spend: SpendFacts.parse((facts as { spend: unknown }).spend), findings };
}

/** What the world billed, by service, account and day: decimals by `service Amazon Athena`, `day 2026-10-01`. */
export function truthOf(world: World, scope: ExportScope): Map<string, Big> {
  const sums = new Map<string, Big>();
  for (const { item, service, start } of chargesOf(world, scope)) {
    const billed = new Big(toText(item.billed));
    for (const key of [`service ${service.name}`, `account ${item.accountId}`, `day ${start.slice(0, 10)}`]) {
      sums.set(key, (sums.get(key) ?? new Big(0)).plus(billed));
    }
  }
  return sums;
}

/** The same of an answer. */
export function totalsIn({ spend: { ledgers } }: BillAnswer): Map<string, Big> {
  const [ledger] = ledgers;
  if (ledger === undefined || ledgers.length > 1) throw new Error(`${ledgers.length} ledgers`);
  const entries = (dimension: 'service' | 'account') =>
    ledger.breakdowns
      .filter((breakdown) => breakdown.dimension === dimension)
      .flatMap((breakdown) =>
        breakdown.entries.map(({ key, costs }) => [`${dimension} ${key}`, costs.billed] as const),
      );
  const days = ledger.days.map(({ day, costs }) => [`day ${day}`, costs.billed] as const);
  return new Map(
    [...entries('service'), ...entries('account'), ...days].map(([key, cost]) => [key, new Big(cost?.amount ?? 'NaN')]),
  );
}

/**
 * Words of a format, counts of its rows, which differ where one charge takes several lines, and when commitments end,
 * which FOCUS has no column for.
 */
const ownToFormat = new Set(['rows', 'type', 'accountName', 'name', 'unit', 'end']);

/**
 * Every fact of a ledger as text or number by its path. Left out is what only one format has a column for, and the
 * cubes, whose rows beyond the largest are one.
 */
export function factsIn({ spend: { ledgers }, findings }: BillAnswer): Map<string, string | number> {
  const facts = new Map<string, string | number>();
  const [ledger] = ledgers;
  if (ledger === undefined) return facts;
  const {
    net,
    gross,
    breakdowns,
    days,
    comparisons,
    unusual,
    commitments,
    utilisation,
    coverage,
    effectiveSavingsRate,
  } = ledger;
  const told = breakdowns.filter(({ dimension }) => dimension !== 'owner');
  const parts = {
    net,
    gross,
    breakdowns: told,
    days,
    comparisons,
    unusual,
    commitments,
    utilisation,
    coverage,
    effectiveSavingsRate,
  };
  flatten(parts, '', facts);
  for (const { id, savings, source } of findings) {
    if (source.check === 'expiring-commitments') continue;
    const value = savings.list?.kind === 'known' ? savings.list.value.amount : 'unknown';
    facts.set(`finding ${id}`, value === 'unknown' ? value : Number(value));
  }
  return facts;
}

function flatten(value: unknown, path: string, facts: Map<string, string | number>): void {
  if (value === null || value === undefined) return;
  if (Array.isArray(value)) {
    for (const [index, each] of value.entries()) flatten(each, `${path}/${nameOf(each) ?? index}`, facts);
  } else if (typeof value === 'object') {
    for (const [key, each] of Object.entries(value)) {
      if (!ownToFormat.has(key) && key !== 'contracted') flatten(each, `${path}/${key}`, facts);
    }
  } else if (typeof value === 'string' && /^-?\d+(\.\d+)?$/.test(value)) {
    facts.set(path, Number(value));
  } else if (typeof value === 'string' || typeof value === 'number') facts.set(path, value);
}

/** What a list's entry is about, so that lists in another order are the same. */
function nameOf(entry: unknown): string | undefined {
  if (typeof entry !== 'object' || entry === null) return undefined;
  const { dimension, key, day, id, kind, service, accountId, item, region } = entry as Record<string, unknown>;
  const parts = [dimension, key, day, id, kind, service, accountId, item, region].filter(
    (part) => typeof part === 'string',
  );
  return parts.length === 0 ? undefined : parts.join(' ');
}
