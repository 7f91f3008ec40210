import { Amplify } from 'aws-amplify';
import {
  confirmResetPassword,
  confirmSignIn,
  fetchAuthSession,
  fetchMFAPreference,
  resetPassword,
  type SetUpTOTPOutput,
  type SignInOutput,
  setUpTOTP,
  signIn,
  signOut,
  updateMFAPreference,
  verifyTOTPSetup,
} from 'aws-amplify/auth';
import type { CognitoConfig } from './config.ts';
import { beginSession } from './session.ts';

/** What Cognito wants to know next. */
export type CognitoStep =
  | { readonly kind: 'done' }
  | { readonly kind: 'new-password' }
  | { readonly kind: 'code'; readonly sentTo: string }
  /** An authenticator app has to be set up first. */
  | ({ readonly kind: 'setup' } & AuthenticatorKey)
  | { readonly kind: 'reset-password' }
  /** A step that this form does not lead through, by Cognito's name of it. */
  | { readonly kind: 'other'; readonly name: string };

/** What an authenticator app makes its codes from: the secret, or the address that such apps open. */
export interface AuthenticatorKey {
  readonly secret: string;
  readonly address: string;
}

function configure({ userPoolId, clientId }: CognitoConfig): void {
  Amplify.configure({ Auth: { Cognito: { userPoolId, userPoolClientId: clientId } } });
}

/** Begins a sign-in. @throws Error with Cognito's own message */
export async function beginSignIn(config: CognitoConfig, username: string, password: string): Promise<CognitoStep> {
  configure(config);
  // What an earlier person left behind would be "already signed in".
  await signOut().catch(() => undefined);
  return stepOf(await signIn({ username, password }), username);
}

/** What an authenticator app lists the code under. */
const appName = 'FinOps Mesh';

/** Answers what Cognito asked: the new password or the code. */
export async function continueSignIn(username: string, response: string): Promise<CognitoStep> {
  return stepOf(await confirmSignIn({ challengeResponse: response }), username);
}

/** Has a code sent with which the password can be set anew. */
export async function forgetPassword(config: CognitoConfig, username: string): Promise<string> {
  configure(config);
  const { nextStep } = await resetPassword({ username });
  return nextStep.codeDeliveryDetails?.destination ?? 'you';
}

export async function setForgottenPassword(username: string, code: string, password: string): Promise<void> {
  await confirmResetPassword({ username, confirmationCode: code, newPassword: password });
}

/**
 * Begins the session that Cognito knows.
 *
 * @param forceRefresh with a new token, since the one that there is runs out
 * @returns `false` where it knows none
 */
export async function takeSession(config: CognitoConfig, forceRefresh: boolean): Promise<boolean> {
  configure(config);
  const { tokens } = await fetchAuthSession({ forceRefresh }).catch(() => ({ tokens: undefined }));
  const token = tokens?.idToken;
  if (token === undefined) return false;
  const { exp = 0, 'cognito:groups': groups } = token.payload;
  beginSession({
    token: token.toString(),
    expiresAt: new Date(exp * 1_000).toISOString(),
    name: String(token.payload.email ?? token.payload['cognito:username'] ?? ''),
    role: Array.isArray(groups) ? groups.join(', ') : '',
  });
  return true;
}

export async function leaveCognito(config: CognitoConfig): Promise<void> {
  configure(config);
  await signOut();
}

/** Whether the person's sign-in takes a code of an authenticator app. @throws Error of Cognito, by its name */
export async function hasAuthenticator(config: CognitoConfig): Promise<boolean> {
  configure(config);
  const { enabled = [] } = await fetchMFAPreference();
  return enabled.includes('TOTP');
}

/**
 * Has a key made. It counts once it is confirmed.
 *
 * @param account what the app lists the code under, beside the name of this page
 * @throws Error of Cognito, by its name
 */
export async function beginAuthenticator(config: CognitoConfig, account: string): Promise<AuthenticatorKey> {
  configure(config);
  return keyOf(await setUpTOTP(), account);
}

/** Switches the authenticator app on that shows this code. @throws Error of Cognito, by its name */
export async function confirmAuthenticator(config: CognitoConfig, code: string): Promise<void> {
  configure(config);
  await verifyTOTPSetup({ code });
  await updateMFAPreference({ totp: 'PREFERRED' });
}

/** @throws Error of Cognito, by its name; where the pool requires one it refuses */
export async function endAuthenticator(config: CognitoConfig): Promise<void> {
  configure(config);
  await updateMFAPreference({ totp: 'DISABLED' });
}

function keyOf({ sharedSecret, getSetupUri }: SetUpTOTPOutput, account: string): AuthenticatorKey {
  return { secret: sharedSecret, address: getSetupUri(appName, account).href };
}

function stepOf({ nextStep }: Pick<SignInOutput, 'nextStep'>, username: string): CognitoStep {
  switch (nextStep.signInStep) {
    case 'DONE':
      return { kind: 'done' };
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { kind: 'new-password' };
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { kind: 'code', sentTo: 'your authenticator app' };
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
    case 'CONFIRM_SIGN_IN_WITH_EMAIL_CODE':
      return { kind: 'code', sentTo: nextStep.codeDeliveryDetails?.destination ?? 'you' };
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return { kind: 'setup', ...keyOf(nextStep.totpSetupDetails, username) };
    case 'RESET_PASSWORD':
      return { kind: 'reset-password' };
    default:
      return { kind: 'other', name: nextStep.signInStep };
  }
}
