import type { Facet } from '../../../lib/core/action.ts';
import { micros, type Usd, usd } from '../usd.ts';

/** How a month's use falls on its days. */
export type Shape = 'always' | 'elastic' | 'office-hours' | 'storage' | 'traffic' | 'office' | 'batch';

/** One thing that a resource is billed for, as it runs now. */
export interface Meter {
  readonly facet: Facet;
  /** AWS's product code, as in a bill: `AmazonEC2`. */
  readonly product: string;
  /** Without the prefix of its region. */
  readonly usageType: string;
  readonly unit: string;
  /** List price a unit. */
  readonly rate: Usd;
  /** Millionths of a unit in a month of 730 hours. */
  readonly monthly: bigint;
  readonly shape: Shape;
  /** Its quantity cannot be split, since its price has more decimals than a bill keeps. */
  readonly isWhole?: boolean;
  /** Which commitments can cover it: reservations of a pool, and whether Compute Savings Plans can. */
  readonly eligible?: { readonly pool?: string; readonly byComputePlan: boolean };
}

/** What AWS's savings figures take for a month. */
export const hoursAMonth = 730;

/** A meter from its price in dollars and whole units a month. */
export function meter(parts: {
  readonly facet: Facet;
  readonly product: string;
  readonly usageType: string;
  readonly unit: string;
  readonly price: string;
  readonly monthly: number;
  readonly shape: Shape;
}): Meter {
  const { price, monthly, ...rest } = parts;
  return { ...rest, rate: usd(price), monthly: micros(monthly) };
}

/** A meter that runs day and night. */
export function hourlyMeter(facet: Facet, product: string, usageType: string, price: string): Meter {
  return meter({ facet, product, usageType, unit: 'Hrs', price, monthly: hoursAMonth, shape: 'always' });
}

/** The pool of usage that a reservation of that family could cover. */
export function poolOf(product: 'ec2' | 'rds', family: string, region: string): string {
  return `${product}/${family}/${region}`;
}
