import { createContext, use } from 'react';
import type { Config } from '../session/config.ts';
import type { Session } from '../session/session.ts';
import type { Api } from './client.ts';

export interface ApiAccess {
  readonly api: Api;
  readonly config: Config;
  readonly session: Session;
}

export const ApiContext = createContext<ApiAccess | undefined>(undefined);

/** The interface and who is signed in. Only inside the door. */
export function useApi(): ApiAccess {
  const access = use(ApiContext);
  if (access === undefined) throw new Error('useApi stands outside ApiContext.');
  return access;
}
