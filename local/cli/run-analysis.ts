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
import { createState, type StateChannel } from '../../lib/state/state.ts';
import { bucketName, type MeshClients, tableName } from '../mesh/clients.ts';
import { BillFacts } from './render/bill/read-facts.ts';

const pollMs = 200;
const reader = 'operator';

/** What a person asks the supervisor for. */
export type AnalysisRequest = Pick<Task, 'type' | 'query' | 'scope' | 'inputs' | 'agents'> &
  Partial<Pick<Task, 'deadline'>>;

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

/** What a billing export said in an analysis; `undefined` where none took part, or none could be read. */
export async function readBillFacts(
  { s3 }: MeshClients,
  { reports }: Pick<Analysis, 'reports'>,
): Promise<BillFacts | undefined> {
  const ref = reports.find(({ agent }) => agent === 'billing');
  if (ref === undefined) return undefined;
  const { facts } = await createContext({ client: s3, bucket: bucketName, owner: reader }).readReport(ref.contextKey);
  return BillFacts.safeParse(facts).data;
}

/** Progress is for a person: it goes to a terminal, and never into a file. */
export function showStep({ agent, status, findings, message }: StepState): void {
  if (!process.stderr.isTTY) return;
  const found = findings === undefined ? '' : `: ${findings.toLocaleString('en-US')} findings`;
  console.error(`  ${agent} ${status}${found}${message === undefined ? '' : ` (${message})`}`);
}

async function askSupervisor({ lambda }: MeshClients, event: object): Promise<AnalysisRef> {
  const { FunctionError, Payload } = await lambda
    .send(new InvokeCommand({ FunctionName: 'supervisor', Payload: JSON.stringify(event) }))
    .catch((error: unknown) => {
      throw isAbsent(error) ? noSupervisor(error) : error;
    });
  const reply: unknown = JSON.parse(Payload?.transformToString() || 'null');
  if (FunctionError === undefined) return parse(AnalysisRef, reply, 'reply of the supervisor', 'bad-reply');
  const { errorType, errorMessage } = (reply ?? {}) as { errorType?: string; errorMessage?: string };
  const code = errorType === 'bad-input' ? 'bad-input' : 'agent-failed';
  const remedy = code === 'bad-input' ? '' : ': look at its log, then run the analysis again';
  throw new MeshError(code, `the supervisor failed: ${errorType}: ${String(errorMessage).replace(/\.$/, '')}${remedy}`);
}

function isAbsent(error: unknown): boolean {
  return error instanceof Error && error.name === 'ResourceNotFoundException';
}

function noSupervisor(cause: unknown): MeshError {
  return new MeshError('bad-input', 'these rooms have no supervisor: name a folder that has one with --functions', {
    cause,
  });
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
    for (const step of await stepsOf(state, id)) {
      if (told.get(step.agent) !== step.status) onStep(step);
      told.set(step.agent, step.status);
    }
  }
}

/** Progress is news: a table that refuses it does not cost anyone the analysis. */
async function stepsOf(state: StateChannel, id: string): Promise<readonly StepState[]> {
  try {
    return (await state.read(AnalysisState, analysisKey(id)))?.content.steps ?? [];
  } catch {
    return [];
  }
}

/** A stored analysis as one value. */
async function readAnalysis({ s3 }: MeshClients, id: string): Promise<Analysis> {
  const context = createContext({ client: s3, bucket: bucketName, owner: reader });
  const header = await context.findAnalysis(id);
  if (header === undefined) throw new MeshError('bad-reply', `analysis ${id} was answered and is not stored`);
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
    readModel,
    ...analysis
  } = header;
  return { ...analysis, id, receipts: [...receipts.values()], opportunities };
}
