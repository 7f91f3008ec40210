import { createPrivateKey, type KeyObject, sign } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ownHeader = { alg: 'ES256', kid: 'local', typ: 'JWT' };

/** A token like a good one with other claims; by default of the installation's own key, which only its owner can read. */
export function forgeToken(
  home: string,
  good: string,
  claims: object,
  key = keyIn(home),
  header: object = ownHeader,
): string {
  const signed = `${encode(header)}.${encode({ ...claimsIn(good), ...claims })}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' });
  return `${signed}.${signature.toString('base64url')}`;
}

/** The token as it would be without a signature. */
export function withoutSignature(good: string): string {
  return `${encode({ alg: 'none', typ: 'JWT' })}.${encode(claimsIn(good))}.`;
}

/** The token with its own signature and other claims. */
export function withOtherClaims(good: string, claims: object): string {
  return good.replace(/\.[^.]+\./, `.${encode({ ...claimsIn(good), ...claims })}.`);
}

function keyIn(home: string): KeyObject {
  return createPrivateKey(JSON.parse(readFileSync(join(home, 'front', 'key.json'), 'utf8')).privateKey);
}

function claimsIn(token: string): object {
  return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}
