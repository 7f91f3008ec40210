import { afterAll, expect, inject, test } from 'vitest';
import { closeBrowser, go, sidewaysOf, visit } from './visit.ts';

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
    const sideways = await sidewaysOf(page);
    if (sideways > 0) found.push(`${path} overflows by ${sideways} pixels`);
    if ((await page.title()).includes('pwned')) found.push(`${path} ran a script`);
  }
  await go(page, `/opportunities?analysis=${analysis}`);
  await page.getByRole('list', { name: 'Opportunities' }).getByRole('link').first().click();
  await page.getByRole('heading', { name: 'Evidence' }).waitFor();
  expect(await sidewaysOf(page)).toBe(0);
  expect(found).toEqual([]);
  expect(complaints).toEqual([]);
  await close();
});
