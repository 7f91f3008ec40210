import { CreateTableCommand, DeleteItemCommand } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import type { Room } from '../../bundle/rooms.ts';
import { registryKey, registryPartition } from '../../lib/state/keys.ts';
import { createState, type StateChannel } from '../../lib/state/state.ts';
import { RegistryEntry } from '../../lib/state/transitions.ts';
import { bucketName, type MeshClients, tableName } from './clients.ts';

/** Makes what a deployment makes: the bucket, the table, and the registry of the rooms that are there. */
export async function provision({ s3, dynamodb }: MeshClients, rooms: readonly Room[]): Promise<void> {
  await ignoring(['BucketAlreadyOwnedByYou', 'BucketAlreadyExists'], () =>
    s3.send(new CreateBucketCommand({ Bucket: bucketName })),
  );
  await ignoring(['ResourceInUseException'], () =>
    dynamodb.send(
      new CreateTableCommand({
        TableName: tableName,
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [
          { AttributeName: 'pk', AttributeType: 'S' },
          { AttributeName: 'sk', AttributeType: 'S' },
        ],
        KeySchema: [
          { AttributeName: 'pk', KeyType: 'HASH' },
          { AttributeName: 'sk', KeyType: 'RANGE' },
        ],
      }),
    ),
  );
  const state = createState({ client: dynamodb, table: tableName, owner: 'operator' });
  await forgetOthers(dynamodb, state, new Set(rooms.map(({ manifest }) => manifest.name)));
  for (const { manifest } of rooms) {
    const { name, version, question, taskKinds, timeoutSeconds } = manifest;
    const entry: RegistryEntry = { agent: name, functionName: name, version, question, taskKinds, timeoutSeconds };
    await state.update(RegistryEntry, registryKey(name), () => entry);
  }
}

/** A room that was part of this mesh at an earlier start, and is not now, must not be asked. */
async function forgetOthers(
  dynamodb: MeshClients['dynamodb'],
  state: StateChannel,
  names: ReadonlySet<string>,
): Promise<void> {
  for await (const { content } of state.query(RegistryEntry, registryPartition)) {
    if (names.has(content.agent)) continue;
    const { pk, sk } = registryKey(content.agent);
    await dynamodb.send(new DeleteItemCommand({ TableName: tableName, Key: { pk: { S: pk }, sk: { S: sk } } }));
  }
}

async function ignoring(names: readonly string[], call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (!(error instanceof Error && names.includes(error.name))) throw error;
  }
}
