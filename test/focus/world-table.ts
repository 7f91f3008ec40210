import { chargesOf } from '../../local/world/exports/charge.ts';
import { focusColumns } from '../../local/world/exports/focus-columns.ts';
import { world } from '../../local/world/world.ts';
import type { Row, Table } from './check-rows.ts';

/** The FOCUS export of a small world: a month that is over with credits, one with a refund, and one that is not over. */
export function worldTable(): Table {
  const small = world(11, { accounts: 6, density: 20 }, '2026-11-20T09:00:00.000Z');
  const rows: Row[] = [];
  for (const month of ['2025-10-01', '2026-10-01', '2026-11-01']) {
    for (const charge of chargesOf(small, { firstMonth: month, lastMonth: month })) {
      rows.push(Object.fromEntries(focusColumns.map(({ name, of }) => [name, of(charge)])));
    }
  }
  return { columns: new Set(focusColumns.map(({ name }) => name)), rows };
}

/** Rows of every kind that the table has: by category, class, commitment and which cells are empty; few of each. */
export function kindsOfRows({ columns, rows }: Table, ofEach = 2): Table {
  const groups = Map.groupBy(rows, (row) => {
    const empty = [...columns].filter((column) => row[column] == null);
    return [
      row.ChargeCategory,
      row.ChargeFrequency,
      row.CommitmentDiscountStatus,
      Number(row.BilledCost) === 0,
      ...empty,
    ].join();
  });
  return { columns, rows: [...groups.values()].flatMap((group) => group.slice(0, ofEach)) };
}
