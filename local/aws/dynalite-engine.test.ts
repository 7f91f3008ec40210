import { create, type Store } from 'dynalite/db/index.js';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Engine, openEngine } from './dynalite-engine.ts';
import { makeDirectory } from './test-endpoint.ts';

let directory: Awaited<ReturnType<typeof makeDirectory>>;

beforeEach(async () => {
  directory = await makeDirectory();
});

afterEach(() => directory.remove());

function open() {
  return openEngine({ directory: directory.path, accountId: '123456789012', region: 'us-east-1' });
}

function createTable(engine: Engine, TableName: string) {
  return engine.perform('CreateTable', {
    TableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
    KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
  });
}

/** Leaves a table in a state, as a process does that ends in the middle of changing it. */
async function leaveTable(name: string, TableStatus: 'CREATING' | 'DELETING'): Promise<void> {
  const engine = await open();
  await createTable(engine, name);
  await engine.close();
  const store = create({ path: directory.path, createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  await setStatus(store, name, TableStatus);
  await store.db.close();
}

function setStatus(store: Store, name: string, TableStatus: 'CREATING' | 'DELETING'): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  store.getTable(name, false, (_, table) => store.tableDb.put(name, { ...table, TableStatus }, () => resolve()));
  return promise;
}

test('a table is there once its creation is answered, though the answer still says CREATING', async () => {
  const engine = await open();
  const created = await createTable(engine, 'fresh');
  expect(created).toMatchObject({ status: 200, body: { TableDescription: { TableStatus: 'CREATING' } } });
  expect(await engine.perform('PutItem', { TableName: 'fresh', Item: { pk: { S: 'a' } } })).toMatchObject({
    status: 200,
  });
  await engine.close();
});

test('a table whose creation was cut off is there after a restart', async () => {
  await leaveTable('half', 'CREATING');
  const engine = await open();
  expect(await engine.perform('PutItem', { TableName: 'half', Item: { pk: { S: 'a' } } })).toMatchObject({
    status: 200,
  });
  await engine.close();
});

test('a table whose deletion was cut off is gone after a restart', async () => {
  await leaveTable('half', 'DELETING');
  const engine = await open();
  expect(await engine.perform('ListTables', {})).toEqual({ status: 200, body: { TableNames: [] } });
  await engine.close();
});
