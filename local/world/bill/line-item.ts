import type { Usd } from '../usd.ts';

/** One row of the bill: what a resource, or an account, is charged for on a day, or in an hour of it. */
export interface LineItem {
  /** The day of the charge; of monthly charges the first of the month. */
  readonly day: string;
  readonly hour?: number;
  readonly accountId: string;
  readonly region: string;
  /** AWS's product code. */
  readonly product: string;
  readonly usageType: string;
  /** `purchase`: fees of commitments. `fee`: support and marketplace, a month at a time. */
  readonly category: 'usage' | 'purchase' | 'fee' | 'tax' | 'credit' | 'refund';
  readonly description: string;
  /** Of a commitment's own rows: a fee, or what was paid for and not used. */
  readonly fee?: 'upfront' | 'recurring' | 'unused';
  /** Usage that a commitment paid for, or the commitment's own fee. */
  readonly commitmentId?: string;
  /** As a bill names it: an id of EC2, else an ARN. */
  readonly resourceId?: string;
  readonly resourceName?: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly unit: string;
  /** Millionths of the unit. */
  readonly quantity: bigint;
  /** List price a unit; absent where a row is for no unit. */
  readonly rate?: Usd;
  /** Each with ten decimals, as AWS bills. */
  readonly list: Usd;
  /** With the negotiated discount, before commitments. */
  readonly contracted: Usd;
  /** What the invoice asks for. */
  readonly billed: Usd;
  /** With what was paid before spread over the time that it is for. */
  readonly effective: Usd;
}

/** The four costs of a row that no commitment touches. */
export function sameCosts(amount: Usd): Pick<LineItem, 'list' | 'contracted' | 'billed' | 'effective'> {
  return { list: amount, contracted: amount, billed: amount, effective: amount };
}
