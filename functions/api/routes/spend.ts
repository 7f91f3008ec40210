import type { AnalysisHeader } from '../../../lib/core/analysis.ts';
import type { Ledger, SpendFacts } from '../../../lib/core/spend.ts';
import { queryHash } from '../domain/cursor.ts';
import { spendTable, unusualOf } from '../domain/spend.ts';
import { AnomalyQuery, assertDistinct, SpendOverviewQuery, SpendQuery } from '../domain/spend-query.ts';
import { type Call, type Deps, operation, type Reply, unlessKnown } from './operation.ts';

const unread =
  'Where no bill was read the answer is `kind: "unknown"` with the reason and the remedy, since that is no zero.';

const getSpend = operation({
  id: 'getSpend',
  method: 'get',
  path: '/spend',
  summary: 'What is spent over time, by one or two dimensions',
  description: `The largest keys have a row each, all others are one, so every choice of dimensions comes to the same totals. ${unread}`,
  role: 'viewer',
  query: SpendQuery,
  conditional: true,
  success: { status: 200, description: 'The spend, a ledger a currency.', reply: 'SpendReply' },
  problems: [400, 404],
  async handle(call, deps) {
    const { by, grain, costKind } = call.query;
    assertDistinct(by);
    return spendOf(call, deps, ({ quality, ledgers }) => ({
      by,
      grain,
      costKind,
      period: quality.period,
      completeUntil: quality.completeUntil,
      ledgers: ledgers.map((ledger) => ({
        currency: ledger.currency,
        costKinds: ledger.costKinds,
        accountNames: accountNamesOf(ledger),
        table: spendTable(ledger, call.query),
      })),
    }));
  },
});

const getSpendOverview = operation({
  id: 'getSpendOverview',
  method: 'get',
  path: '/spend/overview',
  summary:
    'All that the bill says beside spend over time: quality, totals, changes and their drivers, commitments, tags',
  description: unread,
  role: 'viewer',
  query: SpendOverviewQuery,
  conditional: true,
  success: { status: 200, description: 'The bill, a ledger a currency.', reply: 'SpendOverviewReply' },
  problems: [400, 404],
  handle: (call, deps) =>
    spendOf(call, deps, ({ quality, ledgers }) => ({
      quality,
      ledgers: ledgers.map(({ cubes: _, unusual: __, ...ledger }) => ledger),
    })),
});

const listAnomalies = operation({
  id: 'listAnomalies',
  method: 'get',
  path: '/anomalies',
  summary: 'Days on which a service of an account cost more than its course explains, the costliest first',
  description: unread,
  role: 'viewer',
  query: AnomalyQuery,
  conditional: true,
  success: { status: 200, description: 'The unusual days, a ledger a currency.', reply: 'AnomalyReply' },
  problems: [400, 404],
  handle: (call, deps) =>
    spendOf(call, deps, ({ quality, ledgers }) => ({
      period: quality.period,
      completeUntil: quality.completeUntil,
      ledgers: ledgers.map((ledger) => ({ currency: ledger.currency, items: unusualOf(ledger, call.query) })),
    })),
});

export const spendOperations = [getSpend, getSpendOverview, listAnomalies];

interface SpendCall extends Pick<Call<unknown, unknown, unknown>, 'ifNoneMatch' | 'isPresent'> {
  readonly query: { readonly analysis?: string | undefined; readonly currency?: string | undefined };
}

/** What an analysis knows of spend, as an operation tells it. Neither ever changes, so it is known by its name. */
async function spendOf(
  call: SpendCall,
  { readModel }: Pick<Deps, 'readModel'>,
  tell: (facts: Pick<SpendFacts, 'quality' | 'ledgers'>) => object,
): Promise<Reply> {
  const { analysis, currency } = call.query;
  const header = await readModel.header(analysis, call.isPresent);
  return unlessKnown(call, [header.id, queryHash(call.query)], async () => {
    const known = await readModel.spend(header);
    if (known.kind === 'unknown') return { ...known, ...placeOf(header) };
    const { source, quality, ledgers } = known.facts;
    const asked = ledgers.filter((ledger) => currency === undefined || ledger.currency === currency);
    return { kind: known.kind, ...placeOf(header), source, ...tell({ quality, ledgers: asked }) };
  });
}

function placeOf({ id: analysis, asOf }: AnalysisHeader) {
  return { analysis, asOf };
}

/** Where the bill names accounts. */
function accountNamesOf({ breakdowns }: Ledger): Record<string, string> {
  const entries = breakdowns.find(({ dimension }) => dimension === 'account')?.entries ?? [];
  return Object.fromEntries(entries.flatMap(({ key, name }) => (key && name ? [[key, name]] : [])));
}
