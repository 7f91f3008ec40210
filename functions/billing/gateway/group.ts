import type { Dimension } from '../domain/columns.ts';
import type { Group, Question, Sum } from '../domain/question.ts';
import { identifier } from './sql.ts';

/**
 * The columns of an answer as they are cheapest to take over, since a large answer has tens of thousands of rows: short
 * texts, and moments as milliseconds. The database writes them on all cores.
 */
export function columnsOf({ groupBy, sums, fold, highest, latest, withTags }: Question): string[] {
  return [
    ...groupBy.map(keyColumn),
    ...(fold === undefined ? [] : ['folded']),
    ...sums.map((sum) => decimal(identifier(`sum ${sum}`))),
    'CAST("rows" AS DOUBLE)',
    moment('"start"'),
    moment('"end"'),
    ...(highest === undefined ? [] : [decimal('"highest"')]),
    ...(latest === undefined ? [] : [moment('"latest"')]),
    ...(withTags ? ['"tags"'] : []),
  ];
}

/** The rows of an answer of {@link columnsOf} as groups. */
export function groupsOf(rows: readonly (readonly unknown[])[], question: Question): Group[] {
  const { groupBy, sums, fold, highest, latest, withTags } = question;
  const instantOf = rememberInstants();
  return rows.map((cells) => {
    let place = 0;
    const next = () => cells[place++];
    const keys: Partial<Record<Dimension, string | null>> = {};
    for (const dimension of groupBy) keys[dimension] = dimension === 'Hour' ? instantOf(next()) : textOf(next());
    const isFolded = fold !== undefined && next() === true;
    const totals: Partial<Record<Sum, string | null>> = {};
    for (const sum of sums) totals[sum] = textOf(next());
    const count = Number(next() ?? 0);
    const [start, end] = [instantOf(next()) ?? '', instantOf(next()) ?? ''];
    const price = highest && textOf(next());
    const last = latest && instantOf(next());
    return {
      ...(isFolded && { folded: true as const }),
      keys,
      sums: totals,
      rows: count,
      start,
      end,
      ...(price && { highest: price }),
      ...(last && { latest: last }),
      ...(withTags && { tags: tagsOf(next()) }),
    };
  });
}

function keyColumn(dimension: Dimension): string {
  const name = identifier(dimension);
  if (dimension === 'Hour') return moment(name);
  return dimension === 'Day' || dimension === 'Month' ? `CAST(${name} AS VARCHAR)` : name;
}

/** `1.500000` as `1.5`. */
function decimal(name: string): string {
  const text = `CAST(${name} AS VARCHAR)`;
  return `CASE WHEN contains(${text}, '.') THEN rtrim(rtrim(${text}, '0'), '.') ELSE ${text} END`;
}

/** Milliseconds since 1970. */
function moment(name: string): string {
  return `CAST(epoch_ms(${name}) AS DOUBLE)`;
}

function textOf(value: unknown): string | null {
  return value === null || value === undefined ? null : String(value);
}

/** `2026-09-01T00:00:00Z`; the groups of an answer have few different moments. */
function rememberInstants() {
  const instants = new Map<unknown, string>();
  return (milliseconds: unknown): string | null => {
    if (milliseconds === null || milliseconds === undefined) return null;
    const known = instants.get(milliseconds);
    if (known !== undefined) return known;
    const instant = `${new Date(Number(milliseconds)).toISOString().slice(0, 19)}Z`;
    instants.set(milliseconds, instant);
    return instant;
  };
}

function tagsOf(value: unknown): Record<string, string> {
  if (!Array.isArray(value)) return {};
  const entries = value as readonly { key: unknown; value: unknown }[];
  return Object.fromEntries(
    entries.filter((tag) => tag.value !== null).map((tag) => [String(tag.key), String(tag.value)]),
  );
}
