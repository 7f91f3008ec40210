import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAsk, readUsageTypes } from './ask.ts';
import { assertLines } from './assert-lines.ts';
import type { Bill, TagKeys } from './bill.ts';
import { openDatabase } from './database.ts';
import { explain } from './explain.ts';
import { type FetchedExport, fetchExport } from './fetch-export.ts';
import { type Part, parquetColumns } from './raw-columns.ts';
import { readBill } from './read-bill.ts';
import { sniff } from './sniff.ts';
import type { ExportSettings } from './source-settings.ts';

/** The part of the scratch space that fetched files may take: the rest is for what is sorted and grouped. */
const fetchedShare = 0.6;
const mebibyte = 1_048_576;

interface OpenOptions {
  /** The function's scratch space, from its manifest. */
  readonly scratchMb: number;
  readonly tags: TagKeys;
  readonly signal: AbortSignal;
}

interface Scratch {
  readonly scratch: string;
  readonly remove: () => Promise<void>;
}

/** Fetches an export, reads it, and keeps it until it is closed. Nothing is left of one that cannot be read. */
export async function openBill(
  settings: ExportSettings,
  address: Exclude<ExportSettings['address'], { kind: 'none' }>,
  { scratchMb, tags, signal }: OpenOptions,
): Promise<Bill> {
  const scratch = await mkdtemp(join(tmpdir(), 'billing-'));
  const remove = () => rm(scratch, { recursive: true, force: true });
  try {
    const place = { scratch, scratchBytes: scratchMb * mebibyte * fetchedShare, signal };
    const fetched = await fetchExport(settings, address, place);
    return await read(fetched, settings, { scratch, tags, signal, remove });
  } catch (error) {
    await remove();
    throw error;
  }
}

async function read(
  fetched: FetchedExport,
  settings: ExportSettings,
  { scratch, tags, signal, remove }: Omit<OpenOptions, 'scratchMb'> & Scratch,
): Promise<Bill> {
  const sniffed = await sniffAll(fetched, scratch, signal);
  const files = fetched.files.map(({ path }) => path);
  const names = fetched.files.map(({ name }) => name);
  const isParquet = sniffed[0]?.sniffed.kind === 'parquet';
  const database = await openDatabase({
    scratch,
    files,
    memoryMb: settings.memoryMb,
    signal,
    explain: (error) => explain(error, names, isParquet),
  });
  try {
    const parts = await Promise.all(
      sniffed.map(async (part): Promise<Part> => {
        if (part.sniffed.kind === 'csv') return { ...part, columns: part.sniffed.columns };
        return { ...part, columns: await parquetColumns(database, part.link, part.name) };
      }),
    );
    const facts = await readBill(database, { parts, fetched, forced: settings.format, tags });
    const known = { tagKeys: facts.tagKeys, usageTypes: await readUsageTypes(database) };
    return {
      facts,
      ask: createAsk(database, known),
      close: async () => {
        database.close();
        await remove();
      },
    };
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Looks at every file before the first is read, so that a bad one is told of at once; links them by safe names. */
async function sniffAll({ files }: FetchedExport, scratch: string, signal: AbortSignal) {
  const links = join(scratch, 'parts');
  await mkdir(links);
  const parts: Omit<Part, 'columns'>[] = [];
  for (const [index, { name, path, modified, byManifest }] of files.entries()) {
    const sniffed = await sniff(path, name);
    if (sniffed.kind === 'csv') await assertLines(path, name, sniffed.gzipped, signal);
    const number = index + 1;
    const link = join(links, `part-${number}`);
    await symlink(path, link);
    parts.push({ number, name, link, modified, byManifest, sniffed });
  }
  return parts;
}
