import type { S3Client } from '@aws-sdk/client-s3';
import { MeshError } from '../core/errors.ts';
import type { Finding } from '../core/finding.ts';
import type { Outcome, ReportHeader } from '../core/report.ts';
import type { Task } from '../core/task.ts';
import { assertOwnKey, latestKey, reportKey } from './keys.ts';
import { latestReport, moveLatest } from './latest.ts';
import { createObjects } from './objects.ts';
import { readFindings, readHeader, storeReport } from './reports.ts';

/**
 * What we know: reports and analyses, large, written once, shared by key. A report is a header and parts of findings;
 * its header is written last, so a report that can be read is whole.
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
  /** The newest report of an agent, by its `asOf`; two reads, no listing. */
  latestReport(agent: string, contextType: string): Promise<ReportHeader | undefined>;
  /** Points `latest` at this report unless it points at a newer one; `false` where it does. */
  moveLatest(header: ReportHeader): Promise<boolean>;
  /** Stores a new object under the owner's own prefix; `false` where the key is taken. */
  put(key: string, text: string): Promise<boolean>;
  read(key: string): Promise<string | undefined>;
  list(prefix: string): AsyncGenerator<string>;
  remove(key: string): Promise<void>;
}

/** @param owner the room that writes; reading is open to all rooms, writing outside its prefix is refused here */
export function createContext(options: { client: S3Client; bucket: string; owner: string }): ContextChannel {
  const objects = createObjects(options.client, options.bucket);
  const { owner } = options;
  return {
    findReport: (task) => readHeader(objects, reportKey(task)),
    storeReport: (task, outcome, times) => storeReport(objects, owner, task, outcome, times),
    readReport: async (key) => (await readHeader(objects, key)) ?? notFound(key),
    readFindings: (header) => readFindings(objects, header.parts),
    latestReport: (agent, contextType) => latestReport(objects, latestKey(agent, contextType)),
    moveLatest: (header) => moveLatest(objects, owner, header),
    put: (key, text) => {
      assertOwnKey(owner, key);
      return objects.putNew(key, text);
    },
    read: async (key) => (await objects.get(key))?.text,
    list: (prefix) => objects.list(prefix),
    remove: (key) => {
      assertOwnKey(owner, key);
      return objects.remove(key);
    },
  };
}

function notFound(key: string): never {
  throw new MeshError('not-found', `there is no report at "${key}"`);
}
