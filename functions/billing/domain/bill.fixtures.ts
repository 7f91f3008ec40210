import type { BillFacts, ColumnFact } from './bill.ts';
import type { Dimension } from './columns.ts';
import { compare, magnitude, total } from './decimal.ts';
import type { Condition, Group, Question, Sum } from './question.ts';

/** A row of a bill in the terms of FOCUS. What is not given is empty. */
export type Row = Readonly<Partial<Record<string, string>>> & {
  readonly ChargePeriodStart: string;
  readonly ChargePeriodEnd: string;
};

/** A usage row of a day, billed in dollars by AWS. */
export function usageOf(day: string, more: Readonly<Record<string, string>> = {}): Row {
  const start = `${day}T00:00:00Z`;
  return {
    BillingCurrency: 'USD',
    ProviderName: 'AWS',
    PublisherName: 'AWS',
    ChargeCategory: 'Usage',
    ChargePeriodStart: start,
    ChargePeriodEnd: `${new Date(Date.parse(start) + 86_400_000).toISOString().slice(0, 19)}Z`,
    ...more,
  };
}

/** A bill that is kept in memory and answers what the gateway's does. */
export function billOf(rows: readonly Row[]): (question: Question) => Group[] {
  return (question) => {
    const { where = [], groupBy, tag } = question;
    const meant = rows.filter((row) => where.every((condition) => holds(condition, row)));
    const tagged = tag === undefined ? meant : meant.filter((row) => row[`tag ${tag}`]);
    const kept = largestOf(tagged, question);
    const key = (row: Row) => JSON.stringify(groupBy.map((dimension) => keyOf(row, dimension, question, kept)));
    const groups = Map.groupBy(tagged, (row) => `${isKept(row, question, kept)} ${key(row)}`);
    return [...groups.values()].map((same) => groupOf(same, question, kept));
  };
}

/** What was seen of a bill in which every column is there, to be changed by what is given. */
export function factsOf(overrides: Partial<BillFacts> = {}): BillFacts {
  return {
    format: 'FOCUS 1.2',
    formatForced: false,
    files: [],
    problems: [],
    columns: columnNames.map((column) => columnFact(column)),
    rows: 100,
    months: [
      { month: '2026-08-01', rows: 50, firstDay: '2026-08-01', lastDay: '2026-08-31', invoiced: true },
      { month: '2026-09-01', rows: 50, firstDay: '2026-09-01', lastDay: '2026-09-30', invoiced: true },
    ],
    currencies: ['USD'],
    providers: [],
    grain: { hours: 50, days: 50, longer: 0 },
    nullWords: [],
    beyondScale: [],
    outsidePeriod: 0,
    endsBeforeStart: 0,
    impossibleHours: 0,
    tagKeys: ['team'],
    ...overrides,
  };
}

/** The columns of a bill, one of them in another state. */
export function columnsWith(column: ColumnFact['column'], state: ColumnFact['state'], source = [`x_${column}`]) {
  return columnNames.map((name) => (name === column ? { column, state, source } : columnFact(name)));
}

const columnNames = [
  'BilledCost',
  'EffectiveCost',
  'ContractedCost',
  'ListCost',
  'PricingQuantity',
  'ServiceName',
  'SubAccountId',
  'RegionId',
  'ResourceId',
  'UsageType',
  'Operation',
  'PricingCategory',
  'PricingUnit',
  'CommitmentDiscountId',
  'CommitmentDiscountType',
  'CommitmentDiscountStatus',
  'CommitmentEnd',
  'InvoiceId',
  'Tags',
] as const;

function columnFact(column: ColumnFact['column']): ColumnFact {
  return { column, state: 'there', source: [`x_${column}`] };
}

function holds(condition: Condition, row: Row): boolean {
  if ('any' in condition) return condition.any.some((each) => holds(each, row));
  if ('isWithinADay' in condition)
    return Date.parse(row.ChargePeriodEnd) - Date.parse(row.ChargePeriodStart) <= 86_400_000;
  if ('isHourly' in condition) return Date.parse(row.ChargePeriodEnd) - Date.parse(row.ChargePeriodStart) <= 3_600_000;
  if ('tag' in condition) return row[`tag ${condition.tag}`] === condition.is;
  const value = cellOf(row, condition.column);
  if ('in' in condition) return value !== null && condition.in.includes(value);
  if ('notIn' in condition) return value === null || !condition.notIn.includes(value);
  if ('isPresent' in condition) return (value !== null) === condition.isPresent;
  if ('above' in condition) return value !== null && compare(value, condition.above) > 0;
  if ('from' in condition) return value !== null && value >= condition.from && value < condition.before;
  // RE2 spells its flags in the pattern.
  const [, flags = '', pattern = ''] = /^(?:\(\?(i)\))?(.*)$/.exec(condition.matches) ?? [];
  return value !== null && new RegExp(pattern, flags).test(value);
}

function cellOf(row: Row, column: string): string | null {
  const start = row.ChargePeriodStart;
  switch (column) {
    case 'Day':
      return start.slice(0, 10);
    case 'Hour':
      return `${start.slice(0, 13)}:00:00Z`;
    case 'Month':
      return `${(row.BillingPeriodStart ?? start).slice(0, 7)}-01`;
    case 'WorkTime':
      return isOfficeHour(new Date(start)) ? 'office' : 'off';
    case 'Item':
      return row.UsageType ?? row.SkuId ?? null;
    default:
      return row[column] ?? null;
  }
}

function isOfficeHour(moment: Date): boolean {
  const isWeekday = moment.getUTCDay() >= 1 && moment.getUTCDay() <= 5;
  return isWeekday && moment.getUTCHours() >= 7 && moment.getUTCHours() < 19;
}

function keyOf(row: Row, dimension: Dimension, question: Question, kept: ReadonlySet<string>): string | null {
  if (question.fold?.dimensions.includes(dimension) && !isKept(row, question, kept)) return null;
  return dimension === 'TagValue' ? (row[`tag ${question.tag}`] ?? null) : cellOf(row, dimension);
}

/** The keys of the largest groups, those that are not folded. */
function largestOf(rows: readonly Row[], question: Question): ReadonlySet<string> {
  const { fold, sums } = question;
  if (fold === undefined) return new Set();
  const groups = [...Map.groupBy(rows, (row) => foldKeyOf(row, question))].map(([key, same]) => {
    const sizes = same.map((row) => magnitude(amountOf(row, sums[0] ?? 'charges') ?? '0'));
    return { key, size: total(sizes) };
  });
  const sorted = groups.toSorted((left, right) => compare(right.size, left.size) || left.key.localeCompare(right.key));
  return new Set(sorted.slice(0, fold.keep).map(({ key }) => key));
}

function isKept(row: Row, question: Question, kept: ReadonlySet<string>): boolean {
  return question.fold === undefined || kept.has(foldKeyOf(row, question));
}

function foldKeyOf(row: Row, { fold, tag }: Question): string {
  const value = (dimension: Dimension) => (dimension === 'TagValue' ? row[`tag ${tag}`] : cellOf(row, dimension));
  return JSON.stringify(fold?.dimensions.map((dimension) => value(dimension) ?? null));
}

function groupOf(rows: readonly Row[], question: Question, kept: ReadonlySet<string>): Group {
  const { groupBy, sums, highest, latest, withTags } = question;
  const [first] = rows;
  if (first === undefined) throw new RangeError('a group has at least one row');
  const highestValue =
    highest &&
    rows
      .map((row) => row[highest])
      .filter((each) => each !== undefined)
      .toSorted()
      .at(-1);
  const latestValue =
    latest &&
    rows
      .map((row) => row[latest])
      .filter((each) => each !== undefined)
      .toSorted()
      .at(-1);
  const tags = Object.entries(first).flatMap(([name, value]) =>
    name.startsWith('tag ') ? [[name.slice(4), value]] : [],
  );
  return {
    ...(!isKept(first, question, kept) && { folded: true as const }),
    keys: Object.fromEntries(groupBy.map((each) => [each, keyOf(first, each, question, kept)])),
    sums: Object.fromEntries(sums.map((sum) => [sum, sumOf(rows, sum)])),
    rows: rows.length,
    start: rows.map(({ ChargePeriodStart }) => ChargePeriodStart).toSorted()[0] ?? '',
    end:
      rows
        .map(({ ChargePeriodEnd }) => ChargePeriodEnd)
        .toSorted()
        .at(-1) ?? '',
    ...(highestValue && { highest: highestValue }),
    ...(latestValue && { latest: latestValue }),
    ...(withTags && { tags: Object.fromEntries(tags) }),
  };
}

function sumOf(rows: readonly Row[], sum: Sum): string | null {
  const values = rows.flatMap((row) => amountOf(row, sum) ?? []);
  return values.length === 0 ? null : total(values);
}

/** What is billed before credits: all that is positive, and discounts of usage in rows of their own. */
export function chargeOf({ BilledCost = '0', ChargeCategory, ChargeClass }: Row): string | undefined {
  const isDiscount = ChargeCategory === 'Usage' && ChargeClass === undefined;
  return compare(BilledCost, '0') > 0 || isDiscount ? BilledCost : undefined;
}

function amountOf(row: Row, sum: Sum): string | undefined {
  return sum === 'charges' ? chargeOf(row) : row[sum];
}
