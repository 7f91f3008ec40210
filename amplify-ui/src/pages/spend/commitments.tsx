import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { useState } from 'react';
import type { DataQuality, ListedOpportunity, SpendLedger } from '../../api/types.ts';
import { useOpportunityPage } from '../../api/use-opportunities.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatDay, formatPeriod, formatShare } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { counted } from '../../format/words.ts';
import { type Commitment, commitmentsOf } from './ending.ts';

const rowsShown = 8;

export interface CommitmentsProps {
  readonly ledger: SpendLedger;
  readonly quality: DataQuality;
  /** The moment from which on days are counted. */
  readonly asOf: string;
}

/** What is reserved: how much of it was used, and which of it somebody has to decide about. */
export function Commitments({ ledger, quality, asOf }: CommitmentsProps) {
  const [isWhole, setWhole] = useState(false);
  const sorted = commitmentsOf(ledger.commitments, asOf);
  const hidden = sorted.length - rowsShown;
  return (
    <RowTable
      variant="container"
      wrapLines
      items={isWhole ? sorted : sorted.slice(0, rowsShown)}
      trackBy="id"
      ariaLabels={{ tableLabel: 'Commitments' }}
      columnDefinitions={columns.filter(({ id }) => id !== 'ends' || sorted.some(({ end }) => end !== undefined))}
      header={
        <Header
          variant="h2"
          counter={`(${sorted.length})`}
          description={`Savings Plans and reservations in the bill of ${formatPeriod(quality.period)}, what ends soon first, then what is used least.`}
        >
          Commitments
        </Header>
      }
      filter={<ToDecide quality={quality} />}
      footer={
        hidden > 0 && !isWhole ? (
          <Button variant="inline-link" onClick={() => setWhole(true)}>
            Show {hidden} more
          </Button>
        ) : undefined
      }
      empty={<Empty title="The bill names no commitment" />}
    />
  );
}

/** Those that end soon or lie unused stand here, and not only among opportunities whose saving is unknown. */
function ToDecide({ quality }: { readonly quality: DataQuality }) {
  const { data } = useOpportunityPage({ facet: ['commitment'], action: ['review'], status: ['open'] });
  const items = data?.items ?? [];
  const lacking = quality.notes.find(({ column }) => column === 'CommitmentEnd');
  if (items.length === 0 && lacking === undefined) return null;
  return (
    <SpaceBetween size="xs">
      {items.length === 0 ? null : <b>To decide about</b>}
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item.id} className="row-between free-text">
            <span>
              <ToLink to={`/opportunities?facet=commitment&action=review&open=${item.id}`}>{wordsOf(item)}</ToLink>
              <span className="quiet second-line">{item.resource}</span>
            </span>
            {item.target === undefined ? null : <span>{sentence(item.target)}</span>}
          </li>
        ))}
      </ul>
      {lacking === undefined ? null : (
        <span className="quiet">
          {sentence(lacking.text)} {sentence(lacking.effect)}
        </span>
      )}
    </SpaceBetween>
  );
}

/** What it is now, with its day as the reader writes days. */
function wordsOf({ current, resource }: ListedOpportunity): string {
  return (current ?? resource).replace(/\d{4}-\d{2}-\d{2}/, (day) => formatDay(day));
}

const columns = [
  {
    id: 'commitment',
    header: 'Commitment',
    isRowHeader: true,
    minWidth: 220,
    cell: ({ id, type }: Commitment) => (
      <span className="free-text">
        {type}
        <span className="quiet second-line">{id.split(/[/:]/).at(-1)}</span>
      </span>
    ),
  },
  {
    id: 'account',
    header: 'Account',
    cell: ({ accountId }: Commitment) => <span className="figure">{accountId ?? 'not stated'}</span>,
  },
  { id: 'used', header: 'Used', cell: ({ used }: Commitment) => <FigureCell>{formatMoney(used)}</FigureCell> },
  {
    id: 'unused',
    header: 'Unused',
    cell: ({ unused }: Commitment) => <FigureCell isStrong>{formatMoney(unused)}</FigureCell>,
  },
  {
    id: 'ends',
    header: 'Ends',
    minWidth: 140,
    cell: ({ end, endsInDays }: Commitment) => (
      <>
        {end === undefined ? 'not stated' : formatDay(end)}
        {endsInDays === undefined ? null : (
          <span className="second-line">
            <StatusIndicator type="warning">in {counted(endsInDays, 'day')}</StatusIndicator>
          </span>
        )}
      </>
    ),
  },
  {
    id: 'utilisation',
    header: 'Of it was used',
    cell: ({ utilisation }: Commitment) => (
      <FigureCell>{utilisation.kind === 'known' ? formatShare(utilisation.value) : 'unknown'}</FigureCell>
    ),
  },
];
