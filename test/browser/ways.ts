import { type Hand, keyboard, mouse } from './hand.ts';

/** How a journey is gone. */
export interface Way {
  readonly name: string;
  readonly hand: Hand;
  /** Whether the page is loaded anew in the middle. */
  readonly reloads: boolean;
}

export const byMouse: Way = { name: 'by mouse', hand: mouse, reloads: false };
export const byKeyboard: Way = { name: 'by keyboard alone', hand: keyboard, reloads: false };
export const withReload: Way = { name: 'with the page loaded anew in the middle', hand: mouse, reloads: true };

/** The gate leaves most to `npm run verify`. */
export const isThorough = process.env.FINOPS_VERIFY !== undefined;
