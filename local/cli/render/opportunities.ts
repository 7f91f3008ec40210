import type { Opportunity } from '../../../lib/core/analysis.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Money } from '../../../lib/core/money.ts';
import type { Beside, Receipt } from '../../../lib/core/receipt.ts';
import type { Resource } from '../../../lib/core/resource.ts';
import { bare } from './amounts.ts';
import { bold, type Column, dim, tableRow, wrap } from './layout.ts';
import { deedWithin } from './names.ts';
import { countedByOpportunity } from './receipt.ts';

const most = 30;

const account: Column = { heading: 'account', width: 12 };
const columnsBefore: readonly Column[] = [
  { heading: '#', width: 4, right: true },
  { heading: 'a month', width: 12, right: true },
];
const columnsAfter: readonly Column[] = [
  { heading: 'region', width: 14 },
  { heading: 'evidence', width: 8 },
];
const legend = '(A measured with memory or as unused, B measured, C a rule of thumb; by how many sources)';
/** With an account column; without one, that room is the resource's. */
const narrowWidth = 45;

/** The opportunities in the order in which to act on them. An unknown amount is a word. */
export function renderOpportunities(opportunities: readonly Opportunity[], receipts: readonly Receipt[]): string[] {
  if (opportunities.length === 0) return ['No opportunities.'];
  const shown = opportunities.slice(0, most);
  const rest = opportunities.length - shown.length;
  const columns = columnsFor(opportunities);
  const amounts = amountsOf(receipts);
  const headings = tableRow(
    columns,
    columns.map(({ heading }) => heading),
  );
  const rows = shown.map((opportunity) => rowOf(opportunity, columns, amounts));
  return [
    bold('OPPORTUNITIES, in the order to act on them'),
    dim(headings),
    ...rows.map(({ text }) => text),
    ...(rest > 0 ? [dim(`     and ${rest.toLocaleString('en-US')} more: --json or --out FILE has them all`)] : []),
    ...wrap(legend, 5).map(dim),
    ...(rows.some(({ isBeside }) => isBeside) ? [dim('     (in brackets: known, and beside the sum)')] : []),
  ];
}

/** An account that is everybody's is in the title. */
function columnsFor(opportunities: readonly Opportunity[]): readonly Column[] {
  const accounts = new Set(opportunities.map(({ unit }) => unit.resource.accountId));
  const what = { heading: 'what to do' };
  if (accounts.size > 1) return [...columnsBefore, { ...what, width: narrowWidth }, account, ...columnsAfter];
  return [...columnsBefore, { ...what, width: narrowWidth + 1 + account.width }, ...columnsAfter];
}

interface Amounts {
  readonly counted: ReadonlyMap<string, Money>;
  /** By finding. */
  readonly beside: ReadonlyMap<string, Beside>;
}

function amountsOf(receipts: readonly Receipt[]): Amounts {
  return {
    counted: countedByOpportunity(receipts.flatMap(({ lines }) => lines)),
    beside: new Map(receipts.flatMap(({ beside }) => beside.map((entry) => [entry.findingId, entry]))),
  };
}

function rowOf(
  { id, order, unit, opinions, winner, status }: Opportunity,
  columns: readonly Column[],
  amounts: Amounts,
): { text: string; isBeside: boolean } {
  const chosen = opinions.find((opinion) => opinion.id === winner);
  const amount = chosen === undefined ? '-' : amountOf(id, chosen.id, amounts);
  const verb = chosen?.action.kind ?? reasonOf(status);
  const room = columns.find(({ heading }) => heading === 'what to do')?.width ?? narrowWidth;
  const cells: Readonly<Record<string, string>> = {
    '#': String(order),
    'a month': amount,
    'what to do': deedWithin(verb, named(unit.resource, opinions), chosen?.action.target, room),
    account: unit.resource.accountId,
    region: unit.resource.region ?? 'global',
    evidence: `${chosen?.grade.value ?? '-'} by ${sourcesOf(opinions)}`,
  };
  const text = tableRow(
    columns,
    columns.map(({ heading }) => cells[heading] ?? ''),
  );
  return { text, isBeside: amount.startsWith('(') };
}

/** How many sources speak of it. Each check of Trusted Advisor is one. */
function sourcesOf(opinions: readonly Finding[]): number {
  return new Set(opinions.map(({ source }) => `${source.family} ${source.check ?? ''}`)).size;
}

/** By the name that any of the opinions knows. */
function named(resource: Resource, opinions: readonly Finding[]): Resource {
  if (resource.kind !== 'resource' || resource.name !== undefined) return resource;
  const names = opinions.flatMap((opinion) => (opinion.resource.kind === 'resource' && opinion.resource.name) || []);
  return names[0] === undefined ? resource : { ...resource, name: names[0] };
}

/** What counts; else what is known of what stands beside the sum. */
function amountOf(opportunityId: string, findingId: string, { counted, beside }: Amounts): string {
  const sum = counted.get(opportunityId);
  if (sum !== undefined) return bare(sum);
  const estimate = beside.get(findingId)?.estimate;
  if (estimate?.kind === 'known') return `(${bare(estimate.value)})`;
  return estimate?.kind === 'range' ? '(a range)' : 'unknown';
}

function reasonOf(status: Opportunity['status']): string {
  return status === 'open' ? 'set aside' : status;
}
