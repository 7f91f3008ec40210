import * as z from 'zod/mini';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import { Instant } from '../core/time.ts';
import { assertOwnKey } from './keys.ts';
import type { Objects } from './objects.ts';

/** Writers of one `latest` that meet try again; each round one of them wins, so this many can meet at once. */
const latestAttempts = 60;

/** `latest.json`: where the newest report or analysis of its kind is. */
const Pointer = z.strictObject({ key: z.string(), asOf: Instant, id: z.string() });
type Pointer = z.infer<typeof Pointer>;

/** The key that a `latest.json` points at; `undefined` where nothing was stored yet. */
export async function readLatest(objects: Objects, pointerKey: string): Promise<string | undefined> {
  const stored = await objects.get(pointerKey);
  return stored && parseJson(Pointer, stored.text, pointerKey, 'corrupt-data').key;
}

/** Compare and set on the pointer's ETag: it moves to a newer one or stays; `false` where it stays. */
export async function moveLatest(
  objects: Objects,
  owner: string,
  pointerKey: string,
  pointer: Pointer,
): Promise<boolean> {
  assertOwnKey(owner, pointerKey);
  const text = JSON.stringify(pointer);
  for (let attempt = 0; attempt < latestAttempts; attempt += 1) {
    const stored = await objects.get(pointerKey);
    if (stored === undefined) {
      if (await objects.putNew(pointerKey, text)) return true;
      continue;
    }
    const current = parseJson(Pointer, stored.text, pointerKey, 'corrupt-data');
    if (current.key === pointer.key) return true;
    if (!isNewer(pointer, current)) return false;
    if (await objects.replace(pointerKey, text, stored.etag)) return true;
  }
  throw new MeshError('lost-race', `${pointerKey} was moved by others ${latestAttempts} times in a row`);
}

/** Two of one moment are ordered by id, so that every writer sees the same one as the newest. */
function isNewer(one: Pointer, other: Pointer): boolean {
  const difference = Date.parse(one.asOf) - Date.parse(other.asOf);
  return difference === 0 ? one.id > other.id : difference > 0;
}
