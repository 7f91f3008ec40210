import Header from '@cloudscape-design/components/header';
import type { Anomalies, UnusualDays } from '../../api/types.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { type Asked, Empty, StateOf } from '../../components/state-of.tsx';
import { formatDay, formatPeriod } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';

/** Days that cost more than their course explains. */
export function Unusual({ asked }: { readonly asked: Asked<Anomalies> }) {
  return (
    <StateOf of={asked} what="the unusual days">
      {(reply) => {
        const items = reply.kind === 'known' ? reply.ledgers.flatMap((ledger) => ledger.items) : [];
        return (
          <RowTable
            variant="container"
            wrapLines
            items={items}
            trackBy="id"
            ariaLabels={{ tableLabel: 'Unusual days' }}
            header={
              <Header
                variant="h2"
                counter={`(${items.length})`}
                description="More than a forecast from the days before explains."
              >
                Unusual days
              </Header>
            }
            columnDefinitions={columns}
            empty={
              reply.kind === 'unknown' ? (
                <Empty title="Unknown">{sentence(reply.reason)}</Empty>
              ) : (
                <Empty title="No day was unusual" />
              )
            }
          />
        );
      }}
    </StateOf>
  );
}

const shapes = { jump: 'Jump', ramp: 'Rise over days' };

const columns = [
  {
    id: 'when',
    header: 'From',
    isRowHeader: true,
    cell: ({ period, shape }: UnusualDays) => (
      <>
        {formatDay(period.start)}
        <span className="quiet second-line">
          {shapes[shape]}, {formatPeriod(period)}
        </span>
      </>
    ),
  },
  {
    id: 'what',
    header: 'Service and account',
    minWidth: 160,
    cell: ({ service, accountName, accountId }: UnusualDays) => (
      <span className="free-text">
        {service ?? 'No service named'}
        <span className="quiet second-line">{accountName ?? accountId ?? 'no account named'}</span>
      </span>
    ),
  },
  {
    id: 'expected',
    header: 'Expected',
    cell: ({ expected }: UnusualDays) => <FigureCell>{formatMoney(expected)}</FigureCell>,
  },
  { id: 'actual', header: 'Was', cell: ({ actual }: UnusualDays) => <FigureCell>{formatMoney(actual)}</FigureCell> },
  {
    id: 'impact',
    header: 'Too much',
    cell: ({ impact }: UnusualDays) => <FigureCell isStrong>+{formatMoney(impact)}</FigureCell>,
  },
  {
    id: 'driver',
    header: 'Comes from',
    minWidth: 160,
    cell: ({ driver }: UnusualDays) => (
      <span className="free-text">{driver === undefined ? 'not told' : `${driver.kind} ${driver.item ?? ''}`}</span>
    ),
  },
];
