import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import { create, type Store, type Table } from 'dynalite/db/index.js';
import { checkTypes, checkValidations, toLowerFirst } from 'dynalite/validations/index.js';

/** dynalite without its HTTP server. */
export interface Engine {
  /** Performs an operation of {@link OPERATIONS}; an answer of 400 and above is DynamoDB's error. */
  perform(operation: string, data: object): Promise<Answer>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body: object;
}

export interface EngineOptions {
  readonly directory: string;
  /** Twelve digits; it stands, with the region, in the ARNs of tables. */
  readonly accountId: string;
  readonly region: string;
}

type Action = (store: Store, data: object, callback: (error: unknown, body: object) => void) => void;

/** What the engine performs: all of dynalite's but UpdateTable and tags, which the mesh does not use. */
export const OPERATIONS: readonly string[] = [
  'BatchGetItem',
  'BatchWriteItem',
  'CreateTable',
  'DeleteItem',
  'DeleteTable',
  'DescribeTable',
  'DescribeTimeToLive',
  'GetItem',
  'ListTables',
  'PutItem',
  'Query',
  'Scan',
  'UpdateItem',
];
const POLL_MS = 1;

// dynalite is CommonJS, one file an operation.
const load = createRequire(import.meta.url);

/** Opens dynalite's store, one process at a time, and finishes what an ended process left half done. */
export async function openEngine({ directory, accountId, region }: EngineOptions): Promise<Engine> {
  const store = create({ path: directory, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  store.tableDb.awsAccountId = accountId;
  store.tableDb.awsRegion = region;
  await store.db.open();
  await finishTables(store);
  return {
    perform: async (operation, data) => {
      try {
        return { status: 200, body: await perform(store, operation, validate(store, operation, data)) };
      } catch (error) {
        if (isAnswer(error)) return { status: error.statusCode, body: error.body };
        throw error;
      }
    },
    close: () => store.db.close(),
  };
}

function validate(store: Store, operation: string, data: object): object {
  const { types, custom } = load(`dynalite/validations/${toLowerFirst(operation)}.js`);
  const checked = checkTypes(data, types);
  checkValidations(checked, types, custom, store);
  return checked;
}

/** Performs an operation and waits until a table that it created or deleted is there or gone, which AWS would not. */
async function perform(store: Store, operation: string, data: object): Promise<object> {
  const action: Action = load(`dynalite/actions/${toLowerFirst(operation)}.js`);
  const { promise, resolve, reject } = Promise.withResolvers<object>();
  // A copy: dynalite changes a table's description after it has answered with it.
  action(store, data, (error, body) => (error ? reject(error) : resolve(structuredClone(body))));
  const body = await promise;
  if (operation !== 'CreateTable' && operation !== 'DeleteTable') return body;
  const name = 'TableName' in data ? String(data.TableName) : '';
  while (isChanging(await findTable(store, name))) await sleep(POLL_MS);
  return body;
}

function isChanging(table: Table | undefined): boolean {
  return table?.TableStatus === 'CREATING' || table?.TableStatus === 'DELETING';
}

async function findTable(store: Store, name: string): Promise<Table | undefined> {
  const { promise, resolve } = Promise.withResolvers<Table | undefined>();
  store.getTable(name, false, (_, table) => resolve(table));
  return promise;
}

function isAnswer(error: unknown): error is { readonly statusCode: number; readonly body: object } {
  return error instanceof Error && 'statusCode' in error && 'body' in error;
}

/** A process that ended while it created or deleted a table left it in between, where no request could reach it. */
async function finishTables(store: Store): Promise<void> {
  const listed: { TableNames?: string[] } = await perform(store, 'ListTables', { Limit: Number.MAX_SAFE_INTEGER });
  for (const name of listed.TableNames ?? []) {
    const table = await findTable(store, name);
    if (table?.TableStatus === 'CREATING') await activate(store, table);
    if (table?.TableStatus === 'DELETING') await perform(store, 'DeleteTable', { TableName: name });
  }
}

async function activate(store: Store, table: Table): Promise<void> {
  const indexes = table.GlobalSecondaryIndexes?.map((index) => ({ ...index, IndexStatus: 'ACTIVE' }));
  const active: Table = { ...table, TableStatus: 'ACTIVE', ...(indexes && { GlobalSecondaryIndexes: indexes }) };
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  store.tableDb.put(table.TableName, active, (error) => (error ? reject(error) : resolve()));
  await promise;
}
