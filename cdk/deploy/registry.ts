import { DeleteItemCommand, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Manifest } from '../../lib/core/manifest.ts';
import { registryKey, registryPartition } from '../../lib/state/keys.ts';
import { createState } from '../../lib/state/state.ts';
import { RegistryEntry } from '../../lib/state/transitions.ts';

/**
 * Writes into the state table whom the supervisor can ask, as the start on a laptop does, and strikes rooms that are
 * gone.
 *
 * @param aliasOf the ARN of a room's live alias
 */
export async function writeRegistry(
  client: DynamoDBClient,
  table: string,
  manifests: readonly Manifest[],
  aliasOf: (room: string) => string,
): Promise<void> {
  const state = createState({ client, table, owner: 'operator' });
  for (const { name, version, question, taskKinds, timeoutSeconds } of manifests) {
    const functionName = aliasOf(name);
    const entry: RegistryEntry = { agent: name, functionName, version, question, taskKinds, timeoutSeconds };
    await state.update(RegistryEntry, registryKey(name), () => entry);
  }
  const rooms = new Set(manifests.map(({ name }) => name));
  for await (const { key } of state.query(RegistryEntry, registryPartition)) {
    if (rooms.has(key.sk)) continue;
    await client.send(new DeleteItemCommand({ TableName: table, Key: marshall({ pk: key.pk, sk: key.sk }) }));
  }
}
