import { columnKey } from './formats.ts';
import { literals } from './sql.ts';

/** Text is read as it stands: more decimals than any provider states. */
const textScale = 18;
/** A double has about 16 digits: those beyond the twelfth decimal are its noise. */
const doubleScale = 12;
export const textAmount = `DECIMAL(38, ${textScale})`;
const doubleAmount = `DECIMAL(38, ${doubleScale})`;

export type CellType = 'text' | 'double' | 'decimal' | 'time' | 'map' | 'other';

/** A column of the export as it was loaded. */
export interface SourceColumn {
  /** As the file spells it. */
  readonly name: string;
  /** What mappings call it, see `columnKey`. */
  readonly key: string;
  /** Its quoted name in the table of raw rows. */
  readonly sql: string;
  readonly type: CellType;
}

export type ReadAs = 'text' | 'amount' | 'time' | 'tags';

/** The raw columns, and expressions that read them; every reading is noted, so that all that is read is checked. */
export interface Source {
  has(name: string): boolean;
  /** Expressions of the named column; SQL's NULL where it is not there. */
  text(name: string): string;
  amount(name: string): string;
  time(name: string): string;
  tags(name: string): string;
  /** The value of a key of a map column, or of CUR 1's column for it. */
  attribute(map: string, key: string): string;
  /** All columns whose key begins so. */
  withPrefix(prefix: string): readonly SourceColumn[];
  readonly readings: ReadonlyMap<SourceColumn, ReadAs>;
}

/** Words that mean nothing, in the spellings that exports were seen with. */
export const nullWords = ['', 'NULL', 'null', 'Null', 'None', 'NaN', 'nan', '<NA>', '\\N'];

/** Which of {@link nullWords} occur in which column. */
export type Nothing = ReadonlyMap<SourceColumn, readonly string[]>;

/** @param nothing the words that stand for nothing in each column; columns without any are read as they are */
export function createSource(columns: readonly SourceColumn[], nothing: Nothing): Source {
  const byKey = new Map(columns.map((column) => [column.key, column]));
  const readings = new Map<SourceColumn, ReadAs>();
  const read = (name: string, as: ReadAs, expression: (column: SourceColumn) => string): string => {
    const column = byKey.get(columnKey(name));
    if (column === undefined) return 'NULL';
    // Whatever else a column is, its text may be looked at too.
    if (as !== 'text' || !readings.has(column)) readings.set(column, as);
    return expression(column);
  };
  const clean = (column: SourceColumn) => cleaned(column, nothing);
  const source: Source = {
    readings,
    has: (name) => byKey.has(columnKey(name)),
    text: (name) => read(name, 'text', clean),
    amount: (name) => read(name, 'amount', (column) => amountOf(column, clean(column))),
    time: (name) => read(name, 'time', (column) => `CAST(${clean(column)} AS TIMESTAMP)`),
    tags: (name) => read(name, 'tags', (column) => mapOf(column, clean(column))),
    attribute: (map, key) => (byKey.has(map) ? `${source.tags(map)}['${key}']` : source.text(`${map}_${key}`)),
    withPrefix: (prefix) => [...byKey.values()].filter(({ key }) => key.startsWith(prefix)),
  };
  return source;
}

/**
 * A cell whose words for nothing are nothing. A column without them is left as it is, so that conditions on it are
 * judged where it is read.
 */
export function cleaned(column: SourceColumn, nothing: Nothing): string {
  const { sql, type } = column;
  if (type === 'other') return `CAST(${sql} AS VARCHAR)`;
  const words = nothing.get(column) ?? [];
  return words.length === 0 ? sql : `CASE WHEN ${sql} IN (${literals(words).slice(1, -1)}) THEN NULL ELSE ${sql} END`;
}

/** Decimals and whole numbers are exact as they are. */
function amountOf({ type }: SourceColumn, cell: string): string {
  if (type === 'decimal') return cell;
  return `CAST(${cell} AS ${type === 'double' ? doubleAmount : textAmount})`;
}

function mapOf({ type }: SourceColumn, cell: string): string {
  if (type === 'map') return `CAST(${cell} AS MAP(VARCHAR, VARCHAR))`;
  return `TRY_CAST(TRY_CAST(${cell} AS JSON) AS MAP(VARCHAR, VARCHAR))`;
}
