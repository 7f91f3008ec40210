import type { World } from '../world.ts';
import { chargesOf, type ExportScope } from './charge.ts';
import { focusColumns } from './focus-columns.ts';
import { writeCsv } from './write-csv.ts';

/** Writes the world's bill as one CSV file of FOCUS 1.2 with AWS's own columns. Amounts are exact decimals. */
export async function writeFocus(world: World, path: string, scope: ExportScope = {}): Promise<void> {
  await writeCsv(
    path,
    focusColumns.map(({ name }) => name),
    rowsOf(world, scope),
  );
}

function* rowsOf(world: World, scope: ExportScope) {
  for (const charge of chargesOf(world, scope)) yield focusColumns.map(({ of }) => of(charge));
}
