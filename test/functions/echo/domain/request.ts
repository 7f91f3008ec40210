import * as z from 'zod/mini';
import { parse } from '../../../../lib/core/parse.ts';

/** What the echo is told to do, as words in the query: `findings=1000 waitMs=50`. */
const EchoRequest = z.strictObject({
  findings: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(1_000_000)), 1),
  waitMs: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(900_000)), 0),
});
export type EchoRequest = z.infer<typeof EchoRequest>;

/** Reads `name=value` words; a query of other words is answered with one finding. @throws MeshError `bad-input` */
export function readEchoRequest(query = ''): EchoRequest {
  const words = query.split(/\s+/).filter((word) => word.includes('='));
  const pairs = words.map((word) => word.split('=', 2));
  return parse(EchoRequest, Object.fromEntries(pairs), 'echo request');
}
