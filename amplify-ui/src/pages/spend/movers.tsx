import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useState } from 'react';
import type { Comparison, Money, SpendLedger } from '../../api/types.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty } from '../../components/state-of.tsx';
import { daysBetween, formatPeriod } from '../../format/dates.ts';
import { formatMoney, sizeOf, timesFraction } from '../../format/money.ts';
import { counted } from '../../format/words.ts';
import { useNarrow } from '../../shell/use-narrow.ts';
import { costKindWords } from './view.ts';

type Mover = Comparison['movers'][number];

const kindWords = {
  'full-month': 'Full month',
  'same-days': 'This month so far',
};
const driverWords = { price: 'price', quantity: 'quantity', new: 'new', gone: 'gone', unexplained: 'unexplained' };
const driversShown = 3;
const moversShown = 8;
const moversOnPhone = 3;

/** What moved from one time to another, and what it comes from. */
export function Movers({ ledger }: { readonly ledger: SpendLedger }) {
  return (
    <SpaceBetween size="l">
      {ledger.comparisons.map((comparison) => (
        <OneComparison key={`${comparison.kind} ${comparison.costKind}`} comparison={comparison} />
      ))}
      {ledger.comparisons.length > 0 ? null : (
        <Container header={<Header variant="h2">What moved</Header>}>
          <Empty title="There are no two times to compare yet" />
        </Container>
      )}
    </SpaceBetween>
  );
}

function OneComparison({ comparison }: { readonly comparison: Comparison }) {
  const { kind, costKind, baseline, current, change, baselinePeriod, currentPeriod, movers, others } = comparison;
  const [isWhole, setWhole] = useState(false);
  const shown = useNarrow() ? moversOnPhone : moversShown;
  const times = `${formatPeriod(currentPeriod)} against ${formatPeriod(baselinePeriod)}`;
  return (
    <RowTable
      variant="container"
      wrapLines
      items={isWhole ? movers : movers.slice(0, shown)}
      ariaLabels={{ tableLabel: `What moved: ${kindWords[kind]}` }}
      header={
        <Header
          variant="h2"
          description={`${times}; ${costKindWords[costKind].name.toLowerCase()} cost of usage and purchases.${daysApart(comparison)}`}
        >
          {kindWords[kind]}: <span className="figure">{signed(change)}</span>
        </Header>
      }
      columnDefinitions={columns}
      footer={
        <>
          {isWhole || movers.length <= shown ? null : (
            <Button variant="inline-link" onClick={() => setWhole(true)}>
              Show {movers.length - shown} more
            </Button>
          )}{' '}
          All others: <span className="figure">{signed(others)}</span>. In all{' '}
          <span className="figure">{formatMoney(baseline)}</span> became{' '}
          <span className="figure">{formatMoney(current)}</span>.
        </>
      }
      empty={<Empty title="Nothing moved" />}
    />
  );
}

/** Months of 30 and 31 days are compared as they are: what a day came to is said beside it. */
function daysApart({ baseline, current, baselinePeriod, currentPeriod }: Comparison): string {
  const before = daysBetween(baselinePeriod.start, baselinePeriod.end);
  const now = daysBetween(currentPeriod.start, currentPeriod.end);
  if (before === now || before === 0 || now === 0) return '';
  const [dayBefore, dayNow] = [timesFraction(baseline, 1, before), timesFraction(current, 1, now)].map(formatMoney);
  return ` ${counted(before, 'day')} became ${counted(now, 'day')}, and are compared as they are: a day came to ${dayBefore}, and now to ${dayNow}.`;
}

const columns = [
  {
    id: 'what',
    header: 'Service and account',
    isRowHeader: true,
    minWidth: 180,
    cell: ({ service, accountName, accountId }: Mover) => (
      <span className="free-text">
        {service ?? 'No service named'}
        <span className="quiet second-line">{accountName ?? accountId ?? 'no account named'}</span>
      </span>
    ),
  },
  { id: 'before', header: 'Before', cell: ({ baseline }: Mover) => <FigureCell>{formatMoney(baseline)}</FigureCell> },
  { id: 'now', header: 'Now', cell: ({ current }: Mover) => <FigureCell>{formatMoney(current)}</FigureCell> },
  { id: 'change', header: 'Change', cell: ({ change }: Mover) => <FigureCell isStrong>{signed(change)}</FigureCell> },
  {
    id: 'drivers',
    header: 'Largest drivers',
    minWidth: 240,
    cell: ({ drivers }: Mover) => (
      <ul className="drivers">
        {drivers
          .toSorted((left, right) => Math.abs(sizeOf(right.amount)) - Math.abs(sizeOf(left.amount)))
          .slice(0, driversShown)
          .map(({ kind, item, region, amount }) => (
            <li key={`${kind} ${item} ${region}`} className="free-text">
              <span className="figure">{signed(amount)}</span> {driverWords[kind]}
              {item === null ? '' : ` of ${item}`}
              {region === null ? '' : `, ${region}`}
            </li>
          ))}
      </ul>
    ),
  },
];

function signed(money: Money): string {
  return sizeOf(money) > 0 ? `+${formatMoney(money)}` : formatMoney(money);
}
