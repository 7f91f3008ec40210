import { expect, test } from 'vitest';
import type { Instance } from './resource.ts';
import { sizes } from './size.ts';
import { dailyUtilisation, hourlyUtilisation } from './utilisation.ts';
import { world } from './world.ts';

const home = world(1, sizes.startup, '2026-11-20T09:00:00Z');
const machines = [...home.accounts()]
  .flatMap(({ resources }) => resources)
  .filter((resource): resource is Instance => resource.kind === 'instance' && resource.hours === 'always');

test('a machine is quiet on as many of the last 14 days as Trusted Advisor would count', () => {
  for (const machine of machines) {
    const days = [...dailyUtilisation(home, machine)];
    expect(days.length).toBe(14);
    const quiet = days.filter(({ processorMaximum }) => processorMaximum <= 10);
    expect(quiet.length).toBe(machine.need.vcpu === 0 ? 14 : machine.quietDays);
  }
});

test('memory is seen only where it is measured', () => {
  for (const machine of machines)
    for (const { memoryMaximum } of dailyUtilisation(home, machine))
      expect(memoryMaximum !== undefined).toBe(machine.memoryMeasured);
});

test('hours are told of the last 14 days only', () => {
  const [machine] = machines;
  if (machine === undefined) throw new Error('no machine');
  expect([...hourlyUtilisation(home, machine, '2026-11-18')].length).toBe(24);
  expect([...hourlyUtilisation(home, machine, '2026-11-06')].length).toBe(24);
  expect([...hourlyUtilisation(home, machine, '2026-11-05')]).toEqual([]);
  expect([...hourlyUtilisation(home, machine, '2026-11-20')]).toEqual([]);
});
