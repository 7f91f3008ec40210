import { judge, type Row, type Table } from './check-rows.ts';
import { columnsOf, type LeafRule } from './rule-model.ts';

/** A cell that was changed. Row -1 is the line of headings. */
export interface ChangedCell {
  readonly row: number;
  readonly column: string;
  readonly value: string | null;
}

/** What a cell can be that it should not be. */
const wrongValues = [
  null,
  ' ',
  'Nonsense',
  '-1',
  '7',
  '1E999',
  'usd',
  'ABC',
  '2026-10-01 00:00:00',
  '2026-13-45T00:00:00Z',
  '{bad',
  'GB per month',
  'Usage-Based',
  'Correction',
];

/**
 * One cell whose change makes this rule fail and no other; `undefined` where there is none, since another rule asks for
 * the same.
 *
 * @param rules all that run
 */
export function cellAgainst(rule: LeafRule, rules: readonly LeafRule[], table: Table): ChangedCell | undefined {
  for (const cell of candidates(rule, table)) {
    const changed = change(table, cell);
    if (judge(rule, changed).broken.length === 0) continue;
    if (rules.every((other) => other === rule || judge(other, changed).broken.length === 0)) return cell;
  }
  return undefined;
}

function* candidates({ requirement, condition }: LeafRule, { rows }: Table): Generator<ChangedCell> {
  const columns = new Set([...columnsOf(requirement), ...columnsOf(condition)]);
  for (const column of columns) {
    if (requirement.CheckFunction === 'ColumnPresent') yield { row: -1, column, value: `x_${column}` };
    for (const [row, { [column]: value = null }] of rows.entries()) {
      for (const wrong of wrongValues) if (wrong !== value) yield { row, column, value: wrong };
      if (value !== null && /^\d/.test(value)) yield { row, column, value: `+${value}` };
    }
  }
}

function change({ columns, rows }: Table, { row, column, value }: ChangedCell): Table {
  if (row === -1)
    return { columns: new Set([...columns].map((name) => (name === column ? (value ?? '') : name))), rows };
  return { columns, rows: rows.map((each, place): Row => (place === row ? { ...each, [column]: value } : each)) };
}
