import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openSessions } from './session.ts';
import { createLink, linkAddress, redeemLink } from './sign-in-link.ts';

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'finops-mesh-front-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a session', () => {
  test('outlives a restart, and its end does too', async () => {
    const { token } = openSessions(home).issue({ name: 'maria', role: 'analyst' });
    const again = openSessions(home);
    const claims = await again.verify(`Bearer ${token}`);
    expect(claims).toMatchObject({ token_use: 'id', 'cognito:username': 'maria', 'cognito:groups': 'analyst' });
    again.end(claims);
    await expect(openSessions(home).verify(`Bearer ${token}`)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('of one installation is none of another', async () => {
    const { token } = openSessions(home).issue({ name: 'maria', role: 'analyst' });
    const other = openSessions(join(home, 'other'));
    await expect(other.verify(`Bearer ${token}`)).rejects.toMatchObject({ code: 'not-signed-in' });
  });

  test('has its key in a file for its owner only', () => {
    openSessions(home);
    expect(statSync(join(home, 'front', 'key.json')).mode & 0o777).toBe(0o600);
  });
});

describe('a sign-in link', () => {
  test('has its secret where no browser sends it, and is good once', () => {
    const person = { name: 'otto', role: 'viewer' } as const;
    const secret = createLink(home, person);
    expect(linkAddress('http://127.0.0.1:4100', secret)).toBe(`http://127.0.0.1:4100/#sign-in=${secret}`);
    expect([redeemLink(home, secret), redeemLink(home, secret)]).toEqual([person, undefined]);
  });

  test('that nobody made is none, whatever it looks like', () => {
    expect(redeemLink(home, '../key')).toBeUndefined();
  });
});
