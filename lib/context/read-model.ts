import { pipeline } from 'node:stream/promises';
import { createGzip, gunzipSync } from 'node:zlib';
import { MeshError } from '../core/errors.ts';
import { analysisHeaderKey, readModelFolder } from './keys.ts';
import type { Objects } from './objects.ts';

/** What is read of an analysis at once and in memory, beside its parts. */
export interface ReadModel {
  /** A row an opportunity, in the order of the opportunities. */
  readonly index: Iterable<unknown>;
  /** What a flip is computed from. */
  readonly circumstances: Iterable<unknown>;
  readonly groups: Iterable<{ readonly accountId: string; readonly lines: Iterable<unknown> }>;
}

/** Text that is compressed at once. */
const chunkCharacters = 256 * 1_024;
/** The least effort: an index of 100,000 rows is written in half a second, and is a quarter larger than at the default. */
const compression = { level: 1 };
/** Groups that are written at the same time. */
const writers = 16;

/**
 * Stores a read model in a folder of its own, the index first: whoever writes it has the folder, so two runs of one
 * analysis never mix. Answers the folder; `taken` where another run has stored the analysis.
 */
export async function storeReadModel(
  objects: Objects,
  analysisId: string,
  model: ReadModel | undefined,
): Promise<string | 'taken' | undefined> {
  if (model === undefined) return undefined;
  const index = await compressed(model.index);
  for (let attempt = 1; ; attempt += 1) {
    const folder = readModelFolder(analysisId, attempt);
    if (await objects.putNew(indexKey(folder), index)) {
      await objects.putNew(circumstancesKey(folder), await compressed(model.circumstances));
      await storeGroups(objects, folder, model.groups);
      return folder;
    }
    if ((await objects.get(analysisHeaderKey(analysisId))) !== undefined) return 'taken';
  }
}

export function indexKey(folder: string): string {
  return `${folder}index.ndjson.gz`;
}

export function circumstancesKey(folder: string): string {
  return `${folder}circumstances.ndjson.gz`;
}

/** Account ids are any text in anonymised exports: nothing of one may read as a path. */
export function groupKey(folder: string, accountId: string): string {
  return `${folder}groups/${encodeURIComponent(accountId).replaceAll('.', '%2E')}.ndjson.gz`;
}

/** The lines of a compressed object. @throws MeshError `not-found` */
export async function readCompressed(objects: Objects, key: string): Promise<string> {
  const bytes = await objects.bytes(key);
  if (bytes === undefined) throw new MeshError('not-found', `there is nothing at "${key}"`);
  return gunzipSync(bytes).toString();
}

async function storeGroups(objects: Objects, folder: string, groups: ReadModel['groups']): Promise<void> {
  const waiting = groups[Symbol.iterator]();
  const write = async () => {
    for (let next = waiting.next(); next.done !== true; next = waiting.next()) {
      const { accountId, lines } = next.value;
      await objects.putNew(groupKey(folder, accountId), await compressed(lines));
    }
  };
  await Promise.all(Array.from({ length: writers }, write));
}

/** Compressed as the lines come: the text of a large account at once would be many times its findings in memory. */
async function compressed(lines: Iterable<unknown>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  await pipeline(textsOf(lines), createGzip(compression), async (compressing: AsyncIterable<Uint8Array>) => {
    for await (const chunk of compressing) chunks.push(chunk);
  });
  return Buffer.concat(chunks);
}

function* textsOf(lines: Iterable<unknown>): Generator<string> {
  let text = '';
  for (const line of lines) {
    text += `${JSON.stringify(line)}\n`;
    if (text.length < chunkCharacters) continue;
    yield text;
    text = '';
  }
  yield text;
}
