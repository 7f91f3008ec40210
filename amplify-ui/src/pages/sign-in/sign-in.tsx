import { lazy, Suspense } from 'react';
import { Loading } from '../../components/state-of.tsx';
import type { Config } from '../../session/config.ts';
import { Frame } from './frame.tsx';
import { SignInByLink } from './sign-in-by-link.tsx';

/** Amplify's part is loaded only where Cognito is used. */
const SignInByCognito = lazy(() => import('./sign-in-by-cognito.tsx'));

export function SignIn({ config, pending }: { readonly config: Config; readonly pending: Promise<void> | undefined }) {
  if (config.cognito === undefined) return <SignInByLink pending={pending} />;
  return (
    <Suspense
      fallback={
        <Frame title="Sign in">
          <Loading what="the form" />
        </Frame>
      }
    >
      <SignInByCognito cognito={config.cognito} />
    </Suspense>
  );
}
