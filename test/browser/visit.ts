import type { Browser, BrowserContext, Page } from 'playwright-core';
import { inject } from 'vitest';
import { createLink, linkAddress, type Person } from '../../local/front/sign-in-link.ts';
import { openBrowser } from './browser.ts';

export interface Visit {
  readonly page: Page;
  readonly context: BrowserContext;
  /** What must not be: requests to other origins, and errors in the console. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface VisitOptions {
  readonly name?: string;
  readonly role?: Person['role'];
  readonly width?: number;
  readonly height?: number;
  readonly mode?: 'light' | 'dark';
}

let browser: Promise<Browser> | undefined;

/** Ends the browser of this file. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** Signs a person in, in a window of his own, and goes to an address. */
export async function visit(path: string, options: VisitOptions = {}): Promise<Visit> {
  const { name = 'maria', role = 'approver', width = 1_280, height = 800, mode = 'light' } = options;
  browser ??= openBrowser();
  const context = await (await browser).newContext({
    viewport: { width, height },
    colorScheme: mode,
    locale: 'en-US',
    timezoneId: 'UTC',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, inject('url'), complaints);
  const secret = createLink(inject('home'), { name, role });
  await page.goto(linkAddress(inject('url'), secret));
  await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  if (path !== '/') await go(page, path);
  return { page, context, complaints, close: () => context.close() };
}

/** Goes to an address of the dashboard and waits until it shows what it has. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(inject('url') + path);
  await settle(page);
}

/** Waits until nothing is on its way. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  // No script of a test runs in the page as text: the policy of the page forbids it.
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.getByText('Loading ').first().waitFor({ state: 'hidden' });
}

/** By how many pixels a page is wider than its window. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

function watch(page: Page, url: string, complaints: string[]): void {
  page.on('request', (request) => {
    if (!request.url().startsWith(`${url}/`)) complaints.push(`request to ${request.url()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal of the interface is an answer, which the page tells; the console repeats it.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
}
