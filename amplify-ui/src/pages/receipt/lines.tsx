import { useCollection } from '@cloudscape-design/collection-hooks';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import TextFilter from '@cloudscape-design/components/text-filter';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { useReceiptLines } from '../../api/use-receipt.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatNumber } from '../../format/dates.ts';
import { besideWords, struckWords } from '../../format/words.ts';
import { type Row, rowsOf } from './rows.ts';
import { useNames } from './use-names.ts';

const rowsPerPage = 25;
const all: SelectProps.Option = { value: '', label: 'All lines' };
const options: SelectProps.Options = [
  all,
  { value: 'counted', label: 'What counts' },
  { label: 'Struck', options: Object.entries(struckWords).map(([value, label]) => ({ value, label })) },
  { label: 'Beside the sum', options: Object.entries(besideWords).map(([value, label]) => ({ value, label })) },
];

/** Every line of the receipt, and what stands beside it; which of them is in the address. */
export function Lines({ analysis }: { readonly analysis: string }) {
  const asked = useReceiptLines(analysis);
  const names = useNames(analysis);
  return (
    <StateOf of={asked} what="the lines">
      {({ entries, isWhole }) => <LineTable rows={rowsOf(entries, names)} isWhole={isWhole} />}
    </StateOf>
  );
}

function LineTable({ rows, isWhole }: { readonly rows: readonly Row[]; readonly isWhole: boolean }) {
  const [params, setParams] = useSearchParams();
  const chosen = params.get('lines') ?? '';
  const found = useMemo(() => rows.filter(({ kinds }) => chosen === '' || kinds.includes(chosen)), [rows, chosen]);
  const { items, filterProps, paginationProps, collectionProps, filteredItemsCount, actions } = useCollection(found, {
    filtering: { fields: ['name', 'why'], defaultFilteringText: params.get('find') ?? '' },
    pagination: { pageSize: rowsPerPage },
    sorting: { defaultState: { sortingColumn: { sortingField: 'statedSize' }, isDescending: true } },
  });
  const set = (name: string, value: string | undefined) =>
    setParams(
      (now) => {
        const changed = new URLSearchParams(now);
        if (value === undefined || value === '') changed.delete(name);
        else changed.set(name, value);
        return changed;
      },
      { replace: true },
    );
  const clear = () => {
    actions.setFiltering('');
    setParams({});
  };
  return (
    <RowTable
      {...collectionProps}
      variant="container"
      wrapLines
      items={items}
      trackBy="key"
      ariaLabels={{ tableLabel: 'Lines of the receipt' }}
      columnDefinitions={columns}
      header={
        <Header
          counter={`(${formatNumber(found.length)})`}
          description={isWhole ? undefined : 'Only the first lines are listed; the sums above are of all.'}
        >
          Line by line
        </Header>
      }
      filter={
        <SpaceBetween direction="horizontal" size="xs">
          <TextFilter
            {...filterProps}
            onDelayedChange={({ detail }) => set('find', detail.filteringText)}
            filteringAriaLabel="Find lines"
            filteringPlaceholder="Find by name or reason"
            countText={`${formatNumber(filteredItemsCount ?? 0)} matches`}
          />
          <Select
            selectedOption={optionOf(chosen)}
            options={options}
            ariaLabel="Which lines"
            expandToViewport
            onChange={({ detail }) => set('lines', detail.selectedOption.value)}
          />
        </SpaceBetween>
      }
      pagination={<Pagination {...paginationProps} />}
      empty={<Empty title="No such line" action={<Button onClick={clear}>Show all lines</Button>} />}
    />
  );
}

const columns = [
  {
    id: 'name',
    header: 'Opportunity',
    isRowHeader: true,
    sortingField: 'name',
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
    sortingField: 'statedSize',
    cell: ({ stated }: Row) => <FigureCell>{stated}</FigureCell>,
  },
  {
    id: 'counted',
    header: 'Counts',
    sortingField: 'countedSize',
    cell: ({ counted }: Row) => <FigureCell isStrong>{counted}</FigureCell>,
  },
  { id: 'why', header: 'Why', cell: ({ why }: Row) => <span className="free-text">{why}</span> },
];

function optionOf(value: string): SelectProps.Option {
  const flat = options.flatMap((option) => ('options' in option ? option.options : [option]));
  return flat.find((option) => option.value === value) ?? all;
}
