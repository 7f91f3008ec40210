import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { InvokeCommand } from '@aws-sdk/client-lambda';
import { createContext } from '../../lib/context/context.ts';
import { type Analysis, AnalysisRef } from '../../lib/core/analysis.ts';
import { MeshError } from '../../lib/core/errors.ts';
import { parse } from '../../lib/core/parse.ts';
import type { Receipt } from '../../lib/core/receipt.ts';
import type { Task } from '../../lib/core/task.ts';
import { AnalysisState, type StepState } from '../../lib/state/analysis-state.ts';
import { analysisKey } from '../../lib/state/keys.ts';
import { createState } from '../../lib/state/state.ts';
import { bucketName, type MeshClients, tableName } from '../mesh/clients.ts';

const pollMs = 200;
const reader = 'operator';

/** What a person asks the supervisor for. */
export type AnalysisRequest = Pick<Task, 'type' | 'query' | 'scope' | 'inputs'>;

/**
 * Asks the supervisor for one analysis and waits for it.
 *
 * @param onStep hears of every agent as it goes on
 * @throws MeshError `agent-failed` where the supervisor itself fails
 */
export async function runAnalysis(
  clients: MeshClients,
  request: AnalysisRequest,
  onStep: (step: StepState) => void,
): Promise<Analysis> {
  const id = `analysis-${randomUUID()}`;
  const asked = askSupervisor(clients, { ...request, id, requestedBy: 'command line' });
  await followUntil(asked, clients, id, onStep);
  return readAnalysis(clients, (await asked).id);
}

async function askSupervisor({ lambda }: MeshClients, event: object): Promise<AnalysisRef> {
  const { FunctionError, Payload } = await lambda.send(
    new InvokeCommand({ FunctionName: 'supervisor', Payload: JSON.stringify(event) }),
  );
  const reply: unknown = JSON.parse(Payload?.transformToString() || 'null');
  if (FunctionError === undefined) return parse(AnalysisRef, reply, 'reply of the supervisor', 'bad-reply');
  const { errorType, errorMessage } = (reply ?? {}) as { errorType?: string; errorMessage?: string };
  const code = errorType === 'bad-input' ? 'bad-input' : 'agent-failed';
  throw new MeshError(code, `the supervisor failed: ${errorType}: ${errorMessage}`);
}

async function followUntil(
  asked: Promise<unknown>,
  { dynamodb }: MeshClients,
  id: string,
  onStep: (step: StepState) => void,
): Promise<void> {
  const state = createState({ client: dynamodb, table: tableName, owner: reader });
  const told = new Map<string, string>();
  let ended = false;
  const end = () => {
    ended = true;
  };
  asked.then(end, end);
  while (!ended) {
    await Promise.race([sleep(pollMs), asked.catch(() => {})]);
    const steps = (await state.read(AnalysisState, analysisKey(id)))?.content.steps ?? [];
    for (const step of steps) {
      if (told.get(step.agent) !== step.status) onStep(step);
      told.set(step.agent, step.status);
    }
  }
}

/** A stored analysis as one value. */
async function readAnalysis({ s3 }: MeshClients, id: string): Promise<Analysis> {
  const context = createContext({ client: s3, bucket: bucketName, owner: reader });
  const header = await context.findAnalysis(id);
  if (header === undefined) throw new MeshError('not-found', `analysis ${id} was answered and is not stored`);
  const receipts = new Map<string, Receipt>(
    header.receipts.map((totals) => [totals.currency, { ...totals, lines: [], beside: [] }]),
  );
  for await (const entry of context.readReceiptEntries(header)) {
    const receipt = receipts.get(entry.currency);
    if (entry.kind === 'line') receipt?.lines.push(entry.line);
    else receipt?.beside.push(entry.beside);
  }
  const opportunities = await Array.fromAsync(context.readOpportunities(header));
  const {
    id: _,
    version,
    contextKey,
    parts,
    receiptParts,
    opportunityCount,
    unknown,
    highImpact,
    ...analysis
  } = header;
  return { ...analysis, id, receipts: [...receipts.values()], opportunities };
}
