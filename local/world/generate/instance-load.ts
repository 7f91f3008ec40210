import type { Role } from '../account.ts';
import type { Draw } from '../random.ts';
import { type Need, noNeed } from '../resource.ts';
import { capacityOf } from '../sizing.ts';

/** Hours of a month that part-time machines run: 12 on weekdays; 12 on weekdays and 4 on weekend days. */
export const usualHours = { office: 260, elastic: 300 } as const;

/** What became of a machine since someone chose its type. */
export type Situation =
  | 'fit'
  | 'idle'
  | 'oversized'
  /** Too large, with memory measured, and memory that allows one size down only. */
  | 'oversized-measured'
  /** Half its processors are idle, its memory is not, and nobody measures memory. */
  | 'memory-bound'
  | 'portable'
  /** Quiet on most days and busy on the others. */
  | 'batch'
  /** The same, and excluded in Trusted Advisor by someone who knew. */
  | 'excluded'
  | 'gone'
  | 'office-hours'
  | 'scheduled'
  | 'reserved-idle'
  | 'reserved-oversized'
  /** Of a type that is years out of date, in use by nobody. */
  | 'abandoned'
  /** In use by nobody, and made to be thrown away. */
  | 'forgotten'
  | 'protected-idle'
  | 'protected-oversized';

export const mixes: Readonly<Record<Role, Readonly<Partial<Record<Situation, number>>>>> = {
  management: { fit: 90, oversized: 10 },
  production: {
    fit: 52,
    'oversized-measured': 14,
    oversized: 10,
    portable: 11,
    'memory-bound': 2,
    batch: 1,
    gone: 1,
    'reserved-oversized': 2,
    idle: 3,
  },
  data: {
    fit: 46,
    'oversized-measured': 16,
    oversized: 10,
    portable: 8,
    'memory-bound': 2,
    batch: 2,
    'reserved-idle': 2,
    'reserved-oversized': 2,
    idle: 6,
  },
  staging: {
    fit: 30,
    scheduled: 12,
    oversized: 24,
    'oversized-measured': 10,
    portable: 6,
    idle: 10,
    'office-hours': 8,
    gone: 2,
    abandoned: 2,
  },
  development: {
    fit: 26,
    scheduled: 18,
    oversized: 22,
    idle: 18,
    'office-hours': 10,
    abandoned: 5,
    gone: 1,
    batch: 1,
  },
  sandbox: { fit: 36, forgotten: 34, oversized: 22, abandoned: 8 },
};

export interface Load {
  readonly need: Need;
  readonly memoryMeasured: boolean;
  readonly portable: boolean;
  readonly discardable: boolean;
  readonly idleAtNight: boolean;
  readonly quietDays: number;
  readonly isProtected: boolean;
}

const unused: ReadonlySet<Situation> = new Set(['abandoned', 'forgotten', 'gone']);

/** What a machine of that type needs, given what became of it. */
export function loadOf(draw: Draw, situation: Situation, instanceType: string): Load {
  const offered = capacityOf(instanceType);
  const idle = situation.endsWith('idle') || unused.has(situation);
  const isLowOnProcessors = situation.includes('oversized') || situation === 'memory-bound';
  return {
    need: idle ? noNeed : drawNeed(draw, situation, offered),
    memoryMeasured: situation === 'oversized-measured' || situation === 'protected-oversized',
    portable: situation === 'portable',
    discardable: situation === 'abandoned' || situation === 'forgotten',
    idleAtNight: situation === 'office-hours',
    quietDays: idle ? 14 : quietDaysOf(draw, situation, isLowOnProcessors),
    isProtected: situation.startsWith('protected'),
  };
}

function drawNeed(draw: Draw, situation: Situation, offered: Need): Need {
  const of = (amount: number, lowPercent: number, highPercent: number) =>
    (amount * draw.between(lowPercent, highPercent)) / 100;
  const full = { vcpu: of(offered.vcpu, 60, 92), memoryGib: of(offered.memoryGib, 60, 92) };
  if (situation === 'memory-bound') return { vcpu: of(offered.vcpu, 30, 46), memoryGib: full.memoryGib };
  if (situation === 'oversized-measured' || situation === 'protected-oversized')
    return { vcpu: of(offered.vcpu, 12, 24), memoryGib: of(offered.memoryGib, 30, 46) };
  if (situation.includes('oversized') || situation === 'office-hours')
    return { vcpu: of(offered.vcpu, 30, 46), memoryGib: of(offered.memoryGib, 26, 46) };
  return full;
}

/** Trusted Advisor's old check flags a machine from four quiet days on. */
function quietDaysOf(draw: Draw, situation: Situation, isLowOnProcessors: boolean): number {
  if (situation === 'batch' || situation === 'excluded') return draw.between(6, 10);
  if (isLowOnProcessors && draw.chance(45)) return draw.between(4, 11);
  return 0;
}
