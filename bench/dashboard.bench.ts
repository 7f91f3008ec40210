import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { buildPage } from '../local/cli/build-page.ts';
import { startFront } from '../local/front/front.ts';
import { startMesh } from '../local/mesh/mesh.ts';
import { openBrowser } from '../test/browser/browser.ts';
import { storeLongHistory } from './dashboard/long-history.ts';
import { type Bench, type Figure, median } from './frame.ts';
import { storeLargeAnalysis } from './large-analysis.ts';

const opportunities = 100_000;
const filters = 50;
const analyses = 5_000;
const visits = 9;
const services = ['ec2', 'rds', 'lambda'];
const regions = ['eu-west-1', 'eu-central-1', 'us-east-1', 'us-west-2'];
const efforts = ['very-low', 'low', 'medium', 'high', 'very-high'];

/** The targets are those of the issue. */
export const bench: Bench = {
  name: 'dashboard',
  question: `how soon the page shows a filter of ${opportunities.toLocaleString('en-US')} opportunities and the history of ${analyses.toLocaleString('en-US')} analyses, and what its heap comes to`,
  async measure() {
    const built = await buildPage();
    if (built.kind === 'failed') throw new Error(built.why);
    const home = await mkdtemp(join(tmpdir(), 'finops-mesh-bench-'));
    const mesh = await startMesh({ home, functions: 'functions', accountId: '111122223333' });
    const front = await startFront({ home, lambda: mesh.clients.lambda, page: built.folder });
    const browser = await openBrowser();
    try {
      const large = await storeLargeAnalysis(mesh.clients, opportunities);
      const page = await browser.newPage({ locale: 'en-US', viewport: { width: 1_440, height: 900 } });
      await page.goto(front.link({ name: 'reader', role: 'viewer' }));
      await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
      const ofFilters = await figures(page, front.url);
      await storeLongHistory(mesh.clients, large, analyses);
      return [...ofFilters, await history(page, front.url)];
    } finally {
      await browser.close();
      await front.close();
      await mesh.close();
      await rm(home, { recursive: true, force: true });
    }
  },
};

async function figures(page: Page, url: string): Promise<Figure[]> {
  await page.goto(`${url}/opportunities`);
  await page.getByText('100,000 opportunities').waitFor();
  const heap = await heapOf(page);
  const times: number[] = [];
  for (let place = 0; place < filters; place += 1) {
    const filter = `service=${pick(services, place)}&region=${pick(regions, place)}&effort=${pick(efforts, place)}`;
    times.push(await page.evaluate<number>(showsAfter(`/opportunities?${filter}&minimumAmount=${place}`)));
  }
  const after = await heapOf(page);
  return [
    {
      what: `a filter shows its answer, median of ${filters}`,
      value: median(times),
      unit: 'ms',
      target: { atMost: 300 },
    },
    { what: 'heap after collection', value: heap, unit: 'MB', target: { atMost: 80 } },
    { what: `growth of the heap after ${filters} filters`, value: after - heap, unit: 'MB', target: { atMost: 10 } },
  ];
}

/** Each visit comes from another page in a page that was loaded anew, so that nothing of the history is in its cache. */
async function history(page: Page, url: string): Promise<Figure> {
  const times: number[] = [];
  for (let visit = 0; visit < visits; visit += 1) {
    await page.goto(`${url}/mesh`);
    await page.getByRole('table', { name: 'Agents' }).waitFor();
    await page.waitForLoadState('networkidle');
    times.push(await page.evaluate<number>(showsRowsAfter('/analyses')));
  }
  const what = `the history of ${analyses.toLocaleString('en-US')} analyses shows, median of ${visits}`;
  return { what, value: median(times), unit: 'ms', target: { atMost: 300 } };
}

function pick(values: readonly string[], place: number): string {
  return values[place % values.length] ?? '';
}

/** Runs in the page: goes to an address as its links do, and answers after how many milliseconds other sums stand there. */
function showsAfter(address: string): string {
  return `new Promise((done) => {
    const sums = () => document.querySelector('h2 .figure')?.textContent + [...document.querySelectorAll('[aria-live=polite]')].map((each) => each.textContent).join();
    const before = sums();
    const from = performance.now();
    const seen = new MutationObserver(() => {
      if (sums() === before) return;
      seen.disconnect();
      requestAnimationFrame(() => done(performance.now() - from));
    });
    seen.observe(document.body, { subtree: true, childList: true, characterData: true });
    history.pushState({}, '', ${JSON.stringify(address)});
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  })`;
}

/** Runs in the page: goes to the history as its links do, and answers after how many milliseconds its rows stand there. */
function showsRowsAfter(address: string): string {
  return `new Promise((done) => {
    const from = performance.now();
    const seen = new MutationObserver(() => {
      if (!document.querySelector('tbody [aria-label^="Analysis as of"]')) return;
      seen.disconnect();
      requestAnimationFrame(() => done(performance.now() - from));
    });
    seen.observe(document.body, { subtree: true, childList: true });
    history.pushState({}, '', ${JSON.stringify(address)});
    dispatchEvent(new PopStateEvent('popstate', { state: {} }));
  })`;
}

/** MB after two collections. */
async function heapOf(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize / 1_000_000;
}
