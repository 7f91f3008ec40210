import { setTimeout as sleep } from 'node:timers/promises';
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  chromium,
  type Page,
  type Request,
} from 'playwright-core';
import { inject } from 'vitest';
import type { Person } from '../../local/front/sign-in-link.ts';
import { type Place, signedIn } from './session.ts';

export interface Visit {
  readonly page: Page;
  /** What must not be: requests to other origins, and errors in the console. */
  readonly complaints: readonly string[];
  close(): Promise<void>;
}

export interface VisitOptions {
  /** Default: maria, an approver. */
  readonly person?: Person | 'nobody';
  readonly width?: number;
  readonly height?: number;
  readonly mode?: 'light' | 'dark';
  /** Default: the demo organisation of the setup. */
  readonly place?: Place;
}

const maria: Person = { name: 'maria', role: 'approver' };

let browser: Promise<Browser> | undefined;

/** Ends this file's part of the browser that all files share. */
export async function closeBrowser(): Promise<void> {
  await (await browser)?.close();
  browser = undefined;
}

/** A person in a window of his own, signed in, at an address of the dashboard. */
export async function visit(path: string, options: VisitOptions = {}): Promise<Visit> {
  const { person = maria, width = 1_280, height = 800, mode = 'light' } = options;
  const place = options.place ?? { url: inject('url'), home: inject('home') };
  const context = await openContext({
    baseURL: place.url,
    ...(person !== 'nobody' && { storageState: await signedIn(person, place) }),
    viewport: { width, height },
    colorScheme: mode,
  });
  const page = await context.newPage();
  const complaints: string[] = [];
  watch(page, place.url, complaints);
  await go(page, path);
  return { page, complaints, close: () => context.close() };
}

/** A window of its own, without anything of another one. */
export async function openContext(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  browser ??= chromium.connect(inject('browser'));
  const usual = { baseURL: inject('url'), locale: 'en-US', timezoneId: 'UTC', reducedMotion: 'reduce' } as const;
  return (await browser).newContext({ ...usual, ...options });
}

/** Goes to an address of the dashboard and waits until it shows what it has. */
export async function go(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await settle(page);
}

/** Waits until nothing is on its way. */
export async function settle(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await untilQuiet(page);
  // No script of a test runs in the page as text: the policy of the page forbids it.
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
  await page.getByText('Loading ').first().waitFor({ state: 'hidden' });
}

/** The address of a page within the dashboard. */
export function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url());
  return pathname + search;
}

/** By how many pixels a page is wider than its window. */
export function sidewaysOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth');
}

/** One answer leads to the next question within this time. */
const quietMs = 150;
const underWay = new WeakMap<Page, Set<Request>>();

/** As the browser's own "networkidle", which waits for half a second. */
async function untilQuiet(page: Page): Promise<void> {
  let quietSince = Date.now();
  while (Date.now() - quietSince < quietMs) {
    await sleep(25);
    if ((underWay.get(page)?.size ?? 0) > 0) quietSince = Date.now();
  }
}

function watch(page: Page, url: string, complaints: string[]): void {
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => {
    requests.add(request);
    if (!request.url().startsWith(`${url}/`)) complaints.push(`request to ${request.url()}`);
  });
  page.on('requestfinished', (request) => requests.delete(request));
  page.on('requestfailed', (request) => requests.delete(request));
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  page.on('console', (message) => {
    // A refusal of the interface is an answer, which the page tells; the console repeats it.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text());
  });
}
