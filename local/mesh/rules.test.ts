import { expect, test } from 'vitest';
import { findRooms } from '../../bundle/rooms.ts';
import { rulesAt } from './rules.ts';

test.each([
  [undefined, ['supervisor-daily']],
  ['2026-11-20T09:00:00.000Z', []],
])('a mesh whose moment is %s has the schedules %j, and hears events in any case', async (asOf, scheduled) => {
  const rules = rulesAt(await findRooms('functions'), asOf);
  expect(rules.filter(({ schedule }) => schedule !== undefined).map(({ name }) => name)).toEqual(scheduled);
  expect(rules.filter(({ pattern }) => pattern !== undefined).length).toBeGreaterThan(0);
});
