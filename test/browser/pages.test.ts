import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { measureOverview } from './lighthouse.ts';
import { closeBrowser, go, settle, sidewaysOf, visit } from './visit.ts';
import { isThorough } from './ways.ts';

afterAll(closeBrowser);

/** Two windows share the pages: a machine of the gate has two cores. */
const halves = [
  ['/', '/receipt', '/analyses'],
  ['/opportunities', '/spend', '/mesh'],
];
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Findings inside a library that its users cannot mend. */
const inLibrary = [
  // The button that opens the navigation on a phone: AppLayout of Cloudscape 3.0.1342, since
  // https://github.com/cloudscape-design/components/pull/1614.
  { id: 'aria-allowed-attr', target: /mobile-toolbar-nav/ },
];
const looks: readonly { readonly mode: 'light' | 'dark'; readonly width: number }[] = isThorough
  ? [
      { mode: 'light', width: 1_920 },
      { mode: 'dark', width: 1_920 },
      { mode: 'light', width: 360 },
      { mode: 'dark', width: 360 },
    ]
  : [{ mode: 'light', width: 1_280 }];

describe.each(looks)('in $mode mode at $width pixels', ({ mode, width }) => {
  test('axe finds nothing on any page, and nothing overflows sideways', async () => {
    const examine = async (paths: readonly string[]) => {
      const { page, complaints, close } = await visit(paths[0] ?? '/', { width, mode });
      const found: string[] = [];
      for (const path of paths) {
        await go(page, path);
        found.push(...(await findingsOf(page, path)));
      }
      await close();
      return [...found, ...complaints];
    };
    expect((await Promise.all(halves.map(examine))).flat()).toEqual([]);
  });

  if (!isThorough) return;
  test('nor where a panel, a dialog, groups or a difference are open', async () => {
    const { page, complaints, close } = await visit('/opportunities?groupBy=owner&sort=-amount&status=open', {
      width,
      mode,
    });
    const found = await findingsOf(page, 'groups');
    await page
      .getByRole('link', { name: /, open$/ })
      .first()
      .click();
    await page.getByRole('table', { name: 'Evidence' }).waitFor();
    await settle(page);
    found.push(...(await findingsOf(page, 'a panel')));
    await page.getByRole('button', { name: 'Approve', exact: true }).click();
    await page.getByRole('dialog').waitFor();
    found.push(...(await findingsOf(page, 'a dialog')));
    await go(page, '/analyses?before=demo-2026-11-13&after=demo-2026-11-20');
    found.push(...(await findingsOf(page, 'a difference')));
    await go(page, '/opportunities?text=nothing-is-called-so');
    found.push(...(await findingsOf(page, 'an empty list')));
    await go(page, '/opportunities?risk=none-of-these');
    found.push(...(await findingsOf(page, 'a refusal')));
    await page.getByRole('banner').getByRole('button').last().click();
    await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
    found.push(...(await findingsOf(page, 'the menu of a person')));
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

/** Of 1, with the network and the screen of Lighthouse's desktop preset. */
const leastScore = 0.95;
/** Whatever else runs on the machine makes a run worse: the one in the middle counts. */
const runs = 3;

if (isThorough) {
  test(`Lighthouse gives the overview at least ${leastScore} for its performance`, async () => {
    const measured = await measureOverview(runs);
    for (const { score, parts } of measured) console.log(`Lighthouse: ${score} (${parts})`);
    const requested = measured.flatMap((each) => each.requested);
    expect(requested.filter((url) => !url.startsWith(`${inject('url')}/`))).toEqual([]);
    expect(
      requested.filter((url) => url.endsWith('/spend/overview')),
      'the overview, not the door',
    ).toHaveLength(runs);
    const scores = measured.map(({ score }) => score).toSorted((left, right) => left - right);
    expect(scores[Math.floor(runs / 2)]).toBeGreaterThanOrEqual(leastScore);
  });
}

/** What is wrong with a page as it is shown now. */
async function findingsOf(page: Page, where: string): Promise<string[]> {
  // Without frames there is nothing to gather in a page of its own, which takes as long again.
  const { violations } = await new AxeBuilder({ page }).withTags(tags).setLegacyMode().analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => !inLibrary.some((known) => known.id === id && known.target.test(String(target))))
      .map(({ target, failureSummary }) => `${where} ${id}: ${target} ${failureSummary}`),
  );
  const sideways = await sidewaysOf(page);
  return sideways > 0 ? [...found, `${where} overflows by ${sideways} pixels`] : found;
}
