import { useEffect, useState } from 'react';
import {
  type AuthenticatorKey,
  beginAuthenticator,
  confirmAuthenticator,
  endAuthenticator,
  hasAuthenticator,
} from '../../session/cognito.ts';
import type { CognitoConfig } from '../../session/config.ts';
import { type Attempt, wordsOf } from './failure.ts';

export type Standing =
  /** Nobody has answered yet whether there is one. */
  | { readonly kind: 'unread' }
  | { readonly kind: 'off' }
  | { readonly kind: 'on' }
  /** A key is made, and its first code is awaited. */
  | ({ readonly kind: 'setup'; readonly replaces: boolean } & AuthenticatorKey);

/** A person's authenticator app: how it stands, and how it is set up and switched off. */
export function useAuthenticator(cognito: CognitoConfig, account: string) {
  const [standing, setStanding] = useState<Standing>({ kind: 'unread' });
  const [failure, setFailure] = useState<string>();
  const [busyWith, setBusyWith] = useState<Attempt>();
  useEffect(() => {
    readStanding(cognito).then(setStanding, (error: unknown) => setFailure(wordsOf(error, 'read')));
  }, [cognito]);
  const attempt = async (what: Attempt, work: () => Promise<Standing>) => {
    setBusyWith(what);
    setFailure(undefined);
    try {
      setStanding(await work());
    } catch (error) {
      setFailure(wordsOf(error, what));
    }
    setBusyWith(undefined);
  };
  const begin = async (): Promise<Standing> => {
    const replaces = standing.kind === 'on';
    // Cognito forgets the key before and goes on to answer that there is one (aws-amplify/amplify-js#1226): what is left
    // half-way should be known to be off. Where everyone needs one it refuses, and asks for the rest at the next sign-in.
    if (replaces) await endAuthenticator(cognito).catch(() => undefined);
    return { kind: 'setup', replaces, ...(await beginAuthenticator(cognito, account)) };
  };
  const confirm = (code: string) => confirmAuthenticator(cognito, code).then((): Standing => ({ kind: 'on' }));
  const end = () => endAuthenticator(cognito).then((): Standing => ({ kind: 'off' }));
  return {
    ...{ standing, failure, busyWith },
    read: () => void attempt('read', () => readStanding(cognito)),
    begin: () => void attempt('begin', begin),
    confirm: (code: string) => void attempt('confirm', () => confirm(code)),
    end: () => void attempt('end', end),
  };
}

async function readStanding(cognito: CognitoConfig): Promise<Standing> {
  return { kind: (await hasAuthenticator(cognito)) ? 'on' : 'off' };
}
