import type { Level } from '../../../lib/core/level.ts';

/** The order of levels; what is not known comes last. */
export const levels: Readonly<Record<Level, number>> = {
  'very-low': 1,
  low: 2,
  medium: 3,
  high: 4,
  'very-high': 5,
  unknown: 6,
};
