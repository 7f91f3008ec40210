import I18nProvider from '@cloudscape-design/components/i18n';
import messages from '@cloudscape-design/components/i18n/messages/all.en';
import { QueryClientProvider } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { BrowserRouter } from 'react-router';
import { ApiContext } from './api/api-context.ts';
import { createApi } from './api/client.ts';
import { createQueries } from './api/queries.ts';
import { Pages } from './pages/pages.tsx';
import { NoConfig } from './pages/sign-in/no-config.tsx';
import { SignIn } from './pages/sign-in/sign-in.tsx';
import type { Config } from './session/config.ts';
import { readSession, subscribeSession } from './session/session.ts';
import { useRenewal } from './session/use-renewal.ts';
import { NoticesProvider } from './shell/notices.tsx';

export interface AppProps {
  /** `undefined` where it could not be read. */
  readonly config: Config | undefined;
  /** A sign-in that is under way. */
  readonly signIn: Promise<void> | undefined;
}

/** The whole page: its providers, and who may see it. */
export function App({ config, signIn }: AppProps) {
  return (
    <I18nProvider locale="en" messages={[messages]}>
      {config === undefined ? <NoConfig /> : <Door config={config} signIn={signIn} />}
    </I18nProvider>
  );
}

function Door({ config, signIn }: { readonly config: Config; readonly signIn: Promise<void> | undefined }) {
  const session = useSyncExternalStore(subscribeSession, readSession);
  const api = useMemo(() => createApi(config.api), [config.api]);
  useRenewal(config, session);
  // What one person has read is not the next one's.
  const queries = useMemo(() => createQueries(session?.name), [session?.name]);
  if (session === undefined) return <SignIn config={config} pending={signIn} />;
  return (
    <ApiContext value={{ api, config, session }}>
      <QueryClientProvider client={queries}>
        <NoticesProvider>
          <BrowserRouter>
            <Pages />
          </BrowserRouter>
        </NoticesProvider>
      </QueryClientProvider>
    </ApiContext>
  );
}
