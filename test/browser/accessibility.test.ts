import AxeBuilder from '@axe-core/playwright';
import { afterAll, describe, expect, test } from 'vitest';
import { closeBrowser, go, sidewaysOf, visit } from './visit.ts';

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
  test('axe finds nothing, and nothing overflows sideways', async () => {
    const visitor = await visit('/', { width, mode: mode as 'light' | 'dark' });
    const found: string[] = [];
    for (const path of pages) {
      if (path !== '/') await go(visitor.page, path);
      const { violations } = await new AxeBuilder({ page: visitor.page }).withTags(tags).analyze();
      for (const { id, nodes } of violations) {
        for (const { target, failureSummary } of nodes) {
          const isInLibrary = inLibrary.some((known) => known.id === id && known.target.test(String(target)));
          if (!isInLibrary) found.push(`${path} ${id}: ${target} ${failureSummary}`);
        }
      }
      const sideways = await sidewaysOf(visitor.page);
      if (sideways > 0) found.push(`${path} overflows by ${sideways} pixels`);
    }
    expect(found).toEqual([]);
    expect(visitor.complaints).toEqual([]);
    await visitor.close();
  });
});
