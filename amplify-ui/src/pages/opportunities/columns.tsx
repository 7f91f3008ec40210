import type { TableProps } from '@cloudscape-design/components/table';
import type { ListedOpportunity } from '../../api/types.ts';
import { FigureCell } from '../../components/figure.tsx';
import { OtherBasis } from '../../components/other-basis.tsx';
import { StatusWord } from '../../components/status-word.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { daysBetween, formatNumber } from '../../format/dates.ts';
import { formatEstimate, formatMoney } from '../../format/money.ts';
import { nameOf } from '../../format/names.ts';
import { actionWords, levelWords, serviceName } from '../../format/words.ts';

type Column = TableProps.ColumnDefinition<ListedOpportunity> & { readonly id: string; readonly label: string };

/** A column, sorted by what the interface calls `sortingField`. */
function column(id: string, label: string, width: number, cell: Column['cell'], more: Partial<Column> = {}): Column {
  return { id, label, header: label, width, minWidth: Math.min(width, 80), cell, sortingField: id, ...more };
}

/** @param addressOf where the panel of an opportunity is open */
export function columnsOf(addressOf: (id: string) => string, asOf: string): readonly Column[] {
  return [
    column('name', 'Resource', 205, (item) => <ResourceCell item={item} address={addressOf(item.id)} />, {
      isRowHeader: true,
    }),
    column('amount', 'Saving a month', 130, (item) => <SavingCell item={item} />),
    column('action', 'Action', 190, (item) => <ActionCell item={item} />),
    column('status', 'Status', 135, ({ status }) => <StatusWord status={status} />),
    column('effort', 'Effort', 110, ({ effort }) => levelWords[effort]),
    column('risk', 'Risk', 115, ({ risk }) => levelWords[risk]),
    column('service', 'Service', 115, ({ service }) => serviceName(service)),
    column('owner', 'Owner', 130, ({ owner }) => <span className="free-text">{owner ?? 'unknown'}</span>),
    column('account', 'Account', 140, ({ account }) => <span className="figure">{account}</span>),
    column('region', 'Region', 120, ({ region }) => region),
    column('grade', 'Evidence', 100, ({ grade }) => (grade === undefined ? 'none' : `Grade ${grade}`)),
    column('age', 'Age', 90, ({ firstSeen }) => <FigureCell>{ageOf(firstSeen, asOf)}</FigureCell>),
    column('opinions', 'Opinions', 100, ({ opinions }) => <FigureCell>{formatNumber(opinions)}</FigureCell>, {
      sortingField: undefined,
    }),
    column('order', 'Order', 80, ({ order }) => <FigureCell>{formatNumber(order)}</FigureCell>),
  ];
}

/** What is shown until a reader chooses otherwise. */
export const usualColumns = ['name', 'amount', 'action', 'status', 'effort', 'service', 'owner'];

function ResourceCell({ item, address }: { readonly item: ListedOpportunity; readonly address: string }) {
  const name = nameOf(item);
  return (
    <span className="free-text">
      <ToLink to={address} label={`${name}, open`}>
        {name}
      </ToLink>
      {item.name === undefined || name === item.resource ? null : (
        <span className="quiet second-line">{item.resource}</span>
      )}
    </span>
  );
}

function ActionCell({ item: { action, current, target } }: { readonly item: ListedOpportunity }) {
  const change = [current, target].filter((part) => part !== undefined).join(' → ');
  return (
    <span className="free-text">
      {actionWords[action]}
      {change === '' ? null : <span className="quiet second-line">{change}</span>}
    </span>
  );
}

/** What counts; where nothing does, what is stated, as what it is. */
function SavingCell({ item: { counted, saving, otherBasis } }: { readonly item: ListedOpportunity }) {
  if (counted !== undefined) return <FigureCell isStrong>{formatMoney(counted)}</FigureCell>;
  if (otherBasis !== undefined) {
    return (
      <FigureCell>
        <OtherBasis of={otherBasis} />
      </FigureCell>
    );
  }
  if (saving.kind === 'unknown') return <FigureCell title={saving.reason}>unknown</FigureCell>;
  return (
    <FigureCell title="Stated, and not counted: see why in its panel">
      <s>{formatEstimate(saving)}</s>
    </FigureCell>
  );
}

function ageOf(firstSeen: string, asOf: string): string {
  const days = daysBetween(firstSeen, asOf);
  return days === 0 ? 'new' : `${formatNumber(days)} d`;
}
