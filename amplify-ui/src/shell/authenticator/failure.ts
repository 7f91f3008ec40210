/** What was tried with an authenticator app. */
export type Attempt = 'read' | 'begin' | 'confirm' | 'end';

const wrongCode =
  'The code is wrong or too old: enter the one that the app shows now. If that is refused too, see that the phone’s clock is right.';
const signInAgain = 'Your sign-in with Cognito has ended: sign out, sign in again and come back here.';
const tooOften = 'Cognito takes no more attempts for now: try again in some minutes.';

/** Errors of Cognito and of Amplify by their names. */
const words: Readonly<Record<string, string>> = {
  CodeMismatchException: wrongCode,
  EnableSoftwareTokenMFAException: wrongCode,
  EmptyVerifyTOTPSetupCode: 'Enter the code that the app shows.',
  NetworkError: 'Cognito cannot be reached: look at your connection, then try again.',
  NotAuthorizedException: signInAgain,
  UserUnAuthenticatedException: signInAgain,
  LimitExceededException: tooOften,
  TooManyRequestsException: tooOften,
  SoftwareTokenMFANotFoundException: 'The user pool takes no authenticator apps: ask your administrator.',
};

/** Why something with an authenticator app failed, and what to do. */
export function wordsOf(error: unknown, attempt: Attempt): string {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  const known = words[name];
  if (known !== undefined) return known;
  if (attempt !== 'end') return message;
  // "You can't turn off TOTP MFA for any of your users when MFA is required": SoftwareTokenMfaSettingsType in Cognito's API.
  return `It stays on: Cognito refused ("${message}"). Where everyone needs an authenticator app nobody can switch it off, only set up another.`;
}
