/** A person who is signed in, in this browser. */
export interface Session {
  readonly token: string;
  /** ISO 8601. */
  readonly expiresAt: string;
  readonly name: string;
  readonly role: string;
}

/** Why nobody is signed in. */
export type SignedOut = 'never' | 'expired' | 'left';

const storageKey = 'finops-mesh.session';
const listeners = new Set<() => void>();
let why: SignedOut = 'never';
let known: { readonly text: string | null; readonly session: Session | undefined } | undefined;

/** The session of this browser. All tabs share it, so that a link that opens in another one needs no second sign-in. */
export function readSession(): Session | undefined {
  const text = localStorage.getItem(storageKey);
  if (known === undefined || known.text !== text) known = { text, session: parseSession(text) };
  const { session } = known;
  return session !== undefined && Date.parse(session.expiresAt) > Date.now() ? session : undefined;
}

export function beginSession(session: Session): void {
  localStorage.setItem(storageKey, JSON.stringify(session));
  tell();
}

export function endSession(reason: Exclude<SignedOut, 'never'>): void {
  if (localStorage.getItem(storageKey) === null) return;
  why = reason;
  localStorage.removeItem(storageKey);
  tell();
}

export function whySignedOut(): SignedOut {
  return why;
}

/** Hears of sign-in and sign-out, in this tab and in others. */
export function subscribeSession(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener('storage', listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener('storage', listener);
  };
}

function tell(): void {
  for (const listener of listeners) listener();
}

function parseSession(text: string | null): Session | undefined {
  if (text === null) return undefined;
  try {
    const { token, expiresAt, name, role } = JSON.parse(text) as Partial<Session>;
    if (token === undefined || expiresAt === undefined) return undefined;
    return { token, expiresAt, name: name ?? '', role: role ?? 'viewer' };
  } catch {
    return undefined;
  }
}
