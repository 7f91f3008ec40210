/** `node room.fixture.ts EXPORT STATEMENTS`: the billing room on an export; the SQL of its questions goes to a file. */
import { writeFile } from 'node:fs/promises';
import { DuckDBConnection } from '@duckdb/node-api';
import { run } from '../../functions/billing/agent.ts';
import { type BillingGateway, createGateway, exportSettingsOf } from '../../functions/billing/gateway.ts';
import { manifest } from '../../functions/billing/manifest.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { SpendFacts } from '../../lib/core/spend.ts';
import type { Task } from '../../lib/core/task.ts';
import { printMeasured } from './measured.ts';

const asOf = '2026-10-20T09:00:00.000Z';
const [exportFile = '', statementsFile = ''] = process.argv.slice(2);
const statements = new Set<string>();
let readMs = 0;

await printMeasured(async () => {
  const settings = exportSettingsOf({ ...process.env, BILLING_EXPORT_URI: exportFile });
  const gateway = createGateway(settings, manifest.ephemeralStorageMb);
  const invocation = {
    signal: new AbortController().signal,
    now: () => new Date(asOf),
    settings: { ...defaultSettings, ownerTags: ['owner'] },
  };
  const outcome = await run(task(), { gateway: noteQuestions(gateway) }, invocation);
  const { spend } = outcome.conclude().facts as unknown as { spend: SpendFacts };
  return { billed: spend.ledgers[0]?.net.billed?.amount ?? 'nothing', readMs };
});
await writeFile(statementsFile, JSON.stringify([...statements]));

/** Notes the SQL of every question that is asked once the bill is open, and the time that reading takes. */
function noteQuestions(gateway: BillingGateway): BillingGateway {
  const { runAndReadAll } = DuckDBConnection.prototype;
  return {
    ...gateway,
    open: async (tags, signal) => {
      const bill = await reading(() => gateway.open(tags, signal));
      DuckDBConnection.prototype.runAndReadAll = function note(sql, ...rest) {
        statements.add(sql);
        return runAndReadAll.call(this, sql, ...rest);
      };
      return bill && { ...bill, ask: (question) => reading(() => bill.ask(question)) };
    },
  };
}

async function reading<Answer>(read: () => Promise<Answer>): Promise<Answer> {
  const start = performance.now();
  const answer = await read();
  readMs += performance.now() - start;
  return answer;
}

function task(): Task {
  return {
    id: 'bench',
    analysisId: 'bench',
    agent: manifest.name,
    kind: 'analyse',
    asOf,
    deadline: '2036-10-20T09:05:00.000Z',
    hop: 0,
    requestedBy: 'bench',
  };
}
