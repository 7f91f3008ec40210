import AxeBuilder from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, go, settle, sidewaysOf, visit } from './visit.ts';

afterAll(closeBrowser);

const pages = ['/', '/opportunities', '/receipt', '/spend', '/analyses', '/mesh'] as const;
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** Findings inside a library that its users cannot mend. */
const inLibrary = [
  // The button that opens the navigation on a phone: AppLayout of Cloudscape 3.0.1342, since
  // https://github.com/cloudscape-design/components/pull/1614.
  { id: 'aria-allowed-attr', target: /mobile-toolbar-nav/ },
];
const isThorough = process.env.FINOPS_VERIFY !== undefined;
const looks = isThorough
  ? [
      { mode: 'light', width: 1_920 },
      { mode: 'dark', width: 1_920 },
      { mode: 'light', width: 360 },
      { mode: 'dark', width: 360 },
    ]
  : [{ mode: 'light', width: 1_280 }];

describe.each(looks)('in $mode mode at $width pixels', ({ mode, width }) => {
  test('axe finds nothing on any page, and nothing overflows sideways', async () => {
    const { page, complaints, close } = await visit('/', { width, mode: mode as 'light' | 'dark' });
    const found = await findingsOf(page, '/');
    for (const path of pages.slice(1)) {
      await go(page, path);
      found.push(...(await findingsOf(page, path)));
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });

  if (!isThorough) return;
  test('nor where a panel, a dialog, groups or a difference are open', async () => {
    const { page, complaints, close } = await visit('/opportunities?groupBy=owner&sort=-amount&status=open', {
      width,
      mode: mode as 'light' | 'dark',
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
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  });
});

/** What is wrong with a page as it is shown now. */
async function findingsOf(page: Page, where: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(tags).analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => !inLibrary.some((known) => known.id === id && known.target.test(String(target))))
      .map(({ target, failureSummary }) => `${where} ${id}: ${target} ${failureSummary}`),
  );
  const sideways = await sidewaysOf(page);
  return sideways > 0 ? [...found, `${where} overflows by ${sideways} pixels`] : found;
}
