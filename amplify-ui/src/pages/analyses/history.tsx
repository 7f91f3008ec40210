import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { TableProps } from '@cloudscape-design/components/table';
import { useState } from 'react';
import type { AnalysisItem } from '../../api/types.ts';
import { useAnalyses } from '../../api/use-analyses.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { AnalysisStatusWord } from '../../components/status-word.tsx';
import { formatAgo, formatDay, formatDuration, formatMoment, formatNumber } from '../../format/dates.ts';
import { formatSums } from '../../format/money.ts';

const twoOfThem = 2;

/** The history, newest first; two of it can be compared. */
export function History({
  onOpen,
  onCompare,
}: {
  readonly onOpen: (id: string) => void;
  readonly onCompare: (ids: { readonly before: string; readonly after: string }) => void;
}) {
  const asked = useAnalyses();
  const [selected, setSelected] = useState<readonly AnalysisItem[]>([]);
  const { hasNextPage, fetchNextPage, isFetchingNextPage } = asked;
  const compare = () => {
    const [earlier, later] = selected.toSorted((left, right) => (momentOf(left) < momentOf(right) ? -1 : 1));
    if (earlier && later) onCompare({ before: earlier.id, after: later.id });
  };
  return (
    <StateOf of={asked} what="the analyses">
      {({ pages }) => (
        <RowTable
          variant="container"
          items={pages.flatMap(({ items }) => items)}
          trackBy="id"
          selectionType="multi"
          selectedItems={selected}
          isItemDisabled={(item) =>
            item.summary === undefined || (selected.length === twoOfThem && !selected.some(({ id }) => id === item.id))
          }
          onSelectionChange={({ detail }) => setSelected(detail.selectedItems.slice(0, twoOfThem))}
          ariaLabels={{
            tableLabel: 'Analyses',
            selectionGroupLabel: 'Analyses to compare',
            allItemsSelectionLabel: () => 'Select all',
            itemSelectionLabel: (_, item) => `Select the analysis as of ${formatMoment(momentOf(item))}`,
          }}
          columnDefinitions={columnsOf(onOpen)}
          header={
            <Header
              variant="h2"
              description={
                hasNextPage
                  ? `The newest ${formatNumber(countIn(pages))}, newest first; earlier ones below.`
                  : 'All, newest first.'
              }
              actions={
                <Button
                  disabled={selected.length !== twoOfThem}
                  disabledReason="Select two analyses."
                  onClick={compare}
                >
                  Compare two
                </Button>
              }
            >
              History
            </Header>
          }
          footer={
            hasNextPage ? (
              <Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
                Show earlier ones
              </Button>
            ) : undefined
          }
          empty={<Empty title="There is no analysis yet">Start one: it takes seconds to minutes.</Empty>}
        />
      )}
    </StateOf>
  );
}

function countIn(pages: readonly { readonly items: readonly AnalysisItem[] }[]): number {
  return pages.reduce((sum, { items }) => sum + items.length, 0);
}

function columnsOf(onOpen: (id: string) => void): TableProps.ColumnDefinition<AnalysisItem>[] {
  return [
    {
      id: 'asOf',
      header: 'As of',
      isRowHeader: true,
      cell: (item) => (
        <Link onFollow={() => onOpen(item.id)} ariaLabel={`Analysis as of ${formatMoment(momentOf(item))}, open`}>
          {formatDay(momentOf(item))}
        </Link>
      ),
    },
    { id: 'status', header: 'Status', cell: ({ status }) => <AnalysisStatusWord status={status} /> },
    {
      id: 'net',
      header: 'Net a month',
      cell: ({ summary }) => <FigureCell isStrong>{summary ? formatSums(summary.net) : 'unknown'}</FigureCell>,
    },
    {
      id: 'count',
      header: 'Opportunities',
      cell: ({ summary }) => <FigureCell>{summary ? formatNumber(summary.opportunityCount) : 'unknown'}</FigureCell>,
    },
    { id: 'type', header: 'Type', cell: ({ type }) => type },
    { id: 'by', header: 'Asked for by', cell: ({ requestedBy }) => <span className="free-text">{requestedBy}</span> },
    {
      id: 'started',
      header: 'Ran',
      cell: ({ startedAt }) => <span title={formatMoment(startedAt)}>{formatAgo(startedAt)}</span>,
    },
    {
      id: 'took',
      header: 'Took',
      cell: ({ startedAt, completedAt }) => (
        <FigureCell>{completedAt === undefined ? 'not ended' : formatDuration(startedAt, completedAt)}</FigureCell>
      ),
    },
  ];
}

function momentOf({ summary, startedAt }: AnalysisItem): string {
  return summary?.asOf ?? startedAt;
}
