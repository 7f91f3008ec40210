import createClient from 'openapi-fetch';
import type { components, paths } from '../../amplify-ui/src/api/schema.d.ts';

/** What a program writes over the generated types; a test compiles it, and changes it where that must not compile. */
const client = createClient<paths>({ baseUrl: 'http://127.0.0.1' });

export async function approveTheLargest(): Promise<components['schemas']['Decision'] | undefined> {
  const { data, error } = await client.GET('/opportunities', {
    params: { query: { status: ['open'], sort: '-amount', limit: 1 } },
  });
  if (error !== undefined) throw new Error(`${error.code}: ${error.detail}`);
  const [item] = data.items;
  if (item === undefined) return undefined;
  const { id, contentHash, decisionVersion } = item;
  const decided = await client.POST('/opportunities/{id}/decisions', {
    params: { path: { id }, header: { 'Idempotency-Key': 'once' } },
    body: { action: 'approve', contentHash, decisionVersion },
  });
  return decided.data?.decision;
}

export async function totalsByMonth(): Promise<readonly string[]> {
  const { data } = await client.GET('/spend', { params: { query: { by: ['service', 'account'], grain: 'month' } } });
  if (data?.kind !== 'known') return [];
  return data.ledgers.flatMap(({ table }) => (table.kind === 'known' ? table.totals : []));
}
