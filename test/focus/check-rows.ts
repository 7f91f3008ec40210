import Big from 'big.js';
import { cellChecks } from './formats.ts';
import { type Check, columnsOf, type LeafRule } from './rule-model.ts';

/** A row by its columns; `null` is an empty cell. */
export type Row = Readonly<Record<string, string | null>>;

export interface Table {
  readonly columns: ReadonlySet<string>;
  readonly rows: readonly Row[];
}

/** What a rule came to: how many rows it holds for, and those that break it by their place, the first being 0. */
export interface Verdict {
  readonly rule: LeafRule;
  /** A column that the rule speaks of is absent: then only the rule of its presence speaks. */
  readonly isRun: boolean;
  readonly matched: number;
  readonly broken: readonly number[];
}

/** AWS states rows with ten decimals, so that a product of price and quantity may differ in the last one. */
const roundingOfRows = new Big('0.0000000001');

/** Judges a table by a rule. A rule of the whole table is broken at row 0. */
export function judge(rule: LeafRule, { columns, rows }: Table): Verdict {
  const { requirement, condition } = rule;
  if (requirement.CheckFunction === 'ColumnPresent') {
    const isThere = columns.has(requirement.ColumnName ?? '');
    return { rule, isRun: true, matched: 1, broken: isThere ? [] : [0] };
  }
  const isRun = [...columnsOf(requirement), ...columnsOf(condition)].every((column) => columns.has(column));
  if (!isRun) return { rule, isRun, matched: 0, broken: [] };
  const matching = [...rows.entries()].filter(([, row]) => condition === undefined || holds(condition, row));
  const broken =
    requirement.CheckFunction === 'CheckDistinctCount'
      ? distinctBroken(requirement, matching)
      : matching.filter(([, row]) => !satisfies(requirement, row)).map(([place]) => place);
  return { rule, isRun, matched: matching.length, broken };
}

/** Whether a condition holds of a row: nothing is no value, and other than every value. */
function holds(check: Check, row: Row): boolean {
  const { CheckFunction, Items = [], Value = null, ColumnName = '' } = check;
  switch (CheckFunction) {
    case 'AND':
      return Items.every((item) => holds(item, row));
    case 'OR':
      return Items.some((item) => holds(item, row));
    case 'CheckValue':
      return isSame(row[ColumnName] ?? null, Value);
    case 'CheckNotValue':
      return !isSame(row[ColumnName] ?? null, Value);
    case 'CheckSameValue':
    case 'CheckNotSameValue': {
      const [one, other] = [row[check.ColumnAName ?? ''], row[check.ColumnBName ?? '']];
      if (one == null || other == null) return false;
      return (one === other) === (CheckFunction === 'CheckSameValue');
    }
    default:
      throw new Error(`a condition of an unknown kind: ${CheckFunction}`);
  }
}

/** Whether a row is as required. What is asked of a value is not asked of nothing: other rules say where one must be. */
function satisfies(check: Check, row: Row): boolean {
  const { CheckFunction, Items = [], Value = null, ColumnName = '' } = check;
  if (CheckFunction === 'AND') return Items.every((item) => satisfies(item, row));
  if (CheckFunction === 'OR') return Items.some((item) => satisfies(item, row));
  if (CheckFunction === 'ColumnByColumnEqualsColumnValue') return isProduct(check, row);
  const cell = row[ColumnName] ?? null;
  if (CheckFunction === 'CheckNotValue') return !isSame(cell, Value);
  if (CheckFunction === 'CheckValue' && Value === null) return cell === null;
  if (cell === null) return true;
  if (CheckFunction === 'CheckValue') return isSame(cell, Value);
  if (CheckFunction === 'CheckGreaterOrEqualThanValue') return Number(cell) >= Number(Value);
  const ofCell = cellChecks[CheckFunction];
  if (ofCell === undefined) throw new Error(`a check of an unknown kind: ${CheckFunction}`);
  return ofCell(cell);
}

function isSame(cell: string | null, value: string | number | null): boolean {
  return typeof value === 'number' ? cell !== null && Number(cell) === value : cell === value;
}

function isProduct({ ColumnAName = '', ColumnBName = '', ResultColumnName = '' }: Check, row: Row): boolean {
  const [one, other, result] = [row[ColumnAName], row[ColumnBName], row[ResultColumnName]];
  if (one == null || other == null || result == null) return true;
  try {
    return new Big(one).times(other).minus(result).abs().lte(roundingOfRows);
  } catch {
    return false;
  }
}

/** The rows whose first column goes with more values of the second than expected. */
function distinctBroken(check: Check, rows: readonly (readonly [number, Row])[]): number[] {
  const { ColumnAName = '', ColumnBName = '', ExpectedCount = 1 } = check;
  const named = rows.filter(([, row]) => row[ColumnAName] != null);
  const groups = Map.groupBy(named, ([, row]) => row[ColumnAName]);
  const wrong = [...groups.values()].filter(
    (group) => new Set(group.map(([, row]) => row[ColumnBName])).size !== ExpectedCount,
  );
  return wrong.flatMap((group) => group.map(([place]) => place));
}
