import Checkbox from '@cloudscape-design/components/checkbox';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { ReactNode } from 'react';
import { useNarrow } from '../shell/use-narrow.ts';
import { Loading } from './state-of.tsx';

/** A table; on a phone the same rows one below another, each with its columns as words and values. */
export function RowTable<Item>(props: TableProps<Item>) {
  return useNarrow() ? <Stack {...props} /> : <Table {...props} />;
}

function Stack<Item>(props: TableProps<Item>) {
  const { header, filter, pagination, preferences, footer, items, loading, loadingText, empty, variant } = props;
  const body = (
    <SpaceBetween size="s">
      {filter}
      {pagination || preferences ? (
        <SpaceBetween direction="horizontal" size="xs">
          {pagination}
          {preferences}
        </SpaceBetween>
      ) : null}
      {loading ? <Loading what={loadingText ?? 'rows'} /> : null}
      {!loading && items.length === 0 ? empty : null}
      <ul className="stack" aria-label={props.ariaLabels?.tableLabel}>
        {items.map((item, place) => (
          <li key={keyOf(props, item, place)}>
            <StackRow item={item} table={props} />
          </li>
        ))}
      </ul>
      {footer}
    </SpaceBetween>
  );
  if (variant === 'embedded' || variant === 'borderless') {
    return (
      <>
        {header}
        {body}
      </>
    );
  }
  return <Container header={header}>{body}</Container>;
}

function StackRow<Item>({ item, table }: { readonly item: Item; readonly table: TableProps<Item> }) {
  const [first, ...others] = shownColumns(table);
  return (
    <>
      <div className="stack-head">
        {table.selectionType === 'multi' ? <Select item={item} table={table} /> : null}
        <div>{first?.cell(item)}</div>
      </div>
      <dl>
        {others.map((column, place) => (
          <div key={column.id ?? place}>
            <dt>{column.header}</dt>
            <dd>{column.cell(item) as ReactNode}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}

function Select<Item>({ item, table }: { readonly item: Item; readonly table: TableProps<Item> }) {
  const { selectedItems = [], onSelectionChange, ariaLabels } = table;
  const key = keyOf(table, item, 0);
  const isSelected = selectedItems.some((each) => keyOf(table, each, 0) === key);
  const others = selectedItems.filter((each) => keyOf(table, each, 0) !== key);
  const label = ariaLabels?.itemSelectionLabel?.({ selectedItems }, item);
  return (
    <Checkbox
      checked={isSelected}
      disabled={table.isItemDisabled?.(item) === true}
      ariaLabel={label}
      onChange={({ detail }) =>
        onSelectionChange?.(
          new CustomEvent('select', {
            detail: { selectedItems: detail.checked ? [...others, item] : [...others] },
          }) as never,
        )
      }
    />
  );
}

/** The columns that a reader has chosen, in the order that he chose. */
function shownColumns<Item>({ columnDefinitions, columnDisplay }: TableProps<Item>) {
  if (columnDisplay === undefined) return columnDefinitions;
  return columnDisplay.flatMap((display) => {
    if (!('visible' in display) || !display.visible) return [];
    return columnDefinitions.filter(({ id }) => id === display.id);
  });
}

function keyOf<Item>({ trackBy }: TableProps<Item>, item: Item, place: number): string {
  if (typeof trackBy === 'function') return trackBy(item);
  return trackBy === undefined ? String(place) : String(item[trackBy as keyof Item]);
}
