import type { Opportunity } from '../../../lib/core/analysis.ts';
import type { Money } from '../../../lib/core/money.ts';
import type { Receipt } from '../../../lib/core/receipt.ts';
import { bare } from './amounts.ts';
import { bold, type Column, dim, tableRow } from './layout.ts';
import { resourceName } from './names.ts';
import { countedByOpportunity } from './receipt.ts';

const most = 30;

const columns: readonly Column[] = [
  { heading: '#', width: 4, right: true },
  { heading: 'a month', width: 12, right: true },
  { heading: 'what to do', width: 38 },
  { heading: 'account', width: 12 },
  { heading: 'region', width: 14 },
  { heading: 'grade', width: 5 },
  { heading: 'sources', width: 8, right: true },
];

/** The opportunities in the order in which to act on them. An unknown amount is a word. */
export function renderOpportunities(opportunities: readonly Opportunity[], receipts: readonly Receipt[]): string[] {
  if (opportunities.length === 0) return ['No opportunities.'];
  const counted = countedByOpportunity(receipts.flatMap(({ lines }) => lines));
  const shown = opportunities.slice(0, most);
  const rest = opportunities.length - shown.length;
  return [
    bold('OPPORTUNITIES, in the order to act on them'),
    dim(
      tableRow(
        columns,
        columns.map(({ heading }) => heading),
      ),
    ),
    ...shown.map((opportunity) => row(opportunity, counted.get(opportunity.id))),
    ...(rest > 0 ? [dim(`     and ${rest.toLocaleString('en-US')} more: --json or --out FILE has them all`)] : []),
  ];
}

function row({ order, unit, opinions, winner, status }: Opportunity, counted: Money | undefined): string {
  const chosen = opinions.find(({ id }) => id === winner);
  const { accountId, region } = unit.resource;
  return tableRow(columns, [
    String(order),
    chosen === undefined ? 'none' : counted === undefined ? 'unknown' : bare(counted),
    `${chosen?.action.kind ?? reasonOf(status)} ${resourceName(unit.resource)}`,
    accountId,
    region ?? 'global',
    chosen?.grade.value ?? '',
    String(new Set(opinions.map(({ source }) => `${source.family} ${source.check ?? ''}`)).size),
  ]);
}

function reasonOf(status: Opportunity['status']): string {
  return status === 'open' ? 'set aside' : status;
}
