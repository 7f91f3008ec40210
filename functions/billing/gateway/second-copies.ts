import type { FileProblem } from '../domain/bill.ts';
import type { Database } from './database.ts';
import type { Part } from './raw-columns.ts';

/** Of two deliveries of one month most rows are the same; parts of one delivery share none but by chance. */
const copyShare = 0.5;
/** Between the two it cannot be decided, and a reader must look. */
const doubtShare = 0.05;
/** One row in so many is compared: enough to tell a half from a twentieth. */
const oneIn = 8;

interface Delivery {
  readonly parts: readonly Part[];
  readonly rows: number;
  readonly firstTime: string;
  readonly lastTime: string;
}

/**
 * Files without a manifest that repeat what others hold: a second copy of a month, or an older delivery of it. The one
 * that reaches furthest is kept, then the one with more rows, then the one written last.
 *
 * @param moment the raw column that tells when a charge began
 */
export async function findSecondCopies(
  database: Database,
  parts: readonly Part[],
  moment: string,
): Promise<{ copies: { part: Part; of: Part }[]; problems: FileProblem[] }> {
  const groups = [
    ...Map.groupBy(
      parts.filter(({ byManifest }) => !byManifest),
      deliveryName,
    ).values(),
  ];
  if (groups.length < 2) return { copies: [], problems: [] };
  const text = `CAST(${moment} AS VARCHAR)`;
  const times = [`min(${text}) AS first_time`, `max(${text}) AS last_time`].join(', ');
  const facts = await database.query(`SELECT part, count(*) AS "rows", ${times} FROM raw GROUP BY part`);
  const deliveries = groups.map((group) => deliveryOf(group, facts)).toSorted(keptFirst);
  const copies: { part: Part; of: Part }[] = [];
  const problems: FileProblem[] = [];
  const kept: Delivery[] = [];
  for (const delivery of deliveries) {
    const shares = await Promise.all(
      kept
        .filter((other) => overlaps(delivery, other))
        .map(async (other) => ({ other, share: await shared(database, delivery, other) })),
    );
    const repeated = shares.find(({ share }) => share >= copyShare);
    if (repeated !== undefined) {
      const [of] = repeated.other.parts;
      if (of !== undefined) copies.push(...delivery.parts.map((part) => ({ part, of })));
      continue;
    }
    const doubtful = shares.find(({ share }) => share >= doubtShare);
    if (doubtful !== undefined) problems.push(doubt(delivery, doubtful.other, doubtful.share));
    kept.push(delivery);
  }
  return { copies, problems };
}

/** Parts of one delivery differ in their number only: `export-00001.csv.gz`, `export-00002.csv.gz`. */
function deliveryName({ name }: Part): string {
  return name.replace(/[-_]0*\d{1,5}(?=\.(snappy\.)?(csv|parquet))/i, '');
}

function deliveryOf(parts: readonly Part[], facts: readonly Readonly<Record<string, unknown>>[]): Delivery {
  const own = facts.filter(({ part }) => parts.some(({ number }) => number === Number(part)));
  const times = own.flatMap(({ first_time, last_time }) => [String(first_time ?? ''), String(last_time ?? '')]);
  const [firstTime = '', lastTime = firstTime] = [times.toSorted()[0], times.toSorted().at(-1)];
  return { parts, rows: own.reduce((sum, { rows }) => sum + Number(rows), 0), firstTime, lastTime };
}

/** Deliveries of different times share nothing: a folder of many months is not compared pair by pair. */
function overlaps(one: Delivery, other: Delivery): boolean {
  return one.firstTime <= other.lastTime && other.firstTime <= one.lastTime;
}

function keptFirst(left: Delivery, right: Delivery): number {
  const written = ({ parts }: Delivery) =>
    parts
      .map(({ modified }) => modified)
      .toSorted()
      .at(-1) ?? '';
  return (
    right.lastTime.localeCompare(left.lastTime) ||
    right.rows - left.rows ||
    written(right).localeCompare(written(left)) ||
    (left.parts[0]?.number ?? 0) - (right.parts[0]?.number ?? 0)
  );
}

/** The part of a delivery's rows that another has too, to the last cell that is read. */
async function shared(database: Database, one: Delivery, other: Delivery): Promise<number> {
  if (one.rows === 0) return 0;
  const hashes = ({ parts, rows }: Delivery) => {
    const sample = rows > oneIn * 1_000 && one.rows > oneIn * 1_000 ? `WHERE h % ${oneIn} = 0` : '';
    const numbers = parts.map(({ number }) => number).join(', ');
    return `(SELECT h FROM (SELECT hash(*COLUMNS('^s\\d+$')) AS h FROM raw WHERE part IN (${numbers})) ${sample})`;
  };
  const [row = {}] = await database.query(`SELECT count(*) AS "all",
    count(*) FILTER (h IN (SELECT h FROM ${hashes(other)})) AS same FROM ${hashes(one)}`);
  return Number(row.all) === 0 ? 0 : Number(row.same) / Number(row.all);
}

function doubt(one: Delivery, other: Delivery, share: number): FileProblem {
  const [name, otherName] = [one.parts[0]?.name, other.parts[0]?.name];
  const text = `${Math.round(share * 100)} % of the rows of ${name} are in ${otherName} too: both were counted. If they are two deliveries of one month, give one of them`;
  return { kind: 'undecided', text };
}
