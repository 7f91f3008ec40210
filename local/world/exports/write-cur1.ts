import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shiftMonths } from '../calendar.ts';
import type { World } from '../world.ts';
import { type Charge, chargesOf, type ExportScope, exportedMonths } from './charge.ts';
import { curColumns, tagColumns } from './cur-columns.ts';
import { curLinesOf } from './cur-lines.ts';
import { writeCsv } from './write-csv.ts';

const report = 'monthly-bill';
/** Assemblies are named by UUIDs; these stand for an earlier delivery and for the one that holds. */
const assemblies = { old: '0f1e2d3c-0000-4000-8000-000000000001', newest: '0f1e2d3c-0000-4000-8000-000000000002' };
/** How much earlier the old delivery of the last month was made. */
const olderByDays = 3;
const millisecondsPerDay = 86_400_000;

/**
 * Writes the world's bill as AWS delivers a Cost and Usage Report with versions: a folder a month with gzip CSV in an
 * assembly, and the manifest that names it. Of the last month an old assembly lies beside the one that holds.
 * Negotiated discounts are lines of their own.
 */
export async function writeCur1(world: World, folder: string, scope: ExportScope = {}): Promise<void> {
  const keys = [
    ...new Set([...world.accounts()].flatMap(({ resources }) => resources.flatMap(({ tags }) => Object.keys(tags)))),
  ];
  const columns = [...curColumns, ...tagColumns(keys.sort())].flatMap(({ one, of }) =>
    one === undefined ? [] : [{ one, of }],
  );
  const names = columns.map(({ one }) => one);
  for (const month of exportedMonths(world, scope)) {
    const place = join(folder, report, rangeOf(month));
    const charges = () => chargesOf(world, { ...scope, firstMonth: month, lastMonth: month });
    const write = async (assembly: string, rows: Iterable<Charge>) => {
      const key = `${report}/${rangeOf(month)}/${assembly}/${report}-00001.csv.gz`;
      await writeCsv(join(folder, key), names, rowsOf(rows));
      const manifest = JSON.stringify(manifestOf(world, month, { assembly, key, names }), null, 2);
      await writeFile(join(place, assembly, `${report}-Manifest.json`), manifest, { mode: 0o600 });
      return manifest;
    };
    if (month === world.calendar.currentMonth) await write(assemblies.old, before(charges(), olderDay(world)));
    const newest = await write(assemblies.newest, charges());
    await writeFile(join(place, `${report}-Manifest.json`), newest, { mode: 0o600 });
  }

  function* rowsOf(charges: Iterable<Charge>) {
    for (const line of curLinesOf(charges, 'discount-lines')) yield columns.map(({ of }) => of(line));
  }
}

function* before(charges: Iterable<Charge>, day: string): Generator<Charge> {
  for (const charge of charges) if (charge.item.day < day) yield charge;
}

function olderDay({ calendar }: World): string {
  return new Date(Date.parse(calendar.today) - olderByDays * millisecondsPerDay).toISOString().slice(0, 10);
}

/** `20261001-20261101`, as AWS names the folder of a month. */
function rangeOf(month: string): string {
  return [month, shiftMonths(month, 1)].map((day) => day.replaceAll('-', '')).join('-');
}

function manifestOf(
  { organisation }: World,
  month: string,
  { assembly, key, names }: { assembly: string; key: string; names: readonly string[] },
) {
  const moment = (day: string) => `${day.replaceAll('-', '')}T000000.000Z`;
  return {
    assemblyId: assembly,
    account: organisation.payerId,
    columns: names.map((name) => ({ category: name.split('/')[0], name: name.split('/').slice(1).join('/') })),
    charset: 'UTF-8',
    compression: 'GZIP',
    contentType: 'text/csv',
    reportName: report,
    billingPeriod: { start: moment(month), end: moment(shiftMonths(month, 1)) },
    bucket: 'billing-reports',
    reportKeys: [key],
    additionalArtifactKeys: [],
  };
}
