import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { QueuedEvent } from './event-queue.ts';
import { EXECUTED_VERSION } from './invocation.ts';

/**
 * What an on-failure destination receives about an event that was given up.
 * https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html
 */
export interface InvocationRecord {
  readonly version: '1.0';
  /** ISO 8601 UTC. */
  readonly timestamp: string;
  readonly requestContext: {
    readonly requestId: string;
    readonly functionArn: string;
    readonly condition: GiveUpCondition;
    readonly approximateInvokeCount: number;
  };
  readonly requestPayload: unknown;
  /** Of the latest run; absent, like its payload, where there was none. */
  readonly responseContext?: {
    readonly statusCode: 200;
    readonly executedVersion: string;
    readonly functionError: 'Unhandled';
  };
  readonly responsePayload?: unknown;
}

export type GiveUpCondition = 'RetriesExhausted' | 'EventAgeExceeded';

const OWNER_ONLY_FILE = 0o600;
const OWNER_ONLY_FOLDER = 0o700;

export function makeInvocationRecord(event: QueuedEvent, condition: GiveUpCondition, nowMs: number): InvocationRecord {
  const { requestId, functionArn, runs, lastRun } = event;
  const qualified = functionArn.split(':').length > 7 ? functionArn : `${functionArn}:${EXECUTED_VERSION}`;
  return {
    version: '1.0',
    timestamp: new Date(nowMs).toISOString(),
    requestContext: { requestId, functionArn: qualified, condition, approximateInvokeCount: runs },
    requestPayload: JSON.parse(event.payload.toString()),
    ...(lastRun !== undefined && {
      responseContext: { statusCode: 200, executedVersion: EXECUTED_VERSION, functionError: lastRun.functionError },
      responsePayload: parseAnswer(lastRun.payload),
    }),
  };
}

/** A handler may have posted something else than JSON to the Runtime API. */
function parseAnswer(payload: string): unknown {
  try {
    return JSON.parse(payload);
  } catch {
    return payload;
  }
}

/**
 * Writes the record as a dead letter, `{folder}/{function}/{timestamp}-{requestId}.json`, whole or not at all. The same
 * record written twice is one file.
 */
export async function writeDeadLetter(folder: string, functionName: string, record: InvocationRecord): Promise<void> {
  const functionFolder = join(folder, functionName);
  await mkdir(functionFolder, { recursive: true, mode: OWNER_ONLY_FOLDER });
  const timestamp = record.timestamp.replaceAll(':', '-');
  const path = join(functionFolder, `${timestamp}-${record.requestContext.requestId}.json`);
  await writeFile(`${path}.part`, `${JSON.stringify(record, null, 2)}\n`, { mode: OWNER_ONLY_FILE });
  await rename(`${path}.part`, path);
}
