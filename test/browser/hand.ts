import type { Locator } from 'playwright-core';

/** How a person works a page: by mouse, or by keyboard alone. */
export interface Hand {
  /** Presses a button or follows a link. */
  press(target: Locator): Promise<void>;
  /** Presses what is switched off, and stays where its reason is told. */
  attempt(target: Locator): Promise<void>;
  /** Ticks a box or chooses one of several. */
  tick(target: Locator): Promise<void>;
  /** Writes into a field, in place of what stands there. */
  write(field: Locator, text: string): Promise<void>;
  /** Takes one of what an open menu or list offers. */
  take(offer: Locator): Promise<void>;
}

export const mouse: Hand = {
  press: (target) => target.click(),
  attempt: (target) => target.click({ force: true }),
  // The box that the browser knows lies under the one that is drawn.
  tick: (target) => target.click({ force: true }),
  write: (field, text) => field.fill(text),
  take: (offer) => offer.click(),
};

/** Tab, arrows, Enter, Space and letters. */
export const keyboard: Hand = {
  press: (target) => pressOn(target, 'Enter'),
  attempt: (target) => pressOn(target, 'Enter'),
  tick: (target) => pressOn(target, 'Space'),
  async write(field, text) {
    await pressOn(field, 'Control+A');
    await field.page().keyboard.type(text);
  },
  async take(offer) {
    await offer.waitFor();
    await pressUntil(offer, 'ArrowDown', () => isActive(offer));
    await offer.page().keyboard.press('Enter');
  },
};

/** More often than this nobody presses a key to come to one place. */
const mostPresses = 100;

/** What is one stop of Tab, in which the arrows lead on. */
const composite = 'xpath=ancestor::*[@role="grid" or @role="toolbar" or @role="radiogroup"][1]';

async function pressOn(target: Locator, key: string): Promise<void> {
  await target.waitFor();
  const around = target.locator(composite);
  await pressUntil(target, 'Tab', async () => (await hasFocus(target)) || (await holdsFocus(around)));
  if (!(await hasFocus(target))) await moveWithin(around, target);
  await target.page().keyboard.press(key);
}

async function moveWithin(around: Locator, target: Locator): Promise<void> {
  if ((await around.getAttribute('role')) === 'grid') {
    const row = target.locator('xpath=ancestor::tr');
    await target.page().keyboard.press('Control+Home');
    await pressUntil(target, 'ArrowDown', () => holdsFocus(row));
  }
  await pressUntil(target, 'ArrowRight', () => hasFocus(target));
}

async function pressUntil(target: Locator, key: string, isThere: () => Promise<boolean>): Promise<void> {
  for (let presses = 0; presses <= mostPresses; presses += 1) {
    if (await isThere()) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`${target} is not within ${mostPresses} presses of ${key}`);
}

async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.and(target.page().locator(':focus')).count()) > 0;
}

async function holdsFocus(target: Locator): Promise<boolean> {
  return (await target.locator(':focus').count()) > 0;
}

/** Menus move the focus to an offer; lists keep it and name the offer. */
async function isActive(offer: Locator): Promise<boolean> {
  if (await hasFocus(offer)) return true;
  const named = await offer.page().locator(':focus').getAttribute('aria-activedescendant');
  return named !== null && named === (await offer.getAttribute('id'));
}
