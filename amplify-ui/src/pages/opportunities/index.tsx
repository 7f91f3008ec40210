import { useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { DecisionAction, ListedOpportunity } from '../../api/types.ts';
import { type Grouping, useGroups } from '../../api/use-opportunities.ts';
import { Failed, NoAnalysisYet } from '../../components/state-of.tsx';
import { formatDay } from '../../format/dates.ts';
import { nameOf } from '../../format/names.ts';
import { counted } from '../../format/words.ts';
import { Page } from '../../shell/page.tsx';
import { Detail } from './detail.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Groups } from './groups.tsx';
import { List } from './list.tsx';
import { ListActions } from './list-actions.tsx';
import { useDeciding } from './use-deciding.tsx';
import { usePage } from './use-page.ts';
import { useView } from './use-view.ts';
import { type ListFilter, queryOf, type View } from './view.ts';

/** All opportunities: found by filter, decided one by one or together, each down to its evidence. */
export default function Opportunities() {
  const [view, change] = useView();
  const [selected, setSelected] = useState<readonly ListedOpportunity[]>([]);
  const deciding = useDeciding(() => setSelected([]));
  const { list, page, pages, isLoading } = usePage(view);
  const decide = (action: DecisionAction) => deciding.ask({ action, items: selected.map(decidableOf) });
  const close = () => change({ open: undefined });
  const { open, analysis } = view;
  const filter = (
    <FilterBar
      filter={view.filter}
      countText={page ? counted(page.total.count, 'match', 'matches') : ''}
      onChange={(changed) => change({ filter: changed, page: 1 })}
    />
  );
  return (
    <Page
      title="Opportunities"
      contentType="table"
      description={
        page && `One decision each. As of ${formatDay(page.asOf)}${analysis ? `, analysis ${analysis}` : ''}.`
      }
      {...(open !== undefined && { panel: <Detail key={open} id={open} analysis={analysis} onClose={close} /> })}
    >
      {deciding.dialog}
      <GroupsOf view={view} onChange={change} />
      {list.error && page === undefined ? (
        <NoList error={list.error} onRetry={list.refetch} />
      ) : (
        <List
          {...{ view, page, pages, isLoading, selected, filter }}
          actions={<ListActions view={view} selected={selected.length} onChange={change} onDecide={decide} />}
          onSelect={setSelected}
          onChange={change}
        />
      )}
    </Page>
  );
}

function NoList({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => unknown }) {
  if (problemOf(error).code === 'not-found') return <NoAnalysisYet />;
  return <Failed what="the opportunities" error={error} onRetry={onRetry} />;
}

interface GroupsOfProps {
  readonly view: View;
  readonly onChange: (change: Partial<View>) => void;
}

function GroupsOf({ view, onChange }: GroupsOfProps) {
  const { groupBy, filter } = view;
  const { sort: _, ...query } = queryOf(view);
  const groups = useGroups(groupBy as Grouping | undefined, query);
  if (groupBy === undefined) return null;
  const choose = (value: string | null) =>
    onChange({ filter: { ...filter, ...groupFilter(groupBy, value) }, groupBy: undefined, page: 1 });
  return <Groups by={groupBy} asked={groups} onChoose={choose} onClose={() => onChange({ groupBy: undefined })} />;
}

function decidableOf(item: ListedOpportunity) {
  const { id, contentHash, decisionVersion, counted: amount } = item;
  return { id, name: nameOf(item), contentHash, decisionVersion, counted: amount };
}

/** The filter that shows one group alone. */
function groupFilter(by: string, value: string | null): Partial<Record<ListFilter, readonly string[]>> {
  if (by === 'team') return value === null ? {} : { tag: [`team=${value}`] };
  return { [by]: [value ?? ''] };
}
