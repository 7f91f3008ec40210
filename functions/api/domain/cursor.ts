import * as z from 'zod/mini';
import { MeshError } from '../../../lib/core/errors.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import { Id } from '../../../lib/core/task.ts';

/** Where a list goes on: in which analysis, of which query, after which key. It grants nothing, so it is checked and not signed. */
const Cursor = z.strictObject({
  a: Id,
  q: z.string().check(z.length(20)),
  k: z.string().check(z.minLength(1), z.maxLength(200)),
});

export interface Place {
  readonly analysisId: string;
  /** The last key that was shown. */
  readonly after: string;
}

/** What of a query a cursor is bound to: everything but the page. */
export function queryHash(query: object): string {
  const { limit: _, cursor: __, analysis: ___, skip: ____, ...rest } = query as Record<string, unknown>;
  const members = Object.entries(rest).filter(([, value]) => value !== undefined);
  return hashOf([JSON.stringify(members.toSorted(([left], [right]) => (left < right ? -1 : 1)))]);
}

export function writeCursor({ analysisId, after }: Place, hash: string): string {
  return Buffer.from(JSON.stringify({ a: analysisId, q: hash, k: after })).toString('base64url');
}

/**
 * Reads a cursor that belongs to this query.
 *
 * @throws MeshError `bad-input` for one that was forged, cut, or made for another query or analysis
 */
export function readCursor(text: string, hash: string, analysisId: string | undefined): Place {
  const read = Cursor.safeParse(decode(text));
  if (!read.success) throw new MeshError('bad-input', 'The cursor is none of this list: begin again without it.');
  const { a, q, k } = read.data;
  const isForeign = q !== hash || (analysisId !== undefined && analysisId !== a);
  if (isForeign) throw new MeshError('bad-input', 'The cursor belongs to another query: begin again without it.');
  return { analysisId: a, after: k };
}

function decode(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString());
  } catch {
    return undefined;
  }
}
