import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Person } from '../../local/front/sign-in-link.ts';
import type { Hand } from './hand.ts';
import { settle, type Visit, visit } from './visit.ts';
import type { Way } from './ways.ts';

/** What a person does on the page, from beginning to end, whatever he does it with. */
export interface Journey {
  readonly name: string;
  /** The address that it begins at. */
  readonly start: string;
  /** Default: maria, an approver. */
  readonly person?: Person | 'nobody';
  go(walk: Walk): Promise<void>;
}

/** One person on his way. */
export interface Walk {
  readonly page: Page;
  readonly hand: Hand;
  /**
   * The middle of the journey, at which the page may be loaded anew. What is in the address comes back by itself.
   *
   * @param again what a reload rightly loses: what its person finds instead, and does again
   */
  halfway(again?: () => Promise<void>): Promise<void>;
  /** Somebody else, on a page of his own. */
  meet(person: Person, address: string): Promise<Walk>;
}

/** Goes a journey in one way, and holds that no page of it complained. */
export async function travel({ start, person, go }: Journey, way: Way): Promise<void> {
  const visits: Visit[] = [];
  let middles = 0;
  const enter = async (address: string, who?: Journey['person']): Promise<Walk> => {
    const visited = await visit(address, who && { person: who });
    visits.push(visited);
    const { page } = visited;
    const halfway = async (again?: () => Promise<void>) => {
      middles += 1;
      if (!way.reloads) return;
      await page.reload();
      await settle(page);
      await again?.();
    };
    return { page, hand: way.hand, halfway, meet: (other, at) => enter(at, other) };
  };
  await go(await enter(start, person));
  expect(visits.flatMap(({ complaints }) => complaints)).toEqual([]);
  expect(middles, 'a journey has a middle').toBeGreaterThan(0);
  for (const { close } of visits) await close();
}

/** Narrows the list of opportunities to a value that the filter offers for a property. */
export async function filterBy({ page, hand }: Walk, property: string, value: string): Promise<void> {
  await hand.write(page.getByRole('combobox', { name: 'Filter the opportunities' }), property);
  await hand.take(page.getByRole('option', { name: value }));
  await hand.press(page.getByRole('button', { name: 'Apply' }));
  await page.getByRole('button', { name: 'Remove filter' }).waitFor();
  await settle(page);
}
