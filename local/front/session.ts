import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomUUID, sign } from 'node:crypto';
import { join } from 'node:path';
import { JwtVerifier } from 'aws-jwt-verify';
import * as z from 'zod/mini';
import { MeshError } from '../../lib/core/errors.ts';
import { hashOf } from '../../lib/core/hash.ts';
import { readPrivate, writePrivate } from './private-file.ts';
import type { Person } from './sign-in-link.ts';

/** As Cognito's ID tokens live at most in the stacks. */
const validSeconds = 3_600;
const audience = 'finops-mesh-local';
const keyId = 'local';

const StoredKey = z.strictObject({ privateKey: z.string() });
const Ended = z.array(z.strictObject({ id: z.string(), until: z.int() }));

export interface IssuedToken {
  readonly token: string;
  readonly expiresAt: string;
}

/** Claims as API Gateway hands them to a function: all of them texts, lists joined by commas. */
export type AuthorizerClaims = Readonly<Record<string, string>>;

/** What Cognito and its authorizer are on AWS: tokens of one installation, signed by a key that never leaves it. */
export interface Sessions {
  issue(person: Person): IssuedToken;
  /** @throws MeshError `not-signed-in` */
  verify(authorization: string | undefined): Promise<AuthorizerClaims>;
  /** Ends the session that these claims belong to. */
  end(claims: AuthorizerClaims): void;
}

/** The key and the sessions that were ended lie in the folder of the mesh, so a token outlives a restart. */
export function openSessions(home: string): Sessions {
  const folder = join(home, 'front');
  const issuer = `urn:finops-mesh:local:${hashOf([folder])}`;
  const key = keyIn(join(folder, 'key.json'));
  const verifier = createVerifier(issuer, key);
  const endedFile = join(folder, 'ended.json');
  const ended = () => (readPrivate(Ended, endedFile) ?? []).filter(({ until }) => until > nowSeconds());
  let known = new Set(ended().map(({ id }) => id));
  return {
    issue: (person) => issue(person, issuer, key),
    async verify(authorization) {
      const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]*)$/.exec(authorization ?? '')?.[1];
      if (token === undefined) throw notSignedIn('This needs Authorization: Bearer and a token.');
      const payload = await verifier.verify(token).catch(() => {
        throw notSignedIn('The token does not hold: sign in again.');
      });
      if (known.has(String(payload.jti))) throw notSignedIn('This session was ended: sign in again.');
      return claimsOf(payload);
    },
    end({ jti, exp }) {
      const all = [...ended(), { id: String(jti), until: Number(exp) }];
      writePrivate(endedFile, all);
      known = new Set(all.map(({ id }) => id));
    },
  };
}

function createVerifier(issuer: string, key: KeyObject) {
  const jwk = createPublicKey(key).export({ format: 'jwk' });
  const verifier = JwtVerifier.create({ issuer, audience, jwksUri: 'https://localhost/none' });
  verifier.cacheJwks({ keys: [{ ...jwk, kid: keyId, alg: 'ES256', use: 'sig' } as never] });
  return verifier;
}

function issue({ name, role }: Person, issuer: string, key: KeyObject): IssuedToken {
  const issuedAt = nowSeconds();
  const payload = {
    sub: hashOf(['local', name]),
    iss: issuer,
    aud: audience,
    token_use: 'id',
    'cognito:username': name,
    'cognito:groups': [role],
    jti: randomUUID(),
    iat: issuedAt,
    exp: issuedAt + validSeconds,
  };
  const signed = `${encode({ alg: 'ES256', kid: keyId, typ: 'JWT' })}.${encode(payload)}`;
  const signature = sign('sha256', Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url');
  return { token: `${signed}.${signature}`, expiresAt: new Date(payload.exp * 1_000).toISOString() };
}

function claimsOf(payload: Readonly<Record<string, unknown>>): AuthorizerClaims {
  const entries = Object.entries(payload).map(([name, value]) => [
    name,
    Array.isArray(value) ? value.join(',') : String(value),
  ]);
  return Object.fromEntries(entries);
}

function keyIn(file: string): KeyObject {
  const stored = readPrivate(StoredKey, file);
  if (stored !== undefined) return createPrivateKey(stored.privateKey);
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  writePrivate(file, { privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }) });
  return privateKey;
}

function encode(part: object): string {
  return Buffer.from(JSON.stringify(part)).toString('base64url');
}

function nowSeconds(): number {
  return Math.floor(Date.now() / 1_000);
}

function notSignedIn(message: string): MeshError {
  return new MeshError('not-signed-in', message);
}
