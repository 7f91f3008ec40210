import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, go, visit } from './visit.ts';

afterAll(closeBrowser);

test('hostile names and tags run nothing, and push no page of a phone sideways', async () => {
  const { page, complaints, close } = await visit('/', { width: 360, height: 780 });
  const analysis = inject('hostileAnalysis');
  const found: string[] = [];
  const paths = [
    `/opportunities?analysis=${analysis}`,
    `/opportunities?analysis=${analysis}&groupBy=owner`,
    `/receipt?analysis=${analysis}`,
    `/analyses?open=${analysis}`,
  ];
  for (const path of paths) {
    await go(page, path);
    found.push(...(await page.evaluate(overflowOf)).map((what) => `${path}: ${what}`));
    if ((await page.title()).includes('pwned')) found.push(`${path} ran a script`);
  }
  await go(page, `/opportunities?analysis=${analysis}`);
  await page.getByRole('list', { name: 'Opportunities' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Evidence' }).waitFor();
  found.push(...(await page.evaluate(overflowOf)));
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});

/** Runs in the page: by how much it is wider than its window. */
function overflowOf(): string[] {
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [`wider than its window by ${scrollWidth - clientWidth} pixels`] : [];
}
