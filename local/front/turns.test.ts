import { expect, test } from 'vitest';
import { createTurns } from './invoke-interface.ts';

test('no more than so many are in at once, and those who wait come in their order', async () => {
  const inTurn = createTurns(2);
  const begun: number[] = [];
  let inside = 0;
  let most = 0;
  const work = (number: number) => async () => {
    begun.push(number);
    inside += 1;
    most = Math.max(most, inside);
    await new Promise((resolve) => setImmediate(resolve));
    inside -= 1;
    if (number === 1) throw new Error('one that fails');
  };
  const all = await Promise.allSettled([0, 1, 2, 3, 4].map((number) => inTurn(work(number))));
  expect({ begun, most, failed: all.filter(({ status }) => status === 'rejected').length }).toEqual({
    begun: [0, 1, 2, 3, 4],
    most: 2,
    failed: 1,
  });
});
