import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import { linesPerPage, useReceiptLines } from '../../api/use-receipt.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatNumber } from '../../format/dates.ts';
import { besideWords, counted as inWords, struckWords } from '../../format/words.ts';
import { type Row, rowsOf } from './rows.ts';
import { kindWords, type LineView, readLineView, writeLineView } from './view.ts';

const options: SelectProps.Options = [
  { value: '', label: 'All lines' },
  { value: 'counted', label: 'What counts' },
  { label: 'Struck', options: optionsOf(struckWords) },
  { label: 'Beside the sum', options: optionsOf(besideWords) },
];
const none: LineView = { kind: undefined, text: '', sort: '-stated', page: 1 };

/** Every line of the receipt, and what stands beside it, a page at a time; which of them is in the address. */
export function Lines({ analysis }: { readonly analysis: string }) {
  const [params, setParams] = useSearchParams();
  const view = readLineView(params);
  const asked = useReceiptLines({ analysis, ...view });
  const change = (changed: Partial<LineView>) =>
    setParams((now) => writeLineView(now, { ...readLineView(now), page: 1, ...changed }), { replace: true });
  const last = Math.max(1, Math.ceil((asked.data?.found ?? 0) / linesPerPage));
  const isBeyond = asked.data !== undefined && !asked.isPlaceholderData && view.page > last;
  useEffect(() => {
    if (isBeyond) setParams((now) => writeLineView(now, { ...readLineView(now), page: last }), { replace: true });
  }, [isBeyond, last, setParams]);
  return (
    <StateOf of={asked} what="the lines">
      {(reply) => (
        <RowTable
          variant="container"
          wrapLines
          items={rowsOf(reply)}
          trackBy="key"
          ariaLabels={{ tableLabel: 'Lines of the receipt' }}
          columnDefinitions={columns}
          sortingColumn={columns.find(({ sortingField }) => view.sort.endsWith(sortingField ?? ' '))}
          sortingDescending={view.sort.startsWith('-')}
          onSortingChange={({ detail: { sortingColumn, isDescending } }) =>
            change({ sort: `${isDescending ? '-' : ''}${sortingColumn.sortingField}` as LineView['sort'] })
          }
          header={<Header counter={`(${formatNumber(reply.found)})`}>Line by line</Header>}
          filter={<Filter view={view} found={reply.found} onChange={change} />}
          pagination={
            <Pagination
              currentPageIndex={view.page}
              pagesCount={last}
              onChange={({ detail }) => change({ page: detail.currentPageIndex })}
            />
          }
          empty={<Empty title="No such line" action={<Button onClick={() => change(none)}>Show all lines</Button>} />}
        />
      )}
    </StateOf>
  );
}

interface FilterProps {
  readonly view: LineView;
  readonly found: number;
  readonly onChange: (change: Partial<LineView>) => void;
}

function Filter({ view: { kind, text }, found, onChange }: FilterProps) {
  // What is being typed; the address follows when the hand rests.
  const [typed, setTyped] = useState(text);
  const [seen, setSeen] = useState(text);
  if (seen !== text) {
    setSeen(text);
    setTyped(text);
  }
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <TextFilter
        filteringText={typed}
        onChange={({ detail }) => setTyped(detail.filteringText)}
        onDelayedChange={({ detail }) => onChange({ text: detail.filteringText })}
        filteringAriaLabel="Find lines"
        filteringPlaceholder="Find by name or reason"
        countText={inWords(found, 'match', 'matches')}
      />
      <Select
        selectedOption={{ value: kind ?? '', label: kind === undefined ? 'All lines' : kindWords[kind] }}
        options={options}
        ariaLabel="Which lines"
        expandToViewport
        onChange={({ detail }) => onChange({ kind: (detail.selectedOption.value || undefined) as LineView['kind'] })}
      />
    </SpaceBetween>
  );
}

const columns = [
  {
    id: 'name',
    header: 'Opportunity',
    isRowHeader: true,
    cell: ({ opportunityId, name }: Row) =>
      opportunityId === undefined ? (
        <span className="free-text">{name}</span>
      ) : (
        <ToLink to={`/opportunities?open=${opportunityId}`}>{name}</ToLink>
      ),
  },
  {
    id: 'stated',
    header: 'Stated',
    sortingField: 'stated',
    cell: ({ stated }: Row) => <FigureCell>{stated}</FigureCell>,
  },
  {
    id: 'counted',
    header: 'Counts',
    sortingField: 'counted',
    cell: ({ counted }: Row) => <FigureCell isStrong>{counted}</FigureCell>,
  },
  { id: 'why', header: 'Why', cell: ({ why }: Row) => <span className="free-text">{why}</span> },
];

function optionsOf(words: Readonly<Record<string, string>>): SelectProps.Option[] {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
