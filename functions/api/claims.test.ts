import { describe, expect, test } from 'vitest';
import { readUser, requireRole } from './claims.ts';

const claims = { sub: 's-1', token_use: 'id', 'cognito:username': 'maria' };

describe('a person', () => {
  test.each([
    ['viewer', 'viewer'],
    ['viewer,analyst', 'analyst'],
    ['analyst,approver,viewer', 'approver'],
    ['approver, others', 'approver'],
    ['[analyst]', 'analyst'],
  ])('in the groups "%s" is %s', (groups, role) => {
    expect(readUser({ ...claims, 'cognito:groups': groups })).toEqual({ id: 's-1', name: 'maria', role });
  });

  test.each([[undefined], [''], ['approvers'], ['xapprover'], ['Approver']])(
    'in the groups "%s" has no business here',
    (groups) => {
      const all = groups === undefined ? claims : { ...claims, 'cognito:groups': groups };
      expect(() => readUser(all)).toThrow(expect.objectContaining({ code: 'access-denied' }));
    },
  );

  test.each([
    ['no claims', undefined],
    ['an access token', { ...claims, token_use: 'access' }],
    ['no subject', { ...claims, sub: '' }],
  ])('with %s is not signed in', (_, given) => {
    expect(() => readUser(given)).toThrow(expect.objectContaining({ code: 'not-signed-in' }));
  });

  test('is known by the address where the token tells one', () => {
    expect(readUser({ ...claims, 'cognito:groups': 'viewer', email: 'maria@example.com' }).name).toBe(
      'maria@example.com',
    );
  });
});

test('a role includes those below it, and none above', () => {
  const analyst = { id: 's-1', name: 'maria', role: 'analyst' } as const;
  expect(() => requireRole(analyst, 'viewer')).not.toThrow();
  expect(() => requireRole(analyst, 'analyst')).not.toThrow();
  expect(() => requireRole(analyst, 'approver')).toThrow(/takes the role approver, and you are analyst/);
});
