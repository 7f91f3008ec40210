import { rm } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { registryPartition } from '../../lib/state/keys.ts';
import { RegistryEntry } from '../../lib/state/transitions.ts';
import { makeHome, startTestMesh, stateOf, type TestMesh } from '../../test/mesh/mesh-fixture.ts';

const agentsOf = async ({ clients }: TestMesh) => {
  const entries = await Array.fromAsync(stateOf(clients).query(RegistryEntry, registryPartition));
  return entries.map(({ content }) => content.agent);
};

test('a room that is no part of the mesh any more is not in its registry, and so is not asked', async () => {
  const home = await makeHome();
  const all = await startTestMesh({ home });
  const before = await agentsOf(all);
  await all.close();
  const fewer = await startTestMesh({ home, takesPart: ({ name }) => name !== 'echo' });
  const after = await agentsOf(fewer);
  await fewer.close();
  await rm(home, { recursive: true, force: true });
  expect(before).toContain('echo');
  expect(after).toEqual(before.filter((name) => name !== 'echo'));
});
