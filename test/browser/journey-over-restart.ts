import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect } from 'vitest';
import { readFront } from '../../local/front/front.ts';
import { spawnMesh, until } from '../mesh/processes.ts';
import type { Place } from './session.ts';
import { settle, visit } from './visit.ts';
import type { Way } from './ways.ts';

/** `npm start` as a process, in a folder of its own. */
export interface OwnMesh {
  place(): Place;
  start(): Promise<void>;
  /** `kill -9` */
  kill(): Promise<void>;
  remove(): Promise<void>;
}

export async function openOwnMesh(): Promise<OwnMesh> {
  const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-restart-'));
  let mesh = await spawnAndWait(folder);
  return {
    place: () => ({ url: readFront(mesh.home)?.url ?? '', home: mesh.home }),
    kill: () => mesh.kill(),
    async start() {
      mesh = await spawnAndWait(folder);
    },
    async remove() {
      await mesh.kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** The mesh is stopped and started again under an open page. */
export async function travelOverRestart(mesh: OwnMesh, { hand, reloads }: Way): Promise<void> {
  const place = mesh.place();
  const { page, close } = await visit('/mesh', { place });
  const agents = page.getByRole('heading', { name: 'Agents' });
  const failure = page.getByText('Could not refresh the mesh');
  const again = page.getByRole('button', { name: 'Try again' });
  await agents.waitFor();
  await mesh.kill();
  await failure.waitFor();
  await hand.press(again);
  await failure.waitFor();
  expect(await agents.count(), 'what was shown stays').toBe(1);
  await mesh.start();
  expect(mesh.place(), 'it is where it was').toEqual(place);
  if (reloads) await page.reload();
  else await hand.press(again);
  await failure.waitFor({ state: 'hidden' });
  await agents.waitFor();
  await settle(page);
  await hand.press(page.getByRole('link', { name: 'Receipt', exact: true }));
  await page.getByRole('table', { name: 'Lines of the receipt' }).waitFor();
  await close();
}

async function spawnAndWait(folder: string) {
  const mesh = await spawnMesh(folder, resolve('functions'));
  await until(async () => answers(readFront(mesh.home)?.url), 'the dashboard answers');
  return mesh;
}

async function answers(url: string | undefined): Promise<boolean> {
  if (url === undefined) return false;
  return fetch(`${url}/config.json`).then(
    ({ ok }) => ok,
    () => false,
  );
}
