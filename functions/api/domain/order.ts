import type { Entry } from './entry.ts';
import { levels } from './levels.ts';
import type { Standing } from './standing.ts';

/** What a list can be sorted by; `-` in front turns the order round. */
export const sortColumns = [
  'order',
  'amount',
  'age',
  'account',
  'region',
  'service',
  'owner',
  'action',
  'status',
  'effort',
  'risk',
  'grade',
  'name',
] as const;
export const sorts = sortColumns.flatMap((column) => [column, `-${column}`] as const);
export type Sort = (typeof sorts)[number];

type Compare = (left: Entry, right: Entry) => number;

/** The order of a list. Where a column does not tell two apart, the order of actions does, so every list has one order. */
export function comparing(sort: Sort, standing: Standing): Compare {
  const isDescending = sort.startsWith('-');
  const column = (isDescending ? sort.slice(1) : sort) as (typeof sortColumns)[number];
  const compare = comparators(standing)[column];
  return (left, right) =>
    (isDescending ? compare(right, left) : compare(left, right)) || left.position - right.position;
}

function comparators(standing: Standing): Record<(typeof sortColumns)[number], Compare> {
  const text =
    (read: (entry: Entry) => string | undefined): Compare =>
    (left, right) =>
      compareText(read(left), read(right));
  return {
    order: (left, right) => left.row.order - right.row.order,
    amount: (left, right) => (left.size === right.size ? 0 : left.size - right.size),
    // Older first when it ascends in time; a person who sorts by age wants the oldest last.
    age: (left, right) => right.firstSeenMs - left.firstSeenMs,
    account: text(({ row }) => row.account),
    region: text(({ row }) => row.region),
    service: text(({ row }) => row.service),
    owner: text(({ row }) => row.owner),
    action: text(({ row }) => row.action),
    status: text((entry) => standing.statusOf(entry)),
    effort: (left, right) => levels[left.row.effort] - levels[right.row.effort],
    risk: (left, right) => levels[left.row.risk] - levels[right.row.risk],
    grade: text(({ row }) => row.grade),
    name: text(({ row }) => row.name ?? row.resource),
  };
}

/** What has no value comes last. */
function compareText(left: string | undefined, right: string | undefined): number {
  if (left === right) return 0;
  if (left === undefined) return 1;
  if (right === undefined) return -1;
  return left < right ? -1 : 1;
}
