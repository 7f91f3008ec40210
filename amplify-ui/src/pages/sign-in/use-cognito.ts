import { useState } from 'react';
import {
  beginSignIn,
  type CognitoStep,
  continueSignIn,
  forgetPassword,
  setForgottenPassword,
  takeSession,
} from '../../session/cognito.ts';
import type { CognitoConfig } from '../../session/config.ts';

export type Step =
  | CognitoStep
  | { readonly kind: 'password' }
  | { readonly kind: 'forgotten'; readonly sentTo: string };
export type Values = Readonly<Record<'email' | 'password' | 'newPassword' | 'code', string>>;

/** A sign-in with Cognito, step by step: where it stands, and how it goes on. */
export function useCognito(cognito: CognitoConfig) {
  const [step, setStep] = useState<Step>({ kind: 'password' });
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const go = async (work: () => Promise<Step>) => {
    setBusy(true);
    setFailure(undefined);
    try {
      const next = await work();
      setStep(next);
      if (next.kind === 'done' && !(await takeSession(cognito, false))) throw new Error('Cognito gave no token.');
    } catch (error) {
      setFailure(error instanceof Error ? error.message : String(error));
    }
    setBusy(false);
  };
  const forget = async (email: string): Promise<Step> => ({
    kind: 'forgotten',
    sentTo: await forgetPassword(cognito, email),
  });
  const answer = async ({ email, password, newPassword, code }: Values): Promise<Step> => {
    if (step.kind === 'new-password') return continueSignIn(email, newPassword);
    if (step.kind === 'code' || step.kind === 'setup') return continueSignIn(email, code);
    if (step.kind === 'reset-password') return forget(email);
    if (step.kind !== 'forgotten') return beginSignIn(cognito, email, password);
    await setForgottenPassword(email, code, newPassword);
    return beginSignIn(cognito, email, newPassword);
  };
  return {
    ...{ step, failure, isBusy },
    submit: (values: Values) => void go(() => answer(values)),
    forget: (email: string) => void go(() => forget(email)),
  };
}
