import type { Config } from './config.ts';
import { endByLink } from './link.ts';
import { endSession, type Session } from './session.ts';

/** Signs out, here and where the session was issued. Where that is out of reach the token runs out by itself. */
export async function leave({ cognito }: Config, { token }: Session): Promise<void> {
  endSession('left');
  if (cognito === undefined) await endByLink(token).catch(() => undefined);
  else await (await import('./cognito.ts')).leaveCognito(cognito).catch(() => undefined);
}
