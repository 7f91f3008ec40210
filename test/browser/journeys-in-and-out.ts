import { expect, inject } from 'vitest';
import { createLink, linkAddress } from '../../local/front/sign-in-link.ts';
import { sessionOf } from './session.ts';
import type { Journey } from './walk.ts';

export const inAndOut: Journey = {
  name: 'a link leads in, once; after sign-out nothing is shown, and the token opens nothing',
  start: '/spend',
  person: 'nobody',
  async go({ page, hand, halfway }) {
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    const link = linkAddress(inject('url'), createLink(inject('home'), { name: 'nadia', role: 'viewer' }));
    await page.goto(link);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await halfway();
    const { token } = await sessionOf(page);
    await hand.press(page.getByRole('button', { name: /^nadia, viewer/ }));
    await hand.take(page.getByRole('menuitem', { name: 'Sign out' }));
    await page.getByText('You are signed out.').waitFor();
    await page.reload();
    await hand.write(page.getByLabel('Sign-in link'), link);
    await hand.press(page.getByRole('button', { name: 'Sign in' }));
    await page.getByText(/The link was used/).waitFor();
    const headers = { authorization: `Bearer ${token}` };
    expect((await fetch(`${inject('url')}/receipt`, { headers })).status).toBe(401);
  },
};
