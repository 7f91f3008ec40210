import { join } from 'node:path';
import { stateRoot } from '../mesh/installation.ts';
import type { MeshOptions } from '../mesh/mesh.ts';

/** The folder of the mesh's own rooms. */
export const ownFunctions = 'functions';
/** AWS's documentation uses this account id for examples; the demo organisation's payer has it. */
const demoAccountId = '111122223333';

/**
 * Which mesh a command means, and where its state lies. Rooms from another folder are another mesh: its reports do not
 * mix with the demo's.
 */
export function meshOptionsFor({ functions }: { functions: string }): MeshOptions {
  const name = functions === ownFunctions ? 'demo' : functions.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-+|-+$/g, '');
  return { home: join(stateRoot, name), functions, accountId: demoAccountId };
}
