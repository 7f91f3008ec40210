import AxeBuilder from '@axe-core/playwright';
import type { Page, Route } from 'playwright-core';
import { afterAll, expect, inject, test } from 'vitest';
import { cognitoAddress, type StandInOptions, standInForCognito, standInSecret } from './cognito-stand-in.ts';
import { keyboard } from './hand.ts';
import { openSession } from './session.ts';
import { closeBrowser, openContext } from './visit.ts';

afterAll(closeBrowser);

const region = 'eu-west-1';
const cognito = { region, userPoolId: `${region}_Example`, clientId: 'example' };

test.concurrent('a wrong password is told; the first sign-in asks for a new one, then the dashboard is there', async () => {
  const { page, asked } = await openWithCognito({ refusals: 1, challenges: ['NEW_PASSWORD_REQUIRED'] });
  await signIn(page);
  await page.getByText('Incorrect username or password.').waitFor();
  await signIn(page);
  await page.getByText('This is your first sign-in').waitFor();
  await answer(page, 'New password', 'a-password-of-my-own-1');
  await dashboardIsThere(page);
  expect(asked).toEqual(['InitiateAuth', 'InitiateAuth', 'RespondToAuthChallenge', 'RespondToAuthChallenge']);
  await page.context().close();
});

test.concurrent('who has an authenticator app is asked for its code; a wrong one is told, and asked for again', async () => {
  const { page, asked } = await openWithCognito({ challenges: ['SOFTWARE_TOKEN_MFA'], code: '314159' });
  await signIn(page);
  await page.getByText('Enter the code from your authenticator app.').waitFor();
  await answer(page, 'Code', '271828');
  await page.getByText('Invalid code received for user').waitFor();
  await answer(page, 'Code', '314159');
  await dashboardIsThere(page);
  expect(asked).toEqual(['InitiateAuth', ...Array(3).fill('RespondToAuthChallenge')]);
  await page.context().close();
});

test.concurrent('where everyone needs an authenticator app, the first sign-in sets one up', async () => {
  const { page, asked } = await openWithCognito({ challenges: ['NEW_PASSWORD_REQUIRED', 'MFA_SETUP'], code: '314159' });
  await signIn(page);
  await answer(page, 'New password', 'a-password-of-my-own-1');
  await page.getByText('put this key into an authenticator app').waitFor();
  await page.getByText(standInSecret, { exact: true }).waitFor();
  const address = await page.getByRole('link', { name: 'Open an authenticator app' }).getAttribute('href');
  expect(address).toMatch(new RegExp(`^otpauth://totp/FinOps%20Mesh:.+secret=${standInSecret}&issuer=FinOps%20Mesh$`));
  await answer(page, 'Code', '271828');
  await page.getByText('Invalid code received for user').waitFor();
  await answer(page, 'Code', '314159');
  await dashboardIsThere(page);
  expect(asked.slice(-4)).toEqual([
    'AssociateSoftwareToken',
    'VerifySoftwareToken',
    'VerifySoftwareToken',
    'RespondToAuthChallenge',
  ]);
  await page.context().close();
});

test.concurrent('a forgotten password is set anew with a code', async () => {
  const { page, asked } = await openWithCognito({});
  await page.getByLabel('Email').fill('maria@example.com');
  await page.getByRole('button', { name: 'Forgotten password' }).click();
  await page.getByText('Enter the code from m***@e***.').waitFor();
  await page.getByLabel('Code').fill('123456');
  await answer(page, 'New password', 'another-password-1');
  await dashboardIsThere(page);
  expect(asked).toEqual(['ForgotPassword', 'ConfirmForgotPassword', 'InitiateAuth', 'RespondToAuthChallenge']);
  await page.context().close();
});

test.concurrent('a person sets up an authenticator app, hears of a wrong code, and switches the app off again', async () => {
  const { page, asked } = await openWithCognito({ code: '314159' });
  await signIn(page);
  await openAuthenticator(page);
  await page.getByText('No authenticator app is set up').waitFor();
  await press(page, 'Set one up');
  await page.getByText(standInSecret, { exact: true }).waitFor();
  const address = await page.getByRole('link', { name: 'Open an authenticator app' }).getAttribute('href');
  expect(address).toBe(`otpauth://totp/FinOps%20Mesh:maria?secret=${standInSecret}&issuer=FinOps%20Mesh`);
  const { violations } = await new AxeBuilder({ page }).include('[role="dialog"]').setLegacyMode().analyze();
  expect(violations).toEqual([]);
  await page.getByLabel('Code').fill('271828');
  await press(page, 'Switch it on');
  await page.getByText('The code is wrong or too old').waitFor();
  await page.getByLabel('Code').fill('314 159');
  await page.keyboard.press('Enter');
  await page.getByText('An authenticator app is set up').waitFor();
  await press(page, 'Done');
  await openAuthenticator(page);
  await page.getByText('An authenticator app is set up').waitFor();
  await press(page, 'Switch it off');
  await page.getByText('No authenticator app is set up').waitFor();
  expect(asked.slice(2)).toEqual([
    ...['GetUser', 'AssociateSoftwareToken', 'VerifySoftwareToken', 'VerifySoftwareToken', 'SetUserMFAPreference'],
    ...['GetUser', 'SetUserMFAPreference'],
  ]);
  await page.context().close();
});

test.concurrent('where everyone needs an authenticator app it cannot be switched off, only be another one', async () => {
  const { page } = await openWithCognito({ code: '314159', isRequired: true });
  await signIn(page);
  await openAuthenticator(page);
  await press(page, 'Switch it off');
  await page.getByText('It stays on: Cognito refused').waitFor();
  await press(page, 'Set up another');
  await page.getByText('may count no more').waitFor();
  await page.getByLabel('Code').fill('314159');
  await press(page, 'Switch it on');
  await page.getByText('An authenticator app is set up').waitFor();
  await page.context().close();
});

test.concurrent('where Cognito is out of reach the dialog says so, and asks again', async () => {
  const { page } = await openWithCognito({});
  await signIn(page);
  await dashboardIsThere(page);
  const cut = (route: Route) => route.abort();
  await page.route(cognitoAddress(region), cut);
  await openAuthenticator(page);
  await page.getByText('Cognito cannot be reached').waitFor();
  await page.unroute(cognitoAddress(region), cut);
  await press(page, 'Try again');
  await page.getByText('No authenticator app is set up').waitFor();
  await page.context().close();
});

test.concurrent('Amplify is loaded only where Cognito is used', async () => {
  const page = await (await openContext()).newPage();
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  await page.goto('/');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  expect(loaded.filter((url) => /cognito/.test(url))).toEqual([]);
  await page.context().close();
});

/** The dashboard as on AWS: its configuration names a user pool, which a stand-in answers for. */
async function openWithCognito(
  options: Omit<StandInOptions, 'region' | 'token'>,
): Promise<{ page: Page; asked: readonly string[] }> {
  // The policy of a laptop lets the page call nobody else; on AWS it names Cognito.
  const page = await (await openContext({ bypassCSP: true })).newPage();
  await page.route('**/config.json', (route) => route.fulfill({ json: { api: '', cognito } }));
  const place = { url: inject('url'), home: inject('home') };
  const { token } = await openSession({ name: 'maria', role: 'approver' }, place);
  const asked = await standInForCognito(page, { ...options, region, token });
  await page.goto('/');
  return { page, asked };
}

async function signIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill('maria@example.com');
  await page.getByLabel('Password', { exact: true }).fill('a-password');
  await page.getByRole('button', { name: 'Sign in' }).click();
}

async function answer(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.getByRole('button', { name: 'Continue' }).click();
}

async function openAuthenticator(page: Page): Promise<void> {
  await dashboardIsThere(page);
  await keyboard.press(page.getByRole('button', { name: /appearance and sign-out/ }));
  await keyboard.take(page.getByRole('menuitem', { name: 'Authenticator app' }));
}

async function press(page: Page, name: string): Promise<void> {
  await keyboard.press(page.getByRole('dialog').getByRole('button', { name, exact: true }));
}

async function dashboardIsThere(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await page.getByRole('heading', { name: 'Pipeline' }).waitFor();
}
