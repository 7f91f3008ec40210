import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Front, startFront } from '../../local/front/front.ts';
import { createLink, linkAddress } from '../../local/front/sign-in-link.ts';
import { attach } from '../../local/mesh/reach.ts';
import { openBrowser } from './browser.ts';

/** A front of its own before the same mesh: it adds no stored reports, and can be stopped. */
let front: Front;
let port: number | undefined;
let browser: Awaited<ReturnType<typeof openBrowser>>;

async function openFront(): Promise<Front> {
  const mesh = await attach(inject('home'));
  if (mesh === undefined) throw new Error('the mesh of the setup does not run');
  const page = 'amplify-ui/dist';
  const opened = await startFront({
    home: inject('home'),
    lambda: mesh.clients.lambda,
    awsUrl: mesh.url,
    page,
    port: port ?? 0,
  });
  port = Number(new URL(opened.url).port);
  return opened;
}

beforeAll(async () => {
  front = await openFront();
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await front.close();
});

async function signedIn() {
  const page = await browser.newPage({ locale: 'en-US' });
  const secret = createLink(inject('home'), { name: 'maria', role: 'analyst' });
  await page.goto(linkAddress(front.url, secret));
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  return page;
}

test('a running analysis shows whom it asks; where one cannot answer the page tells what is missing', async () => {
  const page = await signedIn();
  await page.goto(`${front.url}/analyses`);
  await page.getByRole('button', { name: 'Start an analysis' }).click();
  await page.getByRole('radio', { name: 'Targeted' }).check();
  await page.getByLabel('Services').fill('ec2');
  await page.getByRole('button', { name: 'Start', exact: true }).click();
  const steps = page.getByRole('list', { name: 'Steps of the analysis' });
  await steps.getByText('Trusted Advisor:').waitFor();
  await steps.getByText('Billing export:').waitFor();
  await page.getByText(/What is missing \(\d+\)/).waitFor();
  await page.getByText(/Nothing that Trusted Advisor says of cost is in this answer/).waitFor();
  await page.close();
});

if (process.env.FINOPS_VERIFY !== undefined) {
  test('a page over which the mesh is stopped says so, keeps what it shows, and goes on when it is back', async () => {
    const page = await signedIn();
    await page.goto(`${front.url}/mesh`);
    await page.getByRole('heading', { name: 'Agents' }).waitFor();
    await front.close();
    await page.getByText('Could not refresh the mesh').waitFor();
    expect(await page.getByRole('heading', { name: 'Agents' }).count()).toBe(1);
    front = await openFront();
    await page.getByText('Could not refresh the mesh').waitFor({ state: 'hidden' });
    expect(await page.getByRole('heading', { name: 'Agents' }).count()).toBe(1);
    await page.close();
  });
}
