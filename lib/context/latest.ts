import { z } from 'zod';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import type { ReportHeader } from '../core/report.ts';
import { Instant } from '../core/time.ts';
import { assertOwnKey, contextTypeOf, latestKey } from './keys.ts';
import type { Objects } from './objects.ts';
import { readHeader } from './reports.ts';

/** Writers of one `latest` that meet try again; each round one of them wins, so this many can meet at once. */
const latestAttempts = 60;

/** `latest.json`: where the newest report of its kind is. */
const Pointer = z.strictObject({ key: z.string(), asOf: Instant, taskId: z.string() });
type Pointer = z.infer<typeof Pointer>;

/** The header that `latest.json` points at. */
export async function latestReport(objects: Objects, pointerKey: string): Promise<ReportHeader | undefined> {
  const stored = await objects.get(pointerKey);
  if (stored === undefined) return undefined;
  return readHeader(objects, parseJson(Pointer, stored.text, pointerKey, 'corrupt-data').key);
}

/** Compare and set on the pointer's ETag: it moves to a newer report or stays. */
export async function moveLatest(objects: Objects, owner: string, header: ReportHeader): Promise<boolean> {
  const pointerKey = latestKey(header.agent, contextTypeOf(header));
  assertOwnKey(owner, pointerKey);
  const pointer: Pointer = { key: header.contextKey, asOf: header.asOf, taskId: header.taskId };
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

/** Two reports of one moment are ordered by id, so that every writer sees the same one as the newest. */
function isNewer(one: Pointer, other: Pointer): boolean {
  const difference = Date.parse(one.asOf) - Date.parse(other.asOf);
  return difference === 0 ? one.taskId > other.taskId : difference > 0;
}
