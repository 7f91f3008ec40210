import type { BillFacts, ColumnFact, FileFact } from '../domain/bill.ts';
import { bareTag } from './ask.ts';
import { badFile } from './bill-errors.ts';
import { createBill, createCharges } from './bill-view.ts';
import { assertCells, findBeyondScale, findNullWords } from './check-cells.ts';
import type { Database } from './database.ts';
import type { FetchedExport } from './fetch-export.ts';
import { curMapping } from './format-cur.ts';
import { focusMapping } from './format-focus.ts';
import type { Format, FormatName } from './formats.ts';
import { loadRows } from './load-rows.ts';
import { availableOf, expressionOf, type FormatMapping, necessaryColumns } from './mapping.ts';
import { emptyColumns, profile } from './profile.ts';
import { formatOfParts, type Part, sourceColumns } from './raw-columns.ts';
import { findSecondCopies } from './second-copies.ts';
import { createSource, type Source, type SourceColumn } from './source-table.ts';
import { createDaily, createTagValues } from './summaries.ts';

/** Keys of tags that are told; an account has some dozen. */
const mostTagKeys = 200;

interface Reading {
  readonly parts: readonly Part[];
  readonly fetched: FetchedExport;
  readonly forced: FormatName | undefined;
  readonly tags: { readonly owner: readonly string[]; readonly environment: readonly string[] };
}

/**
 * Reads the files into `bill`, `daily` and `tag_values`, and tells what was seen.
 *
 * @throws MeshError `bad-input` that names file, row and column
 */
export async function readBill(database: Database, reading: Reading): Promise<BillFacts> {
  const { parts: given, fetched, forced, tags } = reading;
  const format = formatOfParts(given, forced);
  const isParquet = given[0]?.sniffed.kind === 'parquet';
  const columns = await sourceColumns(database, given);
  const { readings, moment } = planReadings(columns, format, given);
  await loadRows(database, given, readings);
  const { copies, problems } = await findSecondCopies(database, given, moment);
  const parts = given.filter((part) => !copies.some((copy) => copy.part === part));
  if (copies.length > 0) await loadRows(database, parts, readings);
  const nullWords = await findNullWords(database, readings, isParquet);
  const nothing = new Map(
    [...Map.groupBy(nullWords, ({ column }) => column)].map(([column, words]) => [
      column,
      words.map(({ word }) => word),
    ]),
  );
  await assertCells(database, parts, readings, nothing);
  const source = createSource(columns, nothing);
  const mapping = mappingOf(format, source);
  const beyondScale = await findBeyondScale(database, readings, nothing, isParquet);
  const negation = await negationOf(database, mapping);
  await createCharges(database, mapping, source, isParquet);
  if (!isParquet) await database.query('DROP TABLE raw');
  await createTagValues(database);
  const tagKeys = await readTagKeys(database);
  const available = availableOf(mapping, source);
  await createBill(database, {
    Owner: keysFor(tags.owner, tagKeys),
    Environment: keysFor(tags.environment, tagKeys),
    item: available.has('UsageType') ? 'UsageType' : 'SkuId',
  });
  await createDaily(database, available.has('UsageType'));
  const seen = await profile(database);
  if (seen.rows === 0) throw badFile({ file: parts[0]?.name ?? '' }, 'it has columns and no rows');
  const second = copies.map(
    ({ part, of }): FileFact => ({ name: part.name, counted: false, why: `repeats ${of.name}` }),
  );
  return {
    ...seen,
    format: format.title,
    formatForced: forced !== undefined,
    files: [...parts.map(({ name }) => ({ name, counted: true })), ...second, ...fetched.left],
    problems: [...fetched.problems, ...problems, ...second.map(copyProblem)],
    columns: columnFacts(mapping, source, await emptyColumns(database, mapping)),
    nullWords: nullWords.flatMap(({ column, word, cells }) =>
      word === '' ? [] : { column: column.name, word, cells },
    ),
    beyondScale: beyondScale.map(({ column, cells, decimals }) => ({ column: column.name, cells, decimals })),
    tagKeys,
    ...(negation && { negation }),
  };
}

function mappingOf({ family }: Format, source: Source): FormatMapping {
  return family === 'focus' ? focusMapping : curMapping(source);
}

/** Which raw columns are read at all, found by making every expression once. @throws MeshError */
function planReadings(columns: readonly SourceColumn[], format: Format, parts: readonly Part[]) {
  const source = createSource(columns, new Map());
  const mapping = mappingOf(format, source);
  const available = availableOf(mapping, source);
  const lacking = mapping.columns.find(({ column }) => necessaryColumns.includes(column) && !available.has(column));
  if (lacking !== undefined) {
    const what = `there is no column ${lacking.from.join(' or ')}, without which there is no bill`;
    throw badFile({ file: parts[0]?.name ?? '' }, what);
  }
  for (const column of mapping.columns) if (available.has(column.column)) expressionOf(column, source);
  const start = mapping.columns.find(({ column }) => column === 'ChargePeriodStart')?.from[0] ?? '';
  return { readings: source.readings, moment: source.text(start) };
}

async function negationOf(database: Database, { negation }: FormatMapping): Promise<BillFacts['negation']> {
  if (negation === undefined) return undefined;
  const { covered, negated, cost } = negation;
  const sum = (where: string) => `CAST(COALESCE(sum(${cost}) FILTER (${where}), 0) AS VARCHAR)`;
  const [row = {}] = await database.query(`SELECT ${sum(covered)} AS covered, ${sum(negated)} AS negated FROM raw`);
  return { covered: String(row.covered), negated: String(row.negated) };
}

async function readTagKeys(database: Database): Promise<string[]> {
  const rows = await database.query(
    `SELECT tag_key FROM tag_values GROUP BY 1 ORDER BY sum("rows") DESC, 1 LIMIT ${mostTagKeys}`,
  );
  return rows.map(({ tag_key }) => String(tag_key));
}

/** The export's spellings of these tags, in the order of the tags. */
function keysFor(tags: readonly string[], tagKeys: readonly string[]): string[] {
  return tags.flatMap((tag) => tagKeys.filter((key) => bareTag(key) === bareTag(tag)));
}

function columnFacts(
  mapping: FormatMapping,
  source: Source,
  empty: ReadonlySet<ColumnFact['column']>,
): readonly ColumnFact[] {
  const available = availableOf(mapping, source);
  return mapping.columns.map(({ column, from }) => ({
    column,
    source: from,
    state: !available.has(column) ? 'missing' : empty.has(column) ? 'empty' : 'there',
  }));
}

function copyProblem({ name, why }: FileFact) {
  return { kind: 'second-copy', text: `${name} ${why} and was not added` } as const;
}
