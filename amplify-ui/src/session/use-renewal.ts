import { useEffect } from 'react';
import type { Config } from './config.ts';
import { endSession, type Session } from './session.ts';

/** A token is renewed this long before it runs out. */
const aheadMs = 120_000;

/** Keeps a session of Cognito alive while the page is open. A session by link ends when its token does. */
export function useRenewal({ cognito }: Config, session: Session | undefined): void {
  useEffect(() => {
    if (session === undefined) return;
    const left = Date.parse(session.expiresAt) - Date.now();
    const renew = async () => {
      const isRenewed = cognito !== undefined && (await (await import('./cognito.ts')).takeSession(cognito, true));
      if (!isRenewed) endSession('expired');
    };
    const timer = setTimeout(() => void renew(), Math.max(0, cognito === undefined ? left : left - aheadMs));
    return () => clearTimeout(timer);
  }, [cognito, session]);
}
