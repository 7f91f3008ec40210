import { createContext } from '../../lib/context/context.ts';
import type { AnalysisHeader } from '../../lib/core/analysis.ts';
import { AnalysisState, analysisTtlSeconds } from '../../lib/state/analysis-state.ts';
import { analysisKey, analysisListKey } from '../../lib/state/keys.ts';
import { createState } from '../../lib/state/state.ts';
import { bucketName, type MeshClients, tableName } from '../../local/mesh/clients.ts';

const oldest = Date.parse('2026-04-01T06:00:00.000Z');
const millisecondsPerHour = 3_600_000;
const atOnce = 12;

/**
 * Stores so many analyses, one an hour, as the history reads them: progress and header, which is that of a stored one
 * but for its id and times. None becomes the newest.
 */
export async function storeLongHistory(
  { s3, dynamodb }: MeshClients,
  like: AnalysisHeader,
  analyses: number,
): Promise<void> {
  const context = createContext({ client: s3, bucket: bucketName, owner: 'supervisor' });
  const state = createState({ client: dynamodb, table: tableName, owner: 'supervisor' });
  const places = Array.from({ length: analyses }, (_, place) => place).values();
  const store = async () => {
    for (const place of places) {
      const id = `hourly-${place}`;
      const startedAt = new Date(oldest + place * millisecondsPerHour).toISOString();
      const contextKey = `analyses/${id}/analysis.json`;
      const header: AnalysisHeader = { ...like, id, startedAt, completedAt: startedAt, asOf: startedAt, contextKey };
      await context.put(contextKey, JSON.stringify(header));
      const ended: AnalysisState = {
        ...{ id, type: 'comprehensive', status: 'completed', requestedBy: 'schedule', startedAt },
        ...{ completedAt: startedAt, steps: [], headline: header.headline, contextKey },
      };
      for (const key of [analysisKey(id), analysisListKey(startedAt, id)]) {
        await state.update(AnalysisState, key, () => ended, { ttlSeconds: analysisTtlSeconds });
      }
    }
  };
  await Promise.all(Array.from({ length: atOnce }, store));
}
