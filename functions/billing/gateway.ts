import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BillFacts } from './domain/bill.ts';
import type { Ask } from './domain/question.ts';
import { createAsk, readUsageTypes } from './gateway/ask.ts';
import { assertLines } from './gateway/assert-lines.ts';
import { openDatabase } from './gateway/database.ts';
import { explain } from './gateway/explain.ts';
import { type FetchedExport, fetchExport } from './gateway/fetch-export.ts';
import { type Part, parquetColumns } from './gateway/raw-columns.ts';
import { readBill } from './gateway/read-bill.ts';
import { sniff } from './gateway/sniff.ts';
import type { ExportSettings } from './gateway/source-settings.ts';

export { exportSettingsOf } from './gateway/source-settings.ts';

/** A bill that was read: what was seen of it, and the answers to questions about it. */
export interface Bill {
  readonly facts: BillFacts;
  readonly ask: Ask;
  /** Removes all that was kept of it on this machine. */
  close(): Promise<void>;
}

/** Reads a billing export. It judges nothing. */
export interface BillingGateway {
  /** What is read, for a reader. */
  readonly address: string;
  /**
   * The export's bill; `undefined` where this mesh has no export.
   *
   * @param tags the keys of tags that name owners and environments, the most important first
   * @throws MeshError `bad-input` that names file, row and column; `access-denied`, `not-found` and the like from S3
   */
  open(
    tags: { readonly owner: readonly string[]; readonly environment: readonly string[] },
    signal: AbortSignal,
  ): Promise<Bill | undefined>;
}

/** The part of the scratch space that fetched files may take: the rest is for what is sorted and grouped. */
const fetchedShare = 0.6;
const mebibyte = 1_048_576;

/** @param scratchMb the function's scratch space, from its manifest */
export function createGateway(settings: ExportSettings, scratchMb: number): BillingGateway {
  const { address } = settings;
  return {
    address:
      address.kind === 'none'
        ? 'none'
        : address.kind === 'path'
          ? address.path
          : `s3://${address.bucket}/${address.key}`,
    open: async (tags, signal) => {
      if (address.kind === 'none') return undefined;
      const scratch = await mkdtemp(join(tmpdir(), 'billing-'));
      const remove = () => rm(scratch, { recursive: true, force: true });
      try {
        const place = { scratch, scratchBytes: scratchMb * mebibyte * fetchedShare, signal };
        const fetched = await fetchExport(settings, address, place);
        return await read(fetched, { settings, scratch, tags, signal, remove });
      } catch (error) {
        await remove();
        throw error;
      }
    },
  };
}

async function read(
  fetched: FetchedExport,
  options: {
    readonly settings: ExportSettings;
    readonly scratch: string;
    readonly tags: Parameters<BillingGateway['open']>[0];
    readonly signal: AbortSignal;
    readonly remove: () => Promise<void>;
  },
): Promise<Bill> {
  const { settings, scratch, tags, signal, remove } = options;
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
