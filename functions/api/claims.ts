import * as z from 'zod/mini';
import { MeshError } from '../../lib/core/errors.ts';

/** What people may do, each including those before it: read; start and cancel analyses; decide. */
export const roles = ['viewer', 'analyst', 'approver'] as const;
export type Role = (typeof roles)[number];

/** Who asks. */
export interface User {
  /** Stable and unique in the user pool (`sub`). */
  readonly id: string;
  /** As other people know this person: written beside decisions. */
  readonly name: string;
  readonly role: Role;
}

/** The claims of an ID token as API Gateway's Cognito authorizer hands them on: texts, lists joined by commas. */
const Claims = z.looseObject({
  sub: z.string().check(z.minLength(1), z.maxLength(256)),
  token_use: z.literal('id'),
  'cognito:username': z.string().check(z.minLength(1), z.maxLength(256)),
  'cognito:groups': z.optional(z.string()),
  email: z.optional(z.string().check(z.maxLength(320))),
});

/**
 * The person whom an authorizer has verified.
 *
 * @param claims of a token whose signature, issuer, audience and time were checked in front of this function
 * @throws MeshError `not-signed-in` where there are none, `access-denied` for somebody in none of the mesh's groups
 */
export function readUser(claims: unknown): User {
  const result = Claims.safeParse(claims);
  if (!result.success) throw new MeshError('not-signed-in', 'This needs an ID token of a signed-in person.');
  const { sub, email, 'cognito:username': username, 'cognito:groups': groups = '' } = result.data;
  // A list of one is sent as `[approver]` by some versions of the authorizer.
  const names = groups.split(/[\s,[\]]+/);
  const role = roles.findLast((each) => names.includes(each));
  if (role !== undefined) return { id: sub, name: email ?? username, role };
  throw new MeshError('access-denied', `This needs one of the groups ${roles.join(', ')}; ask an administrator.`);
}

/** @throws MeshError `access-denied` that names the role which it takes */
export function requireRole({ role }: User, needed: Role): void {
  if (roles.indexOf(role) >= roles.indexOf(needed)) return;
  throw new MeshError('access-denied', `This takes the role ${needed}, and you are ${role}.`);
}
