import type { Dimension } from '../domain/columns.ts';
import type { Ask, Condition, Group, Question } from '../domain/question.ts';
import type { Database } from './database.ts';
import { columnsOf, groupsOf } from './group.ts';
import { identifier, literal, literals } from './sql.ts';
import { dailyDimensions, dailySums, sumOfRows } from './summaries.ts';

const keptAnswers = 4;

/** What is known of the bill before it is asked, so that conditions can be told in its own words. */
export interface Known {
  /** Keys of tags as the export spells them. */
  readonly tagKeys: readonly string[];
  readonly usageTypes: readonly string[];
}

/** Every usage type of the bill: there are some hundred, and rows of them are found without reading all the others. */
export async function readUsageTypes(database: Database): Promise<string[]> {
  const rows = await database.query('SELECT DISTINCT UsageType FROM daily WHERE UsageType IS NOT NULL ORDER BY 1');
  return rows.map(({ UsageType }) => String(UsageType));
}

/** What answers questions about the bill. Rules that follow one another ask alike: the last answers are kept. */
export function createAsk(database: Database, known: Known): Ask {
  const answers = new Map<string, readonly Group[]>();
  return async (question) => {
    const query = queryOf(question, known);
    if (query === undefined) return [];
    const groups = answers.get(query) ?? groupsOf(await database.rows(query), question);
    answers.delete(query);
    answers.set(query, groups);
    for (const [oldest] of answers) if (answers.size > keptAnswers) answers.delete(oldest);
    return groups;
  };
}

/** The one place in which a question becomes SQL; `undefined` where no row can be meant. */
function queryOf(question: Question, known: Known): string | undefined {
  const { groupBy, sums, where = [], tag, fold, highest, latest, withTags } = question;
  const base = baseOf(question);
  const conditions = [
    ...where.map((condition) => conditionOf(condition, known, base)),
    ...(tag === undefined ? [] : [`tag_key = ${literal(tag)}`]),
  ];
  if (conditions.includes('false') && groupBy.length > 0) return undefined;
  const rows = `(SELECT * FROM ${base} WHERE ${conditions.join(' AND ') || 'true'})`;
  const aggregates = [
    ...sums.map((sum) => `${base === 'bill' ? sumOfRows[sum] : `sum(${sum})`} AS ${identifier(`sum ${sum}`)}`),
    ...(base === 'bill'
      ? ['count(*) AS "rows"', 'min(ChargePeriodStart) AS "start"']
      : ['sum("rows") AS "rows"', 'min(first_start) AS "start"']),
    base === 'bill' ? 'max(COALESCE(ChargePeriodEnd, ChargePeriodStart)) AS "end"' : 'max(last_end) AS "end"',
    ...(highest === undefined ? [] : [`max(${highest}) AS "highest"`]),
    ...(latest === undefined ? [] : [`max(${latest}) AS "latest"`]),
    ...(withTags ? ['any_value(Tags) AS "tags"'] : []),
  ];
  const keys = groupBy.map((dimension) => `rows.${dimension} AS ${dimension}`);
  const groups =
    fold === undefined
      ? `SELECT ${[...groupBy, ...aggregates].join(', ')} FROM ${rows} ${byPlaces('GROUP BY', groupBy.length)}`
      : folded(question, { rows, keys, aggregates });
  const places = groupBy.length + (fold === undefined ? 0 : 1);
  return `SELECT ${columnsOf(question).join(', ')} FROM (${groups}) ${byPlaces('ORDER BY', places)}`;
}

function byPlaces(clause: 'GROUP BY' | 'ORDER BY', count: number): string {
  return count === 0 ? '' : `${clause} ${Array.from({ length: count }, (_, index) => index + 1).join(', ')}`;
}

function folded(
  { groupBy, sums, fold }: Question,
  { rows, keys, aggregates }: { rows: string; keys: readonly string[]; aggregates: readonly string[] },
): string {
  const { dimensions = [], keep = 0 } = fold ?? {};
  const [by = 'charges'] = sums;
  const amount = by === 'charges' ? 'charges' : by;
  const largest = `SELECT ${dimensions.join(', ')}, true AS kept FROM ${rows} GROUP BY ${dimensions.join(', ')}
    ORDER BY sum(abs(${amount})) DESC NULLS LAST, ${dimensions.join(', ')} LIMIT ${keep}`;
  const on = dimensions.map((name) => `rows.${name} IS NOT DISTINCT FROM largest.${name}`).join(' AND ');
  const kept = keys.map((key, index) => {
    const name = groupBy[index];
    return name !== undefined && dimensions.includes(name) ? `CASE WHEN kept THEN rows.${name} END AS ${name}` : key;
  });
  return `SELECT ${[...kept, 'kept IS NULL AS folded', ...aggregates].join(', ')}
    FROM ${rows} rows LEFT JOIN (${largest}) largest ON ${on} ${byPlaces('GROUP BY', kept.length + 1)}`;
}

/** The smallest table that has all that is asked for. */
function baseOf({
  groupBy,
  sums,
  where = [],
  tag,
  highest,
  latest,
  withTags,
}: Question): 'bill' | 'daily' | 'tag_values' {
  if (tag !== undefined) return 'tag_values';
  const isDaily =
    highest === undefined &&
    latest === undefined &&
    withTags !== true &&
    groupBy.every((dimension) => dailyDimensions.has(dimension)) &&
    sums.every((sum) => dailySums.has(sum)) &&
    where.every(isDailyCondition);
  return isDaily ? 'daily' : 'bill';
}

function isDailyCondition(condition: Condition): boolean {
  if ('any' in condition) return condition.any.every(isDailyCondition);
  if ('isWithinADay' in condition) return true;
  return 'column' in condition && !('above' in condition) && dailyDimensions.has(condition.column);
}

function conditionOf(condition: Condition, known: Known, base: ReturnType<typeof baseOf>): string {
  if ('any' in condition)
    return `(${condition.any.map((each) => conditionOf(each, known, base)).join(' OR ') || 'false'})`;
  if ('tag' in condition) return tagCondition(condition.tag, condition.is, known.tagKeys);
  if ('in' in condition) return `${condition.column} IN (${list(condition.in)})`;
  if ('notIn' in condition)
    return `(${condition.column} IS NULL OR ${condition.column} NOT IN (${list(condition.notIn)}))`;
  if ('matches' in condition) return matching(condition.column, condition.matches, known);
  if ('isHourly' in condition) return "date_diff('second', ChargePeriodStart, ChargePeriodEnd) <= 3600";
  if ('isWithinADay' in condition) return withinADay[base];
  if ('isPresent' in condition) return `${condition.column} IS ${condition.isPresent ? 'NOT NULL' : 'NULL'}`;
  if ('above' in condition) return `${condition.column} > CAST(${literal(condition.above)} AS DECIMAL(38, 12))`;
  const { column, from, before } = condition;
  return `${column} >= CAST(${literal(from)} AS DATE) AND ${column} < CAST(${literal(before)} AS DATE)`;
}

/** A group of `daily` holds rows of one item and day: fees of a month are items of their own. */
const withinADay = {
  bill: 'COALESCE(ChargePeriodEnd, ChargePeriodStart) <= ChargePeriodStart + INTERVAL 1 DAY',
  daily: 'last_end <= first_start + INTERVAL 1 DAY',
  tag_values: 'last_end <= first_start + INTERVAL 1 DAY',
} as const;

/** Usage types that match are named one by one: a file can be searched for names, and not for a pattern. */
function matching(column: Dimension, pattern: string, { usageTypes }: Known): string {
  if (column !== 'UsageType') return `regexp_matches(${column}, ${literal(pattern)})`;
  const matches = usageTypes.filter((usageType) => new RegExp(pattern).test(usageType));
  return matches.length === 0 ? 'false' : `UsageType IN (${list(matches)})`;
}

/** Exports spell one tag in several ways: `user:Owner`, `user_owner`, `owner`. */
function tagCondition(tag: string, value: string, tagKeys: readonly string[]): string {
  const keys = tagKeys.filter((key) => bareTag(key) === bareTag(tag));
  const tests = keys.map((key) => `Tags[${literal(key)}] = ${literal(value)}`);
  return tests.length === 0 ? 'false' : `(${tests.join(' OR ')})`;
}

/** A key of a tag without the prefix that AWS gives it and in one case. */
export function bareTag(key: string): string {
  return key.toLowerCase().replace(/^user[:_]/, '');
}

function list(texts: readonly string[]): string {
  return texts.length === 0 ? 'NULL' : literals(texts).slice(1, -1);
}
