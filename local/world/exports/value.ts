import type { LineItem } from '../bill/line-item.ts';
import type { HeldCommitment } from '../organisation.ts';
import { percentOf, toText, type Usd } from '../usd.ts';
import type { Charge } from './charge.ts';

/** A cell: `null` where there is nothing to say. */
export type Cell = string | null;

/** A column of an export: its name, and what it says of a charge. */
export interface Column {
  readonly name: string;
  readonly of: (charge: Charge) => Cell;
}

/** An amount in plain decimals without trailing zeros. */
export function amount(value: Usd): string {
  return toText(value).replace(/\.?0+$/, '');
}

/** Millionths of a unit in plain decimals. */
export function quantity(millionths: bigint): string {
  const digits = millionths.toString().padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`.replace(/\.?0+$/, '');
}

/** The part of a list price that is left after the negotiated discount. */
export function contractedRate(rate: Usd, discountPercent: number): Usd {
  return percentOf(rate, 100 - discountPercent);
}

export function isCovered({ category, commitmentId, fee }: LineItem): boolean {
  return category === 'usage' && commitmentId !== undefined && fee === undefined;
}

export function arnOf({ id, instrument, product, accountId, region }: HeldCommitment): string {
  if (instrument === 'savings-plan') return `arn:aws:savingsplans::${accountId}:savingsplan/${id}`;
  if (product === 'rds') return `arn:aws:rds:${region}:${accountId}:ri:${id}`;
  return `arn:aws:ec2:${region}:${accountId}:reserved-instances/${id}`;
}

/** AWS's operation, where it matters for what a thing could become: Linux machines, PostgreSQL and Aurora PostgreSQL. */
export function operationOf({ usageType, resourceId }: LineItem): Cell {
  if (/BoxUsage:/.test(usageType)) return 'RunInstances';
  if (/InstanceUsageIOOptimized:/.test(usageType)) return 'CreateDBInstance:0021';
  if (/(InstanceUsage|Multi-AZUsage):/.test(usageType)) {
    return /aurora/i.test(resourceId ?? '') ? 'CreateDBInstance:0021' : 'CreateDBInstance:0014';
  }
  if (/NatGateway/.test(usageType)) return 'NatGateway';
  if (/LCUUsage|LoadBalancerUsage:Application/.test(usageType)) return 'LoadBalancing:Application';
  return /LoadBalancerUsage/.test(usageType) ? 'LoadBalancing' : null;
}

/** A stable code of letters and digits, as AWS's SKUs are. */
export function skuOf({ product, usageType }: LineItem): string {
  let hash = 0xcbf29ce484222325n;
  for (const character of `${product} ${usageType}`) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(character.codePointAt(0) ?? 0)) * 0x100000001b3n);
  }
  return hash.toString(36).toUpperCase().padStart(13, '0');
}
