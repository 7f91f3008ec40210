import type { Page } from 'playwright-core';

/** What Cognito asks after the password, in this order. */
export type Challenge = 'NEW_PASSWORD_REQUIRED' | 'SOFTWARE_TOKEN_MFA' | 'MFA_SETUP';

export interface StandInOptions {
  readonly region: string;
  /** A token that the interface takes, as API Gateway takes Cognito's. */
  readonly token: string;
  /** So many sign-ins are refused first. The password itself never comes here: that is what SRP is for. */
  readonly refusals?: number;
  readonly challenges?: readonly Challenge[];
  /** What the authenticator app shows. */
  readonly code?: string;
  /** Everyone needs an authenticator app: nobody can switch it off. */
  readonly isRequired?: boolean;
}

interface Asked {
  readonly ChallengeName?: Challenge | 'PASSWORD_VERIFIER';
  readonly ChallengeResponses?: Readonly<Record<string, string>>;
  readonly UserCode?: string;
  readonly SoftwareTokenMfaSettings?: { readonly Enabled: boolean };
}

const srp = {
  SALT: 'ab12',
  SECRET_BLOCK: 'c2VjcmV0',
  SRP_B: '1234567890abcdef',
  USERNAME: 'maria',
  USER_ID_FOR_SRP: 'maria',
};
const parametersOf: Readonly<Record<Challenge, Readonly<Record<string, string>>>> = {
  NEW_PASSWORD_REQUIRED: { requiredAttributes: '[]', userAttributes: '{}' },
  SOFTWARE_TOKEN_MFA: { FRIENDLY_DEVICE_NAME: 'Phone' },
  MFA_SETUP: { MFAS_CAN_SETUP: '["SOFTWARE_TOKEN_MFA"]' },
};

/** What an authenticator app makes its codes from. */
export const standInSecret = 'JBSWY3DPEHPK3PXP';

const softwareToken = 'SOFTWARE_TOKEN_MFA' satisfies Challenge;

const session = 'a-session-of-twenty-letters';

/** Where the page asks Cognito. */
export function cognitoAddress(region: string): string {
  return `https://cognito-idp.${region}.amazonaws.com/`;
}

/**
 * Answers for Cognito in a page, in the words of its API.
 *
 * @returns the operations that the page has asked for, as they come
 */
export async function standInForCognito(page: Page, options: StandInOptions): Promise<readonly string[]> {
  const asked: string[] = [];
  const answers = answersOf(options);
  await page.route(cognitoAddress(options.region), (route) => {
    const request = route.request();
    const operation = request.headers()['x-amz-target']?.split('.').at(-1) ?? '';
    asked.push(operation);
    const json = answers[operation]?.(request.postDataJSON() as Asked) ?? refusal('NotStoodInFor', operation);
    return route.fulfill({ status: '__type' in json ? 400 : 200, json });
  });
  return asked;
}

function answersOf({ token, refusals = 0, challenges = [], code, isRequired = false }: StandInOptions) {
  const order: readonly Asked['ChallengeName'][] = ['PASSWORD_VERIFIER', ...challenges];
  let left = refusals;
  let isOn = isRequired;
  const next = (after: Asked['ChallengeName']): object => {
    const challenge = challenges[order.indexOf(after)];
    if (challenge === undefined) return tokens(token);
    const ChallengeParameters = { USER_ID_FOR_SRP: 'maria', ...parametersOf[challenge] };
    return { ChallengeName: challenge, ChallengeParameters, Session: session };
  };
  const answers: Readonly<Record<string, (body: Asked) => object>> = {
    InitiateAuth: () => {
      left -= 1;
      if (left >= 0) return refusal('NotAuthorizedException', 'Incorrect username or password.');
      return { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: srp };
    },
    RespondToAuthChallenge: ({ ChallengeName, ChallengeResponses = {} }) => {
      const given = ChallengeResponses.SOFTWARE_TOKEN_MFA_CODE ?? code;
      return given === code ? next(ChallengeName) : wrongCode;
    },
    AssociateSoftwareToken: () => ({ SecretCode: standInSecret, Session: session }),
    VerifySoftwareToken: ({ UserCode }) => (UserCode === code ? { Status: 'SUCCESS', Session: session } : wrongCode),
    GetUser: () => ({ Username: 'maria', UserAttributes: [], ...(isOn && { UserMFASettingList: [softwareToken] }) }),
    SetUserMFAPreference: ({ SoftwareTokenMfaSettings: { Enabled } = { Enabled: isOn } }) => {
      if (isRequired && !Enabled) return refusal('InvalidParameterException', 'MFA is required in this user pool');
      isOn = Enabled;
      return {};
    },
    ForgotPassword: () => ({
      CodeDeliveryDetails: { Destination: 'm***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' },
    }),
    ConfirmForgotPassword: () => ({}),
  };
  return answers;
}

function refusal(__type: string, message: string): object {
  return { __type, message };
}

const wrongCode = refusal('CodeMismatchException', 'Invalid code received for user');

function tokens(token: string): object {
  const given = { IdToken: token, AccessToken: token, RefreshToken: 'renew', ExpiresIn: 3_600, TokenType: 'Bearer' };
  return { AuthenticationResult: given, ChallengeParameters: {} };
}
