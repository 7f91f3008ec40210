import type { BrowserContextOptions, Page } from 'playwright-core';
import { createLink, type Person } from '../../local/front/sign-in-link.ts';

/** Where a dashboard is. */
export interface Place {
  readonly url: string;
  /** The folder of its mesh's state: links are made in it. */
  readonly home: string;
}

/** What the page keeps of a session, and under which name. */
interface Session extends Person {
  readonly token: string;
  readonly expiresAt: string;
}
const storageKey = 'finops-mesh.session';

const sessions = new Map<string, Promise<Session>>();

/** A browser in which a person is signed in. His first visit redeems a link; the next ones go on from it. */
export async function signedIn(
  person: Person,
  place: Place,
): Promise<NonNullable<BrowserContextOptions['storageState']>> {
  const key = JSON.stringify([place.home, person.name, person.role]);
  const session = sessions.get(key) ?? openSession(person, place);
  sessions.set(key, session);
  const value = JSON.stringify(await session);
  return { cookies: [], origins: [{ origin: place.url, localStorage: [{ name: storageKey, value }] }] };
}

/** Redeems a link, as the page does. */
export async function openSession(person: Person, { url, home }: Place): Promise<Session> {
  const headers = { 'content-type': 'application/json' };
  const body = JSON.stringify({ secret: createLink(home, person) });
  const answer = await fetch(`${url}/session`, { method: 'POST', headers, body });
  return (await answer.json()) as Session;
}

/** The session that a page goes on with. */
export async function sessionOf(page: Page): Promise<Session> {
  const text = await page.evaluate<string>(`localStorage.getItem('${storageKey}')`);
  return JSON.parse(text) as Session;
}
