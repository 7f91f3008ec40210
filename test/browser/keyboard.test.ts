import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { closeBrowser, settle, visit } from './visit.ts';

afterAll(closeBrowser);

const mostTabs = 60;

test('by keyboard alone a person goes from the overview to the evidence of an opportunity', async () => {
  const { page, complaints, close } = await visit('/');
  await tabTo(page, 'Opportunities');
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'Opportunities' }).waitFor();
  await settle(page);
  await tabTo(page, /, open$/);
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test('by keyboard alone an approver approves, with a reason', async () => {
  const { page, complaints, close } = await visit('/opportunities?status=open&sort=amount&service=lambda');
  await tabTo(page, /, open$/);
  await page.keyboard.press('Enter');
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  await tabTo(page, 'Approve');
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await tabTo(page, 'Reason');
  await page.keyboard.type('Agreed.');
  await tabTo(page, 'Approve');
  await page.keyboard.press('Enter');
  await page.getByText('1 approved.').waitFor();
  expect(complaints).toEqual([]);
  await close();
});

/** Presses Tab until what has the focus is called that. */
async function tabTo(page: Page, name: string | RegExp): Promise<void> {
  for (let tabs = 0; tabs < mostTabs; tabs += 1) {
    await page.keyboard.press('Tab');
    const focused = await nameOfFocus(page);
    if (typeof name === 'string' ? focused === name : name.test(focused)) return;
  }
  throw new Error(`no ${name} within ${mostTabs} tabs`);
}

function nameOfFocus(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (focused === null) return '';
    const label = focused.getAttribute('aria-label');
    if (label !== null) return label;
    const ids = focused.getAttribute('aria-labelledby')?.split(' ') ?? [];
    const labels = ids.map((id) => document.getElementById(id)?.textContent ?? '');
    return (labels.join(' ') || focused.textContent || '').trim();
  });
}
