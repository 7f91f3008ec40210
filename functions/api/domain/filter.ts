import { compareExact, readExact } from '../../../lib/receipt/decimal.ts';
import type { Entry } from './entry.ts';
import type { OpportunityFilter } from './query.ts';
import type { Standing } from './standing.ts';

type Test = (entry: Entry) => boolean;

const millisecondsPerDay = 86_400_000;
const listed = ['account', 'region', 'service', 'action', 'effort', 'risk', 'grade', 'facet', 'resourceType'] as const;

/** Whether an opportunity passes a filter: within one column any of the values, and all columns together. */
export function passing(
  filter: OpportunityFilter,
  standing: Standing,
  nowMs: number,
  readable: () => readonly string[],
): Test {
  const tests = [
    ...columnTests(filter),
    ...ownerTests(filter),
    ...amountTests(filter),
    ...statusTests(filter, standing),
    ...ageTests(filter, nowMs),
    ...textTests(filter, readable),
  ];
  return (entry) => tests.every((test) => test(entry));
}

function columnTests(filter: OpportunityFilter): Test[] {
  return listed.flatMap((column) => {
    const wanted = filter[column];
    if (wanted === undefined) return [];
    const values = new Set<string | undefined>(wanted);
    return [({ row }: Entry) => values.has(row[column])];
  });
}

/** An owner by its name, and tags as `key=value` or `key` alone for any value. */
function ownerTests({ owner, tag }: OpportunityFilter): Test[] {
  const owners = owner && new Set<string | undefined>(owner.map((name) => (name === '' ? undefined : name)));
  const pairs = tag?.map((text) => text.split(/=(.*)/s));
  return [
    ...(owners ? [({ row }: Entry) => owners.has(row.owner)] : []),
    ...(pairs ? [({ row }: Entry) => pairs.some(([key = '', value]) => hasTag(row.tags, key, value))] : []),
  ];
}

function hasTag(tags: Readonly<Record<string, string>> | undefined, key: string, value: string | undefined): boolean {
  if (tags === undefined || !Object.hasOwn(tags, key)) return false;
  return value === undefined || tags[key] === value;
}

function amountTests({ minimumAmount, maximumAmount, currency }: OpportunityFilter): Test[] {
  const least = readExact(minimumAmount);
  const most = readExact(maximumAmount);
  return [
    ...(least === undefined ? [] : [({ amount }: Entry) => amount !== undefined && compareExact(amount, least) >= 0]),
    ...(most === undefined ? [] : [({ amount }: Entry) => amount !== undefined && compareExact(amount, most) <= 0]),
    ...(currency === undefined ? [] : [({ row }: Entry) => row.counted?.currency === currency]),
  ];
}

function statusTests({ status }: OpportunityFilter, standing: Standing): Test[] {
  if (status === undefined) return [];
  const wanted = new Set(status);
  return [(entry) => wanted.has(standing.statusOf(entry))];
}

function ageTests({ minimumAgeDays, maximumAgeDays }: OpportunityFilter, nowMs: number): Test[] {
  const before = minimumAgeDays === undefined ? undefined : nowMs - minimumAgeDays * millisecondsPerDay;
  const after = maximumAgeDays === undefined ? undefined : nowMs - maximumAgeDays * millisecondsPerDay;
  return [
    ...(before === undefined ? [] : [({ firstSeenMs }: Entry) => firstSeenMs <= before]),
    ...(after === undefined ? [] : [({ firstSeenMs }: Entry) => firstSeenMs >= after]),
  ];
}

/** Every word somewhere in what a person reads of the row, in any case. Plain text: no pattern is ever compiled. */
function textTests({ text }: OpportunityFilter, readable: () => readonly string[]): Test[] {
  const words = text?.toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  if (words.length === 0) return [];
  const texts = readable();
  return [({ position }) => words.every((word) => texts[position]?.includes(word) === true)];
}
