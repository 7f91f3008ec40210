import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import lighthouse, { desktopConfig } from 'lighthouse';
import { type BrowserContext, chromium } from 'playwright-core';
import { inject } from 'vitest';
import { createLink, linkAddress } from '../../local/front/sign-in-link.ts';
import { browserOptions } from './browser.ts';

const measures = [
  'first-contentful-paint',
  'largest-contentful-paint',
  'total-blocking-time',
  'cumulative-layout-shift',
  'speed-index',
] as const;

export interface Performance {
  /** Of 1. */
  readonly score: number;
  /** The measures that the score is made of, in words. */
  readonly parts: string;
  /** The address of each request. */
  readonly requested: readonly string[];
}

/** What Lighthouse says of the overview, as one who is signed in sees it for the first time; so many times. */
export async function measureOverview(times: number): Promise<Performance[]> {
  const folder = await mkdtemp(join(tmpdir(), 'finops-mesh-lighthouse-'));
  const context = await openWithPort(folder);
  await signInAsReader(context);
  const [port = ''] = (await readFile(join(folder, 'DevToolsActivePort'), 'utf8')).split('\n');
  const measured: Performance[] = [];
  for (let time = 0; time < times; time += 1) {
    await emptyCache(context);
    measured.push(await measure(Number(port)));
  }
  await context.close();
  await rm(folder, { recursive: true, force: true });
  return measured;
}

/** Lighthouse opens a tab of its own, by a port on this machine alone, in the browser that a person is signed in to. */
async function openWithPort(folder: string): Promise<BrowserContext> {
  const { args = [], ...options } = await browserOptions();
  return chromium.launchPersistentContext(folder, { ...options, args: [...args, '--remote-debugging-port=0'] });
}

async function signInAsReader(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await page.goto(linkAddress(inject('url'), createLink(inject('home'), { name: 'maria', role: 'viewer' })));
  await page.getByRole('heading', { name: 'Pipeline' }).waitFor();
  await page.close();
}

/** A first visit has nothing in its cache; Lighthouse would empty the session with it. */
async function emptyCache(context: BrowserContext): Promise<void> {
  const page = await context.newPage();
  await (await context.newCDPSession(page)).send('Network.clearBrowserCache');
  await page.close();
}

async function measure(port: number): Promise<Performance> {
  const flags = { port, disableStorageReset: true, onlyCategories: ['performance'] };
  const run = await lighthouse(inject('url'), flags, desktopConfig);
  if (run === undefined) throw new Error('Lighthouse gave no result');
  const { audits, categories } = run.lhr;
  const requests = audits['network-requests']?.details;
  return {
    score: categories.performance?.score ?? 0,
    parts: measures.map((id) => `${id} ${audits[id]?.displayValue}`).join(', '),
    requested: requests?.type === 'table' ? requests.items.map(({ url }) => String(url)) : [],
  };
}
