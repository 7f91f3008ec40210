import * as z from 'zod';
import { parse } from '../../../../lib/core/parse.ts';

/** What the echo is told to do, as words in the query: `findings=1000 waitMs=50`. */
const EchoRequest = z.strictObject({
  findings: z.coerce.number().int().min(0).max(1_000_000).default(1),
  waitMs: z.coerce.number().int().min(0).max(900_000).default(0),
});
export type EchoRequest = z.infer<typeof EchoRequest>;

/** Reads `name=value` words; a query of other words is answered with one finding. @throws MeshError `bad-input` */
export function readEchoRequest(query = ''): EchoRequest {
  const words = query.split(/\s+/).filter((word) => word.includes('='));
  const pairs = words.map((word) => word.split('=', 2));
  return parse(EchoRequest, Object.fromEntries(pairs), 'echo request');
}
