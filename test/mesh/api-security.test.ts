import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { readdirSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { OpportunityPage } from '../../functions/api/schemas/replies.ts';
import {
  analyseDemo,
  type Caller,
  callerWith,
  type HttpAnswer,
  read,
  request,
  startTestFront,
  type TestFront,
} from './api-fixture.ts';
import { hostileRequests } from './api-hostile.ts';
import { forgeToken, withOtherClaims, withoutSignature } from './api-tokens.ts';

let world: TestFront;
let maria: Caller;
let viewer: Caller;
beforeAll(async () => {
  world = await startTestFront();
  maria = await world.signIn();
  viewer = await world.signIn({ name: 'victor', role: 'viewer' });
  await analyseDemo(world, maria);
});
afterAll(() => world.remove());

/** All that a refused request could have changed. */
const everything = async () => {
  const [list, analyses] = await Promise.all([
    maria.call('GET', '/opportunities?limit=500'),
    maria.call('GET', '/analyses'),
  ]);
  return [list.text, analyses.text];
};
let before: string[];
beforeEach(async () => {
  before = await everything();
});
afterEach(async () => {
  expect(await everything()).toEqual(before);
});

function expectRefusal(answer: HttpAnswer, status: number, code: string): void {
  expect(answer).toMatchObject({ status, body: { status, code } });
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.text).not.toMatch(/\.(ts|mjs|js):\d|node_modules|\/tmp\/|\bat \w+ \(/);
  expect(answer.text).not.toContain(world.mesh.home);
}

describe('a token', () => {
  const forge = (claims: object, key?: KeyObject, header?: object) =>
    forgeToken(world.mesh.home, maria.token, claims, key, header);
  const otherKey = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;

  test('that is as issued opens the door', async () => {
    const answer = await callerWith(world.front.url, forge({})).call('GET', '/mesh');
    expect(answer.status).toBe(200);
  });

  test.each<[string, () => string | undefined]>([
    ['none', () => undefined],
    ['an empty one', () => ''],
    ['one that has expired', () => forge({ exp: Math.floor(Date.now() / 1_000) - 1 })],
    ['one of another issuer', () => forge({ iss: 'https://cognito-idp.example' })],
    ['one for another audience', () => forge({ aud: 'another' })],
    ['one of another key', () => forge({}, otherKey)],
    ['one of an unknown key id', () => forge({}, undefined, { alg: 'ES256', kid: 'other', typ: 'JWT' })],
    ['one that says alg none', () => withoutSignature(maria.token)],
    [
      'one whose role was changed after it was signed',
      () => withOtherClaims(viewer.token, { 'cognito:groups': ['approver'] }),
    ],
    ['an access token in its place', () => forge({ token_use: 'access' })],
  ])('that is %s is refused with 401', async (_, token) => {
    expectRefusal(await callerWith(world.front.url, token()).call('GET', '/opportunities'), 401, 'not-signed-in');
  });

  test.each([[[]], [['strangers']], [['approvers']]])('of the groups %j is refused with 403', async (groups) => {
    const stranger = callerWith(world.front.url, forge({ 'cognito:groups': groups }));
    expectRefusal(await stranger.call('GET', '/opportunities'), 403, 'access-denied');
  });

  test('of a session that was ended is refused with 401, and others are not', async () => {
    const anna = await world.signIn({ name: 'anna' });
    const ended = await request(world.front.url, 'DELETE', '/session', {
      headers: { authorization: `Bearer ${anna.token}` },
    });
    expect(ended.status).toBe(204);
    expectRefusal(await anna.call('GET', '/mesh'), 401, 'not-signed-in');
    expect((await maria.call('GET', '/mesh')).status).toBe(200);
  });
});

describe('a role', () => {
  const id = 'a'.repeat(20);
  const decision = { action: 'approve', contentHash: id, decisionVersion: 0 };
  test.each([
    ['a viewer', 'viewer', 'POST', '/analyses', {}],
    ['a viewer', 'viewer', 'DELETE', '/analyses/x', undefined],
    ['a viewer', 'viewer', 'POST', `/opportunities/${id}/decisions`, decision],
    ['a viewer', 'viewer', 'POST', '/decisions', { decisions: [{ ...decision, opportunityId: id }] }],
    ['an analyst', 'analyst', 'POST', `/opportunities/${id}/decisions`, decision],
  ] as const)('does not let %s (%s) %s %s', async (_, role, method, path, body) => {
    const caller = await world.signIn({ name: 'paul', role });
    expectRefusal(await caller.call(method, path, { body }), 403, 'access-denied');
  });
});

describe('a sign-in link', () => {
  const secretOf = () => world.front.link({ name: 'lena', role: 'viewer' }).split('#sign-in=')[1] ?? '';
  const redeem = (secret: string, headers = {}) =>
    request(world.front.url, 'POST', '/session', { body: { secret }, headers });

  test('works once', async () => {
    const secret = secretOf();
    expect((await redeem(secret)).status).toBe(201);
    expectRefusal(await redeem(secret), 401, 'not-signed-in');
  });

  test('works for one of twenty who come at once', async () => {
    const secret = secretOf();
    const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(secret)));
    expect(answers.filter(({ status }) => status === 201).length).toBe(1);
  });

  test('that is too old does not work', async () => {
    const secret = secretOf();
    const folder = join(world.mesh.home, 'front', 'links');
    for (const name of readdirSync(folder)) {
      writeFileSync(join(folder, name), JSON.stringify({ name: 'lena', role: 'viewer', expiresAt: Date.now() - 1 }));
    }
    expectRefusal(await redeem(secret), 401, 'not-signed-in');
  });

  test('does not work from another site, and is not used up by it', async () => {
    const secret = secretOf();
    expectRefusal(await redeem(secret, { origin: 'https://evil.example' }), 403, 'access-denied');
    expect((await redeem(secret)).status).toBe(201);
  });
});

describe('another site', () => {
  test.each([['https://evil.example'], ['null'], ['http://127.0.0.1:1']])('%s gets nothing', async (origin) => {
    expectRefusal(await maria.call('GET', '/mesh', { headers: { origin } }), 403, 'access-denied');
  });

  test('under whose name this machine was put gets nothing', async () => {
    const port = Number(new URL(world.front.url).port);
    const { promise, resolve, reject } = Promise.withResolvers<{ status: number | undefined; text: string }>();
    const headers = { host: 'evil.example', authorization: `Bearer ${maria.token}` };
    httpRequest({ host: '127.0.0.1', port, path: '/health', headers }, (incoming) => {
      let text = '';
      incoming.on('data', (chunk) => {
        text += chunk;
      });
      incoming.on('end', () => resolve({ status: incoming.statusCode, text }));
    })
      .on('error', reject)
      .end();
    const { status, text } = await promise;
    expect({ status, code: JSON.parse(text).code }).toEqual({ status: 403, code: 'access-denied' });
  });
});

describe('a cursor', () => {
  const encode = (content: unknown) => Buffer.from(JSON.stringify(content)).toString('base64url');
  test.each<[string, () => Promise<string> | string]>([
    ['that is no cursor', () => 'x'],
    ['with a key that is nowhere', async () => encode({ ...(await decoded()), k: 'nothing' })],
    ['with another query’s hash', async () => encode({ ...(await decoded()), q: '0'.repeat(20) })],
    ['with more in it', async () => encode({ ...(await decoded()), admin: true })],
    [
      'of another list',
      async () => (await read(maria, OpportunityPage, '/opportunities?limit=1&sort=risk')).next ?? '',
    ],
    ['that leads out of the analyses', async () => encode({ ...(await decoded()), a: '../../secret' })],
  ])('%s is refused', async (_, make) => {
    const cursor = await make();
    expectRefusal(await maria.call('GET', `/opportunities?limit=1&cursor=${cursor}`), 400, 'bad-input');
  });
  async function decoded() {
    const { next = '' } = await read(maria, OpportunityPage, '/opportunities?limit=1');
    return JSON.parse(Buffer.from(next, 'base64url').toString());
  }
});

describe('a hostile request', () => {
  test.each(hostileRequests)('%s is refused', async (_, method, path, options, status, code) => {
    expectRefusal(await maria.call(method, path, options), status, code);
  });

  test('a regular-expression bomb is words to look for', async () => {
    const { total } = await read(
      viewer,
      OpportunityPage,
      `/opportunities?text=${encodeURIComponent(`(a+)+$ ${'a'.repeat(150)}!`)}`,
    );
    expect(total.count).toBe(0);
  });

  test('script comes back as data that no browser runs', async () => {
    const script = encodeURIComponent('<script>alert(1)</script>');
    const answer = await maria.call('GET', `/opportunities?owner=${script}`);
    expect(answer.headers.get('content-type')).toBe('application/json');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('what is open', () => {
  test.each([['/health'], ['/openapi.json']])('%s needs no token', async (path) => {
    expect((await callerWith(world.front.url, undefined).call('GET', path)).status).toBe(200);
  });
});
