import { createHash, randomBytes } from 'node:crypto';
import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod/mini';
import { readPrivate, writePrivate } from './private-file.ts';

/** Long enough to change to the browser, short enough that a link in a history opens nothing. */
const validMs = 10 * 60_000;

export const localRoles = ['viewer', 'analyst', 'approver'] as const;

/** Who signs in by a link. */
export const Person = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  role: z.enum(localRoles),
});
export type Person = z.infer<typeof Person>;

const Link = z.extend(Person, { expiresAt: z.int() });

/**
 * A secret that signs a person in, once and for ten minutes. Only its hash is kept, as a file that the front door
 * finds: whoever makes a link can write into the folder of the mesh, and nobody else can.
 */
export function createLink(home: string, person: Person): string {
  const secret = randomBytes(32).toString('base64url');
  removeExpired(home);
  writePrivate(fileOf(home, secret), { ...person, expiresAt: Date.now() + validMs });
  return secret;
}

/** The person of a link, once: of two who come with it, one renames its file. `undefined` where it is used or too old. */
export function redeemLink(home: string, secret: string): Person | undefined {
  const file = fileOf(home, secret);
  const taken = `${file}.taken`;
  try {
    renameSync(file, taken);
  } catch {
    return undefined;
  }
  const link = readPrivate(Link, taken);
  rmSync(taken, { force: true });
  if (link === undefined || link.expiresAt <= Date.now()) return undefined;
  const { name, role } = link;
  return { name, role };
}

/** The address to open: a browser never sends what stands behind `#`, so no log and no server sees the secret. */
export function linkAddress(url: string, secret: string): string {
  return `${url}/#sign-in=${secret}`;
}

function removeExpired(home: string): void {
  const folder = linksFolder(home);
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((each) => each.endsWith('.json'))) {
    const link = readPrivate(Link, join(folder, name));
    if (link !== undefined && link.expiresAt <= Date.now()) rmSync(join(folder, name), { force: true });
  }
}

function fileOf(home: string, secret: string): string {
  return join(linksFolder(home), `${createHash('sha256').update(secret).digest('hex')}.json`);
}

function linksFolder(home: string): string {
  return join(home, 'front', 'links');
}
