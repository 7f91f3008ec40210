import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createLink } from '../../local/front/sign-in-link.ts';
import { openBrowser } from './browser.ts';

const region = 'eu-west-1';
const cognito = { region, userPoolId: `${region}_Example`, clientId: 'example' };

let browser: Awaited<ReturnType<typeof openBrowser>>;
beforeAll(async () => {
  browser = await openBrowser();
});
afterAll(() => browser.close());

test('a wrong password is told; the first sign-in asks for a new one, then the dashboard is there', async () => {
  const { page, asked } = await openWithCognito();
  await signIn(page, 'wrong');
  await page.getByText('Incorrect username or password.').waitFor();
  await signIn(page, 'temporary');
  await page.getByText('This is your first sign-in').waitFor();
  await page.getByLabel('New password').fill('a-password-of-my-own-1');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('heading', { name: 'Pipeline' }).waitFor();
  expect(asked).toEqual(['InitiateAuth', 'InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge']);
  await page.context().close();
});

test('a forgotten password is set anew with a code', async () => {
  const { page, asked } = await openWithCognito();
  await page.getByLabel('Email').fill('maria@example.com');
  await page.getByRole('button', { name: 'Forgotten password' }).click();
  await page.getByText('Enter the code from m***@e***.').waitFor();
  await page.getByLabel('Code').fill('123456');
  await page.getByLabel('New password').fill('another-password-1');
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.getByText('This is your first sign-in').waitFor();
  expect(asked.slice(0, 2)).toEqual(['ForgotPassword', 'ConfirmForgotPassword']);
  await page.context().close();
});

test('Amplify is loaded only where Cognito is used', async () => {
  const page = await browser.newPage();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto(inject('url'));
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(loaded.filter((url) => /cognito/.test(url))).toEqual([]);
  await page.close();
});

/** The dashboard as on AWS: its configuration names a user pool, which a stand-in answers for. */
async function openWithCognito(): Promise<{ page: Page; asked: string[] }> {
  // The policy of a laptop lets the page call nobody else; on AWS it names Cognito.
  const context = await browser.newContext({ bypassCSP: true, locale: 'en-US' });
  const page = await context.newPage();
  const asked: string[] = [];
  await page.route('**/config.json', (route) => route.fulfill({ json: { api: '', cognito } }));
  const token = await localToken();
  await page.route(`https://cognito-idp.${region}.amazonaws.com/`, (route) => answerAsCognito(route, token, asked));
  await page.goto(inject('url'));
  return { page, asked };
}

async function signIn(page: Page, password: string): Promise<void> {
  await page.getByLabel('Email').fill('maria@example.com');
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** A token that the front of this mesh takes, as API Gateway would take Cognito's. */
async function localToken(): Promise<string> {
  const secret = createLink(inject('home'), { name: 'maria', role: 'approver' });
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`${inject('url')}/session`, { method: 'POST', headers, body: JSON.stringify({ secret }) });
  return ((await answer.json()) as { token: string }).token;
}

const srp = {
  SALT: 'ab12',
  SECRET_BLOCK: 'c2VjcmV0',
  SRP_B: '1234567890abcdef',
  USERNAME: 'maria',
  USER_ID_FOR_SRP: 'maria',
};

async function answerAsCognito(route: Route, token: string, asked: string[]): Promise<void> {
  const target = route.request().headers()['x-amz-target']?.split('.').at(-1) ?? '';
  const body = route.request().postDataJSON() as { ChallengeName?: string; AuthParameters?: Record<string, string> };
  asked.push(target);
  const isFirst = asked.filter((each) => each === 'InitiateAuth').length === 1 && !asked.includes('ForgotPassword');
  if (target === 'InitiateAuth' && isFirst) {
    const json = { __type: 'NotAuthorizedException', message: 'Incorrect username or password.' };
    return route.fulfill({ status: 400, json });
  }
  return route.fulfill({ json: replyOf(target, body.ChallengeName, token) });
}

function replyOf(target: string, challenge: string | undefined, token: string): object {
  if (target === 'ForgotPassword') {
    return { CodeDeliveryDetails: { Destination: 'm***@e***', DeliveryMedium: 'EMAIL', AttributeName: 'email' } };
  }
  if (target === 'ConfirmForgotPassword') return {};
  if (target === 'InitiateAuth') return { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters: srp };
  if (challenge === 'PASSWORD_VERIFIER') {
    const ChallengeParameters = { USER_ID_FOR_SRP: 'maria', requiredAttributes: '[]', userAttributes: '{}' };
    return { ChallengeName: 'NEW_PASSWORD_REQUIRED', ChallengeParameters, Session: 'a-session' };
  }
  return {
    AuthenticationResult: {
      IdToken: token,
      AccessToken: token,
      RefreshToken: 'renew',
      ExpiresIn: 3_600,
      TokenType: 'Bearer',
    },
    ChallengeParameters: {},
  };
}
