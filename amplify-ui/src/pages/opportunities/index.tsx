import { useEffect, useState } from 'react';
import { problemOf } from '../../api/problem.ts';
import type { DecisionAction, ListedOpportunity } from '../../api/types.ts';
import { type Grouping, useGroups, useOpportunities } from '../../api/use-opportunities.ts';
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
import { useView } from './use-view.ts';
import { type ListFilter, queryOf } from './view.ts';

/** All opportunities: found by filter, decided one by one or together, each down to its evidence. */
export default function Opportunities() {
  const [view, change] = useView();
  const [selected, setSelected] = useState<readonly ListedOpportunity[]>([]);
  const deciding = useDeciding(() => setSelected([]));
  const query = queryOf(view);
  const list = useOpportunities(query);
  const { sort: _, ...filter } = query;
  const groups = useGroups(view.groupBy as Grouping | undefined, filter);
  const pages = list.data?.pages ?? [];
  const page = pages[Math.min(view.page, pages.length) - 1];
  const { hasNextPage, isFetching, fetchNextPage } = list;
  useEffect(() => {
    if (pages.length < view.page && hasNextPage && !isFetching) void fetchNextPage();
  }, [pages.length, view.page, hasNextPage, isFetching, fetchNextPage]);

  const decide = (action: DecisionAction) => deciding.ask({ action, items: selected.map(decidableOf) });
  const filterBar = (
    <FilterBar
      filter={view.filter}
      countText={page ? counted(page.total.count, 'match', 'matches') : ''}
      onChange={(changed) => change({ filter: changed, page: 1 })}
    />
  );
  const actions = <ListActions view={view} selected={selected.length} onChange={change} onDecide={decide} />;
  const chooseGroup = (value: string | null) => {
    const narrowed = { ...view.filter, ...groupFilter(view.groupBy ?? '', value) };
    change({ filter: narrowed, groupBy: undefined, page: 1 });
  };
  const close = () => change({ open: undefined });
  return (
    <Page
      title="Opportunities"
      contentType="table"
      description={
        page && `One decision each. As of ${formatDay(page.asOf)}${view.analysis ? `, analysis ${view.analysis}` : ''}.`
      }
      {...(view.open !== undefined && {
        panel: <Detail key={view.open} id={view.open} analysis={view.analysis} onClose={close} />,
      })}
    >
      {deciding.dialog}
      {view.groupBy === undefined ? null : (
        <Groups
          by={view.groupBy}
          asked={groups}
          onChoose={chooseGroup}
          onClose={() => change({ groupBy: undefined })}
        />
      )}
      {list.error && page === undefined ? (
        problemOf(list.error).code === 'not-found' ? (
          <NoAnalysisYet />
        ) : (
          <Failed what="the opportunities" error={list.error} onRetry={list.refetch} />
        )
      ) : (
        <List
          view={view}
          page={page}
          pages={{ count: Math.max(pages.length, view.page), isMore: hasNextPage }}
          isLoading={list.isPending || (list.isFetchingNextPage && pages.length < view.page)}
          selected={selected}
          filter={filterBar}
          actions={actions}
          onSelect={setSelected}
          onChange={change}
        />
      )}
    </Page>
  );
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
