import { shiftDays } from '../../lib/core/period.ts';
import { type Draw, drawFrom } from '../../local/world/random.ts';
import { changesOf } from './changes.ts';
import type { Item } from './item.ts';
import { type DayPattern, drawPattern } from './pattern.ts';

/** The year that is measured: its first day is a Wednesday. */
export const firstDay = '2025-07-02';
export const daysInYear = 365;

/** What an account spends on a service, day by day. */
export interface ServiceYear {
  readonly service: string;
  readonly accountId: string;
  readonly items: Item[];
}

/** Services as accounts have them, with how likely one is and how its use varies. */
const catalogue = [
  { service: 'Amazon EC2', percent: 100, items: [2, 6], patterns: ['steady', 'traffic', 'office'] },
  { service: 'Amazon RDS', percent: 85, items: [1, 4], patterns: ['steady'] },
  { service: 'Amazon S3', percent: 100, items: [2, 4], patterns: ['storage', 'traffic'] },
  { service: 'AWS Lambda', percent: 70, items: [1, 2], patterns: ['traffic', 'office'] },
  { service: 'Data Transfer', percent: 90, items: [1, 3], patterns: ['traffic'] },
  { service: 'AmazonCloudWatch', percent: 85, items: [1, 3], patterns: ['traffic', 'storage'] },
  { service: 'Amazon DynamoDB', percent: 45, items: [1, 3], patterns: ['traffic'] },
  { service: 'AWS Glue', percent: 30, items: [1, 1], patterns: ['batch'] },
  { service: 'Amazon Athena', percent: 30, items: [1, 1], patterns: ['erratic', 'office'] },
  { service: 'Amazon WorkSpaces', percent: 20, items: [1, 2], patterns: ['monthly', 'office'] },
] as const;
const regions = ['us-east-1', 'eu-west-1', 'us-west-2'] as const;

/** An account's year as its bill would tell it, without anything unusual: use, growth, noise and what people change. */
export function accountYear(...name: readonly (string | number)[]): ServiceYear[] {
  const draw = drawFrom('account-year', ...name);
  const accountId = draw.decimal(12);
  const ofAccount = noiseOf(draw, 0.02);
  const size = 10 ** (draw.between(5, 30) / 10);
  return catalogue
    .filter(({ percent }) => draw.chance(percent))
    .map(({ service, items: [least, most], patterns }) => {
      const [first, ...rest] = patterns;
      const count = draw.between(least, most);
      // What a service costs lies within a factor of ten of others in the account.
      const daily = size * 10 ** (draw.between(-10, 0) / 10);
      const items = Array.from({ length: count }, (_, at): Item => {
        const pattern = drawPattern(draw, draw.pick([first, ...rest]));
        const share = (2 * (count - at)) / (count * (count + 1));
        return itemOf(draw, `${service} usage ${at + 1}`, daily * share, { pattern, ofAccount });
      });
      return { service, accountId, items: changesOf(draw, items) };
    });
}

/** The day of the year with this number, from 0. */
export function dayOf(at: number): string {
  return shiftDays(firstDay, at);
}

/** What a service cost on each day. */
export function costsOf({ items }: ServiceYear): number[] {
  return Array.from({ length: daysInYear }, (_, at) =>
    items.reduce((sum, { quantity, price }) => sum + (quantity[at] ?? 0) * (price[at] ?? 0), 0),
  );
}

function itemOf(
  draw: Draw,
  name: string,
  daily: number,
  { pattern, ofAccount }: { pattern: DayPattern; ofAccount: readonly number[] },
): Item {
  const price = 10 ** -draw.between(0, 4);
  const noise = noiseOf(draw, pattern.noise);
  const quantity = noise.map((own, at) => {
    const common = pattern.isByCustomers ? (ofAccount[at] ?? 0) : 0;
    return Math.max(0, (daily / price) * pattern.levelOn(dayOf(at), at) * Math.exp(own + common));
  });
  return { name, region: draw.pick(regions), quantity, price: quantity.map(() => price) };
}

/** Noise of each day, of which a third stays until the next. @param deviation of its logarithm */
function noiseOf(draw: Draw, deviation: number): number[] {
  let last = 0;
  return Array.from({ length: daysInYear }, () => {
    last = 0.33 * last + deviation * normalOf(draw);
    return last;
  });
}

/** A draw from a normal distribution: Box and Muller. */
function normalOf(draw: Draw): number {
  const [first, second] = [draw.between(1, 1_000_000) / 1_000_001, draw.below(1_000_000) / 1_000_000];
  return Math.sqrt(-2 * Math.log(first)) * Math.cos(2 * Math.PI * second);
}
