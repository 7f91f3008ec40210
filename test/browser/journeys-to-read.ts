import { text as readText } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { sum } from '../../lib/core/money.ts';
import { pathOf, settle } from './visit.ts';
import { filterBy, type Journey } from './walk.ts';

export const toTheSource: Journey = {
  name: 'five clicks lead from the headline to the field of the API that a figure came from',
  start: '/',
  async go({ page, hand, halfway }) {
    await hand.press(page.getByRole('link', { name: 'Where it comes from' }));
    const lines = page.getByRole('button', { name: 'Which lines' });
    await hand.press(lines);
    await hand.take(page.getByRole('option', { name: 'What counts' }));
    await halfway();
    await lines.filter({ hasText: 'What counts' }).waitFor();
    await hand.press(page.getByRole('table', { name: 'Lines of the receipt' }).getByRole('link').nth(2));
    const first = page.getByRole('table', { name: 'Evidence' }).getByRole('row').nth(1);
    expect(await first.textContent()).toMatch(/[a-z-]+:[A-Z]\w+/);
    expect(await first.getByRole('cell').first().textContent()).toMatch(/\d/);
  },
};

export const toTheFile: Journey = {
  name: 'the file of the list of one team comes to what the page shows',
  start: '/opportunities',
  async go(walk) {
    const { page, hand, halfway } = walk;
    await filterBy(walk, 'Owner tag = ', 'team=payments');
    await halfway();
    await page.getByRole('button', { name: 'Remove filter, Owner tag equals team=payments' }).waitFor();
    const shown = await amountShown(page);
    const saved = page.waitForEvent('download');
    await hand.press(page.getByRole('button', { name: 'Export' }));
    await hand.take(page.getByRole('menuitem', { name: /^CSV/ }));
    const rows = rowsOf(await readText(await (await saved).createReadStream()));
    expect(rows.length).toBeGreaterThan(1);
    const amounts = rows.map(({ MonthlyCounted = '' }) => MonthlyCounted).filter((amount) => amount !== '');
    const total = sum(
      amounts.map((amount) => ({ amount, currency: 'USD' })),
      'USD',
    );
    expect(Number(total.amount)).toBeCloseTo(shown, 6);
  },
};

export const toAnother: Journey = {
  name: 'a link to a filtered view shows another person the same',
  start: '/opportunities?service=rds',
  async go({ page, hand, halfway, meet }) {
    await hand.press(page.getByRole('button', { name: 'Group by' }));
    await hand.take(page.getByRole('option', { name: 'By owner' }));
    await page.getByRole('heading', { name: 'By owner' }).waitFor();
    await halfway();
    await settle(page);
    const jonas = await meet({ name: 'jonas', role: 'viewer' }, pathOf(page));
    for (const name of ['Opportunities', 'Sums by owner']) {
      const shown = await page.getByRole('grid', { name }).or(page.getByRole('table', { name })).textContent();
      const there = jonas.page.getByRole('grid', { name }).or(jonas.page.getByRole('table', { name }));
      expect(await there.textContent()).toBe(shown);
    }
  },
};

async function amountShown(page: Page): Promise<number> {
  const heading = await page.getByRole('heading', { name: /a month$/ }).textContent();
  return Number(heading?.replaceAll(/[^\d.]/g, ''));
}

/** The rows of a CSV file without line breaks in its cells, by the names of its columns. */
function rowsOf(file: string): Record<string, string>[] {
  const [names = [], ...rows] = file.trim().split('\r\n').map(cellsOf);
  return rows.map((cells) => Object.fromEntries(names.map((name, place) => [name, cells[place] ?? ''])));
}

function cellsOf(line: string): string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return Array.from(cells, ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
