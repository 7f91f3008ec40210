import type { S3Client } from '@aws-sdk/client-s3';
import type { AnalysisHeader, Opportunity, ReceiptEntry } from '../core/analysis.ts';
import { hasCode, MeshError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Outcome, Part, ReportHeader } from '../core/report.ts';
import type { ResourceState } from '../core/resource-state.ts';
import type { Task } from '../core/task.ts';
import type { AnalysisDraft } from './analyses.ts';
import { analysisHeaderKey, assertOwnKey, contextTypeOf, latestAnalysisKey, latestKey, reportKey } from './keys.ts';
import { moveLatest, readLatest } from './latest.ts';
import { createObjects, type Objects } from './objects.ts';
import { circumstancesKey, groupKey, indexKey, readCompressed } from './read-model.ts';
import { readHeader, storeReport } from './reports.ts';

/**
 * What we know: reports and analyses, large, written once, shared by key. Each is a header and parts; the header is
 * written last, so what can be read is whole.
 */
export interface ContextChannel {
  /** The stored report of a task, by one read; `undefined` where it was never stored. */
  findReport(task: Task): Promise<ReportHeader | undefined>;
  /**
   * Stores what a task came to. Where another run of the same task stored first, that report is the answer.
   *
   * @throws MeshError `not-owner` where the task is another agent's
   */
  storeReport(task: Task, outcome: Outcome, times: { startedAt: string; now: () => Date }): Promise<ReportHeader>;
  /** @throws MeshError `not-found`, `corrupt-data` */
  readReport(key: string): Promise<ReportHeader>;
  /** The findings of a report, one part in memory at a time. @throws MeshError `not-found`, `corrupt-data` */
  readFindings(header: Pick<ReportHeader, 'parts'>): AsyncGenerator<Finding>;
  /** The states of resources that a report knows; none where it read none. */
  readStates(header: Pick<ReportHeader, 'estate'>): AsyncGenerator<ResourceState>;
  /** The newest report of an agent, by its `asOf`; two reads, no listing. */
  latestReport(agent: string, contextType: string): Promise<ReportHeader | undefined>;
  /** Points `latest` at this report unless it points at a newer one; `false` where it does. */
  moveLatest(header: ReportHeader): Promise<boolean>;

  findAnalysis(analysisId: string): Promise<AnalysisHeader | undefined>;
  /** Stores an analysis once; where another run of it stored first, that one is the answer. @throws MeshError `not-owner` */
  storeAnalysis(draft: AnalysisDraft): Promise<AnalysisHeader>;
  readOpportunities(header: Pick<AnalysisHeader, 'parts'>): AsyncGenerator<Opportunity>;
  readReceiptEntries(header: Pick<AnalysisHeader, 'receiptParts'>): AsyncGenerator<ReceiptEntry>;
  latestAnalysis(type: string): Promise<AnalysisHeader | undefined>;
  /** The key of the newest analysis's header: one small read, for readers that keep headers. */
  latestAnalysisKey(type: string): Promise<string | undefined>;
  /** The index of an analysis's opportunities, as lines. @throws MeshError `not-found` */
  readIndex(header: Pick<AnalysisHeader, 'id' | 'readModel'>): Promise<string>;
  /** What a flip is computed from: what all groups share, and one account's group (empty where it has none), as lines. */
  readGroups(
    header: Pick<AnalysisHeader, 'id' | 'readModel'>,
    accountId: string,
  ): Promise<{ circumstances: string; group: string }>;
  /** A whole part, as it lies there: whoever keeps it finds a line without another read. @throws MeshError `not-found` */
  readPart(part: Part): Promise<Uint8Array>;
  moveLatestAnalysis(header: AnalysisHeader): Promise<boolean>;

  /** Stores a new object under the owner's own prefix; `false` where the key is taken. */
  put(key: string, text: string): Promise<boolean>;
  read(key: string): Promise<string | undefined>;
  list(prefix: string): AsyncGenerator<string>;
  remove(key: string): Promise<void>;
  /** An address from which anyone who has it can read an object, for so many seconds. */
  addressOf(key: string, fileName: string, seconds: number): Promise<string>;
}

/** @param owner the room that writes; reading is open to all rooms, writing outside its prefix is refused here */
export function createContext(options: { client: S3Client; bucket: string; owner: string }): ContextChannel {
  const objects = createObjects(options.client, options.bucket);
  const { owner } = options;
  return { ...reports(objects, owner), ...analyses(objects, owner), ...plainObjects(objects, owner) };
}

function reports(objects: Objects, owner: string) {
  return {
    findReport: (task: Task) => readHeader(objects, reportKey(task)),
    storeReport: (task: Task, outcome: Outcome, times: { startedAt: string; now: () => Date }) =>
      storeReport(objects, owner, task, outcome, times),
    readReport: async (key: string) => (await readHeader(objects, key)) ?? notFound(key),
    async *readStates({ estate }: Pick<ReportHeader, 'estate'>): AsyncGenerator<ResourceState> {
      yield* (await stored()).readStates(objects, estate?.parts ?? []);
    },
    async *readFindings({ parts }: Pick<ReportHeader, 'parts'>): AsyncGenerator<Finding> {
      yield* (await stored()).readFindings(objects, parts);
    },
    latestReport: async (agent: string, contextType: string) => {
      const key = await readLatest(objects, latestKey(agent, contextType));
      return key === undefined ? undefined : readHeader(objects, key);
    },
    moveLatest: (header: ReportHeader) => {
      const { contextKey: key, asOf, taskId: id } = header;
      return moveLatest(objects, owner, latestKey(header.agent, contextTypeOf(header)), { key, asOf, id });
    },
  };
}

/** Read when first needed: who only writes starts without the schemas of what is read. */
const stored = () => import('./stored.ts');

function analyses(objects: Objects, owner: string) {
  const headerAt = async (key: string) => (await stored()).readAnalysisHeader(objects, key);
  return {
    findAnalysis: (analysisId: string) => headerAt(analysisHeaderKey(analysisId)),
    storeAnalysis: async (draft: AnalysisDraft) => (await stored()).storeAnalysis(objects, owner, draft),
    async *readOpportunities({ parts }: Pick<AnalysisHeader, 'parts'>): AsyncGenerator<Opportunity> {
      yield* (await stored()).readOpportunities(objects, parts);
    },
    async *readReceiptEntries({ receiptParts }: Pick<AnalysisHeader, 'receiptParts'>): AsyncGenerator<ReceiptEntry> {
      yield* (await stored()).readReceiptEntries(objects, receiptParts);
    },
    latestAnalysisKey: (type: string) => readLatest(objects, latestAnalysisKey(type)),
    readIndex: (header: HasReadModel) => readCompressed(objects, indexKey(folderOf(header))),
    readGroups: (header: HasReadModel, accountId: string) => readGroups(objects, folderOf(header), accountId),
    readPart: async ({ key }: Part) => (await objects.bytes(key)) ?? notFound(key),
    latestAnalysis: async (type: string) => {
      const key = await readLatest(objects, latestAnalysisKey(type));
      return key === undefined ? undefined : headerAt(key);
    },
    // In a replay all analyses speak of one moment: the one that began later is the newer word.
    moveLatestAnalysis: ({ id, type, asOf, startedAt, contextKey: key }: AnalysisHeader) =>
      moveLatest(objects, owner, latestAnalysisKey(type), { key, asOf, id: `${startedAt} ${id}` }),
  };
}

function plainObjects(objects: Objects, owner: string) {
  return {
    put: (key: string, text: string) => {
      assertOwnKey(owner, key);
      return objects.putNew(key, text);
    },
    read: async (key: string) => (await objects.get(key))?.text,
    list: (prefix: string) => objects.list(prefix),
    remove: (key: string) => {
      assertOwnKey(owner, key);
      return objects.remove(key);
    },
    addressOf: (key: string, fileName: string, seconds: number) => objects.address(key, fileName, seconds),
  };
}

type HasReadModel = Pick<AnalysisHeader, 'id' | 'readModel'>;

function folderOf({ id, readModel }: HasReadModel): string {
  if (readModel !== undefined) return readModel;
  throw new MeshError('not-found', `analysis ${id} was stored without an index of its opportunities`);
}

async function readGroups(objects: Objects, folder: string, accountId: string) {
  const circumstances = await readCompressed(objects, circumstancesKey(folder));
  const bytes = readCompressed(objects, groupKey(folder, accountId));
  const group = await bytes.catch((error: unknown) => {
    if (hasCode(error, 'not-found')) return '';
    throw error;
  });
  return { circumstances, group };
}

function notFound(key: string): never {
  throw new MeshError('not-found', `there is nothing at "${key}"`);
}
