import type { OpportunityQuery } from '../../api/types.ts';

/** Columns of which a filter takes several values; any of them passes. */
export const listFilters = [
  'service',
  'account',
  'region',
  'owner',
  'tag',
  'action',
  'status',
  'effort',
  'risk',
  'grade',
  'facet',
  'resourceType',
] as const;
export type ListFilter = (typeof listFilters)[number];

/** Filters of one value. */
export const singleFilters = [
  'minimumAmount',
  'maximumAmount',
  'minimumAgeDays',
  'maximumAgeDays',
  'currency',
  'text',
] as const;
export type SingleFilter = (typeof singleFilters)[number];

export type Filter = Readonly<Partial<Record<ListFilter, readonly string[]> & Record<SingleFilter, string>>>;

/** What the list shows. All of it is in the address, under the names that the interface gives it. */
export interface View {
  readonly filter: Filter;
  readonly sort: string;
  readonly groupBy: string | undefined;
  /** The opportunity whose panel is open. */
  readonly open: string | undefined;
  /** An analysis that is not the newest. */
  readonly analysis: string | undefined;
  /** From 1. */
  readonly page: number;
}

/** The order of actions, as the adjudication has it: what to do first stands first. */
export const usualSort = 'order';

export function readView(params: URLSearchParams): View {
  const lists = listFilters.flatMap((name) => (params.has(name) ? [[name, params.getAll(name)] as const] : []));
  const singles = singleFilters.flatMap((name) => {
    const value = params.get(name);
    return value === null || value === '' ? [] : [[name, value] as const];
  });
  const page = Number(params.get('page') ?? 1);
  return {
    filter: Object.fromEntries<readonly string[] | string>([...lists, ...singles]) as Filter,
    sort: params.get('sort') ?? usualSort,
    groupBy: params.get('groupBy') ?? undefined,
    open: params.get('open') ?? undefined,
    analysis: params.get('analysis') ?? undefined,
    page: Number.isInteger(page) && page > 0 ? page : 1,
  };
}

export function writeView({ filter, sort, groupBy, open, analysis, page }: View): URLSearchParams {
  const params = new URLSearchParams();
  for (const name of listFilters) for (const value of filter[name] ?? []) params.append(name, value);
  for (const name of singleFilters) if (filter[name] !== undefined) params.set(name, filter[name]);
  if (sort !== usualSort) params.set('sort', sort);
  if (groupBy !== undefined) params.set('groupBy', groupBy);
  if (analysis !== undefined) params.set('analysis', analysis);
  if (page > 1) params.set('page', String(page));
  if (open !== undefined) params.set('open', open);
  return params;
}

/** What the interface is asked. A value that it does not take it refuses in words of its own. */
export function queryOf({ filter, sort, analysis }: View): OpportunityQuery {
  return { ...filter, sort, ...(analysis !== undefined && { analysis }) } as OpportunityQuery;
}
