import type { Locator, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser, settle, visit } from './visit.ts';

afterAll(closeBrowser);

const mostTabs = 60;

test('by keyboard alone a person goes from the overview to the evidence of an opportunity', async () => {
  const { page, complaints, close } = await visit('/');
  await pressOn(page, page.getByRole('link', { name: 'Opportunities', exact: true }));
  await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
  await settle(page);
  await pressOn(page, page.getByRole('grid', { name: 'Opportunities' }).getByRole('link'));
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('by keyboard alone an approver approves, with a reason', async () => {
  const { page, complaints, close } = await visit('/opportunities?status=open&sort=amount&service=lambda');
  await pressOn(page, page.getByRole('grid', { name: 'Opportunities' }).getByRole('link'));
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  await pressOn(page, page.getByRole('button', { name: 'Approve', exact: true }));
  const dialog = page.getByRole('dialog');
  await dialog.waitFor();
  await tabTo(page, dialog.getByRole('textbox', { name: 'Reason' }));
  await page.keyboard.type('Agreed.');
  await pressOn(page, dialog.getByRole('button', { name: 'Approve', exact: true }));
  await page.getByText('1 approved.').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** Goes there by keyboard and presses Enter. In a table the arrows lead to what a cell holds. */
async function pressOn(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target);
  await page.keyboard.press('Enter');
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  const focused = target.and(page.locator(':focus'));
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press('Tab');
    if ((await focused.count()) > 0) return;
    const isInTable = (await page.locator('table :focus').count()) > 0;
    if (isInTable && (await arrowTo(page, focused))) return;
  }
  throw new Error(`${target} is not within ${mostTabs} tabs`);
}

const mostArrows = 4;

/** From the head of a table down, then to the end of the row. */
async function arrowTo(page: Page, focused: Locator): Promise<boolean> {
  for (const key of ['ArrowDown', 'ArrowRight']) {
    for (let presses = 0; presses < mostArrows; presses += 1) {
      await page.keyboard.press(key);
      if ((await focused.count()) > 0) return true;
    }
  }
  return false;
}
