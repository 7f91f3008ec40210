import { expect, test } from 'vitest';
import { drawFrom } from './random.ts';

const tenOf = (...name: (string | number)[]) => {
  const draw = drawFrom(...name);
  return Array.from({ length: 10 }, () => draw.below(1_000));
};

test('a name gives the same draws, and another name others', () => {
  expect(tenOf(7, 'volumes', 3)).toEqual(tenOf(7, 'volumes', 3));
  expect(tenOf(7, 'volumes', 3)).not.toEqual(tenOf(7, 'volumes', 4));
  expect(tenOf(7, 'volumes', 3)).not.toEqual(tenOf(8, 'volumes', 3));
});

test('weights are kept to', () => {
  const draw = drawFrom('weights');
  const drawn = Array.from({ length: 10_000 }, () => draw.weighted({ often: 90, seldom: 10, never: 0 }));
  const seldom = drawn.filter((name) => name === 'seldom').length;
  expect(drawn).not.toContain('never');
  expect(seldom).toBeGreaterThan(900);
  expect(seldom).toBeLessThan(1_100);
});

test('draws reach both ends of a range', () => {
  const draw = drawFrom('range');
  const drawn = new Set(Array.from({ length: 500 }, () => draw.between(3, 6)));
  expect([...drawn].sort()).toEqual([3, 4, 5, 6]);
});

test('nothing to draw from is an error', () => {
  expect(() => drawFrom('none').weighted({ a: 0 })).toThrow('at least one positive weight');
});
