import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright-core';
import { createLink, linkAddress } from '../../local/front/sign-in-link.ts';
import { openBrowser } from './browser.ts';
import { openDemoDashboard } from './demo-dashboard.ts';

/** Every page in each of its states that a reader comes to, by the name of its picture. */
const views: Readonly<Record<string, string>> = {
  overview: '/',
  opportunities: '/opportunities',
  'opportunities-by-owner': '/opportunities?groupBy=owner',
  receipt: '/receipt',
  spend: '/spend',
  'spend-by-month': '/spend?by=service&by=account&grain=month&costKind=billed',
  analyses: '/analyses',
  difference: '/analyses?before=demo-2026-11-13&after=demo-2026-11-20',
  mesh: '/mesh',
};
const looks = [
  { mode: 'light', width: 1_440, height: 900 },
  { mode: 'dark', width: 1_440, height: 900 },
  { mode: 'light', width: 360, height: 780 },
  { mode: 'dark', width: 360, height: 780 },
] as const;

const { values } = parseArgs({ options: { out: { type: 'string', default: 'reports/screenshots' } } });
await mkdir(values.out, { recursive: true });
const dashboard = await openDemoDashboard();
const browser = await openBrowser();
try {
  for (const look of looks) await picture(look);
} finally {
  await browser.close();
  await dashboard.close();
}
console.log(`${Object.keys(views).length * looks.length + looks.length} pictures in ${values.out}`);

async function picture({ mode, width, height }: (typeof looks)[number]): Promise<void> {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: mode,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  const secret = createLink(dashboard.home, { name: 'Maria Alvarez', role: 'approver' });
  await page.goto(linkAddress(dashboard.url, secret));
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  const file = (name: string) => join(values.out, `${name}-${mode}-${width}.png`);
  for (const [name, path] of Object.entries(views)) {
    await page.goto(dashboard.url + path);
    await isStill(page);
    await page.screenshot({ path: file(name), fullPage: width < 1_000 });
  }
  await page.goto(`${dashboard.url}/opportunities?action=rightsize&sort=-amount`);
  await isStill(page);
  await page
    .getByRole('link', { name: /, open$/ })
    .first()
    .click();
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  await isStill(page);
  await page.screenshot({ path: file('opportunity'), fullPage: width < 1_000 });
  await context.close();
}

async function isStill(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle');
  await page.getByText('Loading ').first().waitFor({ state: 'hidden' });
}
