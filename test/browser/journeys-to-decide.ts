import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { pathOf, settle } from './visit.ts';
import { filterBy, type Journey, type Walk } from './walk.ts';

export const approval: Journey = {
  name: 'an approver approves; a viewer is refused, and told why',
  start: '/opportunities?status=open&service=ec2&sort=-amount',
  async go(walk) {
    const { page, hand, halfway, meet } = walk;
    await openNth(walk, 1);
    await beginToApprove(walk, 'Agreed.');
    await halfway(async () => {
      await nothingWasDecided(page);
      await beginToApprove(walk, 'Agreed.');
    });
    await confirm(walk, 'Approve');
    await page.getByText('1 approved.').waitFor();
    const victor = await meet({ name: 'victor', role: 'viewer' }, pathOf(page));
    await hand.attempt(victor.page.getByRole('button', { name: 'Reopen', exact: true }));
    await victor.page.getByRole('tooltip').getByText('Deciding takes the role approver.').waitFor();
    expect(await victor.page.getByRole('dialog').count()).toBe(0);
  },
};

export const twoAtOnce: Journey = {
  name: 'of two who decide at once the second is told; the first takes it back',
  start: '/opportunities?status=open&service=rds&sort=-amount',
  async go(walk) {
    const { page, hand, meet } = walk;
    await openNth(walk, 1);
    const jonas = await meet({ name: 'jonas', role: 'approver' }, pathOf(page));
    for (const each of [walk, jonas]) {
      await beginToApprove(each, 'Agreed.');
      await each.halfway(async () => {
        await nothingWasDecided(each.page);
        await beginToApprove(each, 'Agreed.');
      });
    }
    await confirm(walk, 'Approve');
    await page.getByText('1 approved.').waitFor();
    await confirm(jonas, 'Approve');
    await jonas.page.getByText(/maria has decided in between/).waitFor();
    await hand.press(page.getByRole('button', { name: 'Undo' }));
    await page.getByText('1 reopened.').waitFor();
  },
};

export const fiftyAtOnce: Journey = {
  name: 'fifty are decided at once; one of them is undone',
  start: '/opportunities?status=open&sort=amount',
  async go(walk) {
    const { page, hand, halfway } = walk;
    const begin = async () => {
      await hand.tick(page.getByRole('checkbox', { name: 'Select all on this page' }).first());
      await hand.press(page.getByRole('button', { name: 'Decide (50)' }));
      await hand.take(page.getByRole('menuitem', { name: 'Reject' }));
      await hand.write(reasonIn(page), 'Not this quarter.');
    };
    await begin();
    await halfway(async () => {
      expect(await page.getByRole('dialog').count()).toBe(0);
      await page.getByRole('button', { name: 'Decide', exact: true }).waitFor();
      await begin();
    });
    await confirm(walk, 'Reject');
    await page.getByText('50 rejected.').waitFor();
    await hand.press(page.getByRole('button', { name: 'Clear filters' }));
    await filterBy(walk, 'Status = ', 'Rejected');
    await openNth(walk, 2);
    await hand.press(page.getByRole('button', { name: 'Reopen', exact: true }));
    await confirm(walk, 'Reopen');
    await page.getByText('1 reopened.').waitFor();
    await decided(page, /Rejected by maria.+Not this quarter\./);
  },
};

export const snooze: Journey = {
  name: 'one is snoozed for a week, with the reason beside it',
  start: '/opportunities?status=open&service=lambda&sort=-amount',
  async go(walk) {
    const { page, hand, halfway } = walk;
    await openNth(walk, 1);
    const begin = async () => {
      await hand.press(page.getByRole('button', { name: 'Decide otherwise' }));
      await hand.take(page.getByRole('menuitem', { name: 'Snooze' }));
      await hand.tick(page.getByRole('dialog').getByRole('button', { name: '7 days' }));
      await hand.write(reasonIn(page), 'After the release.');
    };
    await begin();
    await halfway(async () => {
      await nothingWasDecided(page);
      await begin();
    });
    await confirm(walk, 'Snooze');
    await page.getByText('1 snoozed.').waitFor();
    await decided(page, /Snoozed by maria.+until .+After the release\./);
  },
};

export const flip: Journey = {
  name: 'what would be if another opinion won is shown, and changes nothing',
  start: '/opportunities?sort=-amount&action=rightsize&status=open',
  async go(walk) {
    const { page, hand, halfway } = walk;
    const inSight = page.locator('.top-bar-saving strong');
    const before = await inSight.textContent();
    await openNth(walk, 1);
    const ask = async () => {
      await hand.press(page.getByRole('button', { name: /^What if/ }).first());
      await page.getByText(/The net would be/).waitFor();
    };
    await ask();
    await halfway(async () => {
      expect(await page.getByText(/The net would be/).count()).toBe(0);
      await ask();
    });
    expect(await inSight.textContent()).toBe(before);
  },
};

/** Opens the panel of a row, from 1. */
async function openNth({ page, hand }: Walk, place: number): Promise<void> {
  await hand.press(page.getByRole('grid', { name: 'Opportunities' }).getByRole('row').nth(place).getByRole('link'));
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  await settle(page);
}

async function beginToApprove({ page, hand }: Walk, reason: string): Promise<void> {
  await hand.press(page.getByRole('button', { name: 'Approve', exact: true }));
  await hand.write(reasonIn(page), reason);
}

async function confirm({ page, hand }: Walk, button: string): Promise<void> {
  await hand.press(page.getByRole('dialog').getByRole('button', { name: button, exact: true }));
}

/** The panel is as it was, and a dialog that was open is not. */
async function nothingWasDecided(page: Page): Promise<void> {
  await page.getByRole('table', { name: 'Evidence' }).waitFor();
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Approve', exact: true }).waitFor();
}

/** The panel tells it among the decisions. */
async function decided(page: Page, words: RegExp): Promise<void> {
  await page.getByRole('listitem').filter({ hasText: words }).first().waitFor();
}

function reasonIn(page: Page): Locator {
  return page.getByRole('dialog').getByRole('textbox', { name: 'Reason' });
}
