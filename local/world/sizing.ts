import { auroraOnDemand, rdsPostgresOnDemand } from '../../lib/prices/database.ts';
import { ec2OnDemand } from '../../lib/prices/ec2-on-demand.ts';
import type { Need } from './resource.ts';

/** Sizes of a family from small to large, and the virtual processors of each. */
const vcpusBySize: Readonly<Record<string, number>> = { large: 2, xlarge: 4, '2xlarge': 8, '4xlarge': 16 };
const sizesUpward = Object.keys(vcpusBySize);
/** GiB a virtual processor, by the family's first letter: compute, general, memory, storage. */
const gibPerVcpu: Readonly<Record<string, number>> = { c: 2, m: 4, t: 4, r: 8, i: 7.625 };

const gravitonFamilies: Readonly<Record<string, string>> = {
  m5: 'm7g',
  m6i: 'm7g',
  c5: 'c7g',
  c6i: 'c7g',
  r5: 'r7g',
  r6i: 'r7g',
  t3: 't4g',
  'db.m5': 'db.m6g',
  'db.r5': 'db.r6g',
};

/** Where a type's prices stand: a database class begins with `db.`. */
export type PriceBook = 'ec2' | 'rds' | 'aurora';

const books: Readonly<Record<PriceBook, Readonly<Record<string, string>>>> = {
  ec2: ec2OnDemand.usd,
  rds: rdsPostgresOnDemand.usd,
  aurora: auroraOnDemand.usd,
};

/** The hourly list price of a type, in dollars; `undefined` for a type that the organisation cannot run. */
export function hourlyPrice(book: PriceBook, type: string): string | undefined {
  return books[book][type];
}

/** As {@link hourlyPrice}, for a type that runs: the generator draws only types that have a price. */
export function priceOf(book: PriceBook, type: string): string {
  const price = hourlyPrice(book, type);
  if (price === undefined) throw new RangeError(`lib/prices has no ${book} price for ${type}`);
  return price;
}

/** `m5` of `m5.2xlarge`, `db.r6g` of `db.r6g.large`. */
export function familyOf(type: string): string {
  return type.slice(0, type.lastIndexOf('.'));
}

function sizeOf(type: string): string {
  return type.slice(type.lastIndexOf('.') + 1);
}

/** What a type offers. */
export function capacityOf(type: string): Need {
  const family = familyOf(type).replace('db.', '');
  const size = sizeOf(type);
  const vcpu = vcpusBySize[size] ?? 2;
  return { vcpu, memoryGib: (gibPerVcpu[family.charAt(0)] ?? 4) * vcpu };
}

/** The smallest type of a family that meets the need, at most the current one. */
export function smallestFit(book: PriceBook, current: string, need: Need): string {
  const family = familyOf(current);
  if (!sizesUpward.includes(sizeOf(current))) return current;
  for (const size of sizesUpward) {
    const type = `${family}.${size}`;
    if (type === current) return current;
    if (hourlyPrice(book, type) !== undefined && meets(capacityOf(type), need)) return type;
  }
  return current;
}

/** The same size on AWS's own processors; `undefined` where the family has no such sibling. */
export function gravitonSibling(book: PriceBook, type: string): string | undefined {
  const family = gravitonFamilies[familyOf(type)];
  const sibling = `${family}.${sizeOf(type)}`;
  return family !== undefined && hourlyPrice(book, sibling) !== undefined ? sibling : undefined;
}

export function meets(offered: Need, need: Need): boolean {
  return offered.vcpu >= need.vcpu && offered.memoryGib >= need.memoryGib;
}

/** Families of before 2014: Compute Optimizer does not judge them. */
export function isAncient(type: string): boolean {
  return /^(m1|c1|m2|t1)\./.test(type);
}
