import { shiftDays } from '../../lib/core/period.ts';
import { dayFacts } from './bill/pattern.ts';
import { hashPair, hashText } from './random.ts';
import type { Instance, Need } from './resource.ts';
import { capacityOf } from './sizing.ts';
import type { World } from './world.ts';

/** What a monitoring system saw of a machine in a day or an hour, in percent of what it has. */
export interface Utilisation {
  /** A day, or an hour as `2026-11-19T07`. */
  readonly at: string;
  readonly processorAverage: number;
  readonly processorMaximum: number;
  /** Absent: nobody measures it. */
  readonly memoryMaximum?: number;
}

/** On quiet days a machine is below the 10 % that Trusted Advisor looks at. */
const quietPercent = 6;
const lookbackDays = 14;

type Machine = Pick<Instance, 'key' | 'instanceType' | 'need' | 'memoryMeasured' | 'hours' | 'quietDays'>;

/** Daily figures of the last days, oldest first; days on which it did not run are left out. */
export function* dailyUtilisation(world: World, machine: Machine, days = lookbackDays): Generator<Utilisation> {
  const { today } = world.calendar;
  for (let ago = days; ago >= 1; ago -= 1) {
    const facts = dayFacts(shiftDays(today, -ago), today);
    if (machine.hours === 'office' && facts.isWeekend) continue;
    const isQuiet = isQuietDay(machine, ago);
    yield { at: facts.day, ...seen(machine, hashPair(hashText(machine.key), ago), isQuiet ? 'quiet' : 'busy') };
  }
}

/** Hourly figures of one of the last 14 days. */
export function* hourlyUtilisation(world: World, machine: Machine, day: string): Generator<Utilisation> {
  const facts = dayFacts(day, world.calendar.today);
  if (facts.daysAgo < 1 || facts.daysAgo > lookbackDays) return;
  for (let hour = 0; hour < facts.hours; hour += 1) {
    const isBusy = !isQuietDay(machine, facts.daysAgo) && hour >= 13;
    const stream = hashPair(hashText(machine.key), facts.daysAgo * 24 + hour);
    yield { at: `${day}T${String(hour).padStart(2, '0')}`, ...seen(machine, stream, isBusy ? 'busy' : 'quiet') };
  }
}

/** Quiet days lie evenly among the last 14. */
function isQuietDay({ quietDays }: Machine, daysAgo: number): boolean {
  return (daysAgo * quietDays) % lookbackDays < quietDays;
}

function seen({ instanceType, need, memoryMeasured }: Machine, stream: number, load: 'busy' | 'quiet') {
  const offered = capacityOf(instanceType);
  const peak =
    load === 'quiet' ? Math.min(quietPercent, shareOf(need, offered).processor) : shareOf(need, offered).processor;
  const near = 90 + (stream % 11);
  const processorMaximum = Math.round(peak * near) / 100;
  return {
    processorAverage: Math.round(processorMaximum * (35 + (stream % 20))) / 100,
    processorMaximum,
    ...(memoryMeasured && { memoryMaximum: Math.round(shareOf(need, offered).memory * near) / 100 }),
  };
}

function shareOf(need: Need, offered: Need): { processor: number; memory: number } {
  return { processor: (100 * need.vcpu) / offered.vcpu, memory: (100 * need.memoryGib) / offered.memoryGib };
}
