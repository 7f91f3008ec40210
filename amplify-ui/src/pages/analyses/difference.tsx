import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import type { Difference as DifferenceItem } from '../../api/types.ts';
import { useDiff } from '../../api/use-analyses.ts';
import { ChangeWord, changeNames } from '../../components/change-word.tsx';
import { differenceName } from '../../components/difference-name.ts';
import { FigureCell } from '../../components/figure.tsx';
import { OtherBasis } from '../../components/other-basis.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatNumber } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';

/** What is not the same in two analyses, and why. */
export function Difference({ before, after }: { readonly before: string; readonly after: string }) {
  const [params, setParams] = useSearchParams();
  const chosen = changeNames.find((change) => change === params.get('change'));
  const asked = useDiff(before, after, chosen);
  const choose = (change: string) =>
    setParams(change === 'all' ? { before, after } : { before, after, change }, { replace: true });
  return (
    <StateOf of={asked} what="the difference" empty={<Empty title="One of the two analyses is not there" />}>
      {({ pages }) => {
        const counts = pages[0]?.counts;
        return (
          <RowTable
            variant="container"
            wrapLines
            items={pages.flatMap(({ items }) => items)}
            trackBy="opportunityId"
            ariaLabels={{ tableLabel: 'What changed' }}
            columnDefinitions={columnsOf(before, after)}
            header={
              <Header
                variant="h2"
                description={`From ${before} to ${after}`}
                actions={
                  <Button
                    iconName="close"
                    variant="icon"
                    ariaLabel="Close the difference"
                    onClick={() => setParams({})}
                  />
                }
              >
                What changed
              </Header>
            }
            filter={
              <SegmentedControl
                label="Which changes"
                selectedId={chosen ?? 'all'}
                onChange={({ detail }) => choose(detail.selectedId)}
                options={[
                  { id: 'all', text: 'All' },
                  ...changeNames.map((id) => ({ id, text: `${id} (${formatNumber(counts?.[id] ?? 0)})` })),
                ]}
              />
            }
            footer={
              asked.hasNextPage ? (
                <Button loading={asked.isFetchingNextPage} onClick={() => void asked.fetchNextPage()}>
                  Show more
                </Button>
              ) : undefined
            }
            empty={<Empty title="Nothing has changed" />}
          />
        );
      }}
    </StateOf>
  );
}

function columnsOf(before: string, after: string) {
  return [
    {
      id: 'name',
      header: 'Opportunity',
      isRowHeader: true,
      minWidth: 180,
      cell: (item: DifferenceItem) => {
        const analysis = item.after === undefined ? before : after;
        return (
          <span className="free-text">
            <ToLink to={`/opportunities?analysis=${analysis}&open=${item.opportunityId}`}>
              {differenceName(item)}
            </ToLink>
          </span>
        );
      },
    },
    { id: 'change', header: 'Change', cell: ({ change }: DifferenceItem) => <ChangeWord change={change} /> },
    {
      id: 'why',
      header: 'Why',
      minWidth: 220,
      cell: ({ why }: DifferenceItem) => <span className="free-text">{sentence(why)}</span>,
    },
    {
      id: 'before',
      header: 'Before, a month',
      cell: (item: DifferenceItem) => <FigureCell>{amountOf(item.before)}</FigureCell>,
    },
    {
      id: 'after',
      header: 'Now, a month',
      cell: (item: DifferenceItem) => <FigureCell>{amountOf(item.after)}</FigureCell>,
    },
  ];
}

function amountOf(row: DifferenceItem['after']): ReactNode {
  if (row === undefined) return 'not in it';
  if (row.counted !== undefined) return formatMoney(row.counted);
  return row.otherBasis === undefined ? 'unknown' : <OtherBasis of={row.otherBasis} />;
}
