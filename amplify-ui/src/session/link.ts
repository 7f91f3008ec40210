import { ApiProblem } from '../api/problem.ts';
import type { Problem } from '../api/types.ts';
import { beginSession, type Session } from './session.ts';

const inFragment = /^#sign-in=([\w-]{20,100})$/;

/** The secret of a one-time link that this page was opened with. It is taken out of the address at once. */
export function takeLinkSecret(): string | undefined {
  const secret = inFragment.exec(window.location.hash)?.[1];
  if (secret !== undefined) {
    window.history.replaceState(null, '', window.location.pathname + window.location.search);
  }
  return secret;
}

/** The secret in what a person pasted: a whole link, or the secret alone. */
export function secretIn(text: string): string | undefined {
  return /(?:#sign-in=)?([\w-]{20,100})\s*$/.exec(text.trim())?.[1];
}

/** Exchanges a secret for a session. @throws ApiProblem where the link was used or is too old */
export async function signInByLink(secret: string): Promise<void> {
  const answer = await fetch('/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ secret }),
  });
  const body: unknown = await answer.json();
  if (answer.ok) return beginSession(body as Session);
  const { code, detail } = body as Problem;
  throw new ApiProblem({ code, status: answer.status, retryable: false, retryAfter: undefined }, detail);
}

/** Ends a session at the front too, so that its token opens nothing any more. */
export async function endByLink(token: string): Promise<void> {
  await fetch('/session', { method: 'DELETE', headers: { authorization: `Bearer ${token}` } });
}
