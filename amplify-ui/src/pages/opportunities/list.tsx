import Button from '@cloudscape-design/components/button';
import CollectionPreferences, {
  type CollectionPreferencesProps,
} from '@cloudscape-design/components/collection-preferences';
import Header from '@cloudscape-design/components/header';
import Pagination from '@cloudscape-design/components/pagination';
import { type ReactNode, useMemo, useState } from 'react';
import type { ListedOpportunity, OpportunityPage } from '../../api/types.ts';
import { RowTable } from '../../components/row-table.tsx';
import { Empty } from '../../components/state-of.tsx';
import { formatNumber } from '../../format/dates.ts';
import { formatSums } from '../../format/money.ts';
import { nameOf } from '../../format/names.ts';
import { counted } from '../../format/words.ts';
import { useRoomForPanel } from '../../shell/use-narrow.ts';
import { columnsOf, usualColumns } from './columns.tsx';
import { readPreferences, writePreferences } from './preferences.ts';
import { type View, writeView } from './view.ts';

export interface ListProps {
  readonly view: View;
  readonly page: OpportunityPage | undefined;
  readonly pages: { readonly count: number; readonly shown: number };
  readonly isLoading: boolean;
  readonly selected: readonly ListedOpportunity[];
  readonly filter: ReactNode;
  readonly actions: ReactNode;
  readonly onSelect: (items: readonly ListedOpportunity[]) => void;
  readonly onChange: (change: Partial<View>) => void;
}

/** The opportunities of a view, a page at a time. */
export function List({ view, page, pages, isLoading, selected, filter, actions, onSelect, onChange }: ListProps) {
  const [preferences, setPreferences] = useState(() => readPreferences(usualColumns));
  const columns = useMemo(
    () => columnsOf((open) => `?${writeView({ ...view, open })}`, page?.asOf ?? ''),
    [view, page?.asOf],
  );
  const isBeside = useRoomForPanel() && view.open !== undefined;
  const isDescending = view.sort.startsWith('-');
  const sortedBy = isDescending ? view.sort.slice(1) : view.sort;
  const total = page?.total;
  return (
    <RowTable
      variant="container"
      stickyHeader
      resizableColumns={!isBeside}
      wrapLines={preferences.wrapLines}
      contentDensity={preferences.contentDensity}
      columnDisplay={isBeside ? besidePanel(preferences.contentDisplay) : preferences.contentDisplay}
      stickyColumns={{ first: 1 }}
      columnDefinitions={columns}
      items={page?.items ?? []}
      trackBy="id"
      loading={isLoading}
      loadingText="Loading opportunities"
      selectionType="multi"
      selectedItems={selected}
      onSelectionChange={({ detail }) => onSelect(detail.selectedItems)}
      sortingColumn={columns.find(({ sortingField }) => sortingField === sortedBy)}
      sortingDescending={isDescending}
      onSortingChange={({ detail }) => {
        const field = detail.sortingColumn.sortingField ?? 'order';
        onChange({ sort: detail.isDescending ? `-${field}` : field, page: 1 });
      }}
      enableKeyboardNavigation
      ariaLabels={{
        tableLabel: 'Opportunities',
        selectionGroupLabel: 'Opportunities to decide about',
        allItemsSelectionLabel: () => 'Select all on this page',
        itemSelectionLabel: (_, item) => `Select ${nameOf(item)}`,
      }}
      header={
        <Header actions={actions} description={total && <span aria-live="polite">{describe(total)}</span>}>
          {total === undefined ? 'Opportunities' : <span className="figure">{formatSums(total.counted)} a month</span>}
        </Header>
      }
      filter={filter}
      pagination={
        <Pagination
          currentPageIndex={pages.shown}
          pagesCount={pages.count}
          onChange={({ detail }) => onChange({ page: detail.currentPageIndex })}
        />
      }
      preferences={
        <Preferences
          columns={columns}
          value={preferences}
          onChange={(changed) => {
            writePreferences(changed);
            setPreferences(changed);
          }}
        />
      }
      empty={
        <Empty
          title="Nothing fits this filter"
          action={<Button onClick={() => onChange({ filter: {}, page: 1 })}>Clear the filter</Button>}
        />
      }
    />
  );
}

/** Beside a panel there is room for what tells rows apart. */
const shownBesidePanel = ['name', 'amount', 'action'];

function besidePanel(display: CollectionPreferencesProps.Preferences['contentDisplay']) {
  return display?.map((column) => ({ ...column, visible: shownBesidePanel.includes(column.id) }));
}

function describe({ count, unknown }: OpportunityPage['total']): string {
  const known = counted(count, 'opportunity', 'opportunities');
  return unknown === 0 ? known : `${known}; of ${formatNumber(unknown)} no amount counts`;
}

function Preferences({
  columns,
  value,
  onChange,
}: {
  readonly columns: ReturnType<typeof columnsOf>;
  readonly value: CollectionPreferencesProps.Preferences;
  readonly onChange: (value: CollectionPreferencesProps.Preferences) => void;
}) {
  return (
    <CollectionPreferences
      title="Preferences"
      preferences={value}
      onConfirm={({ detail }) => onChange(detail)}
      contentDensityPreference={{ label: 'Compact rows', description: 'More of them on a screen' }}
      wrapLinesPreference={{ label: 'Wrap lines', description: 'Show the whole of long names' }}
      contentDisplayPreference={{
        title: 'Columns',
        options: columns.map(({ id, label }) => ({ id, label, alwaysVisible: id === 'name' })),
      }}
    />
  );
}
