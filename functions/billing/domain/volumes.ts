import { ebs, gp3Included } from '../../../lib/prices/storage.ts';
import { dividedBy, largerOf, minus, plus, rounded, times } from './decimal.ts';
import type { Price, PriceBook } from './price-book.ts';

/** Bytes of storage that are told. */
const wholeGib = 0;
const mibPerGib = '1024';

/** What a gp3 volume is to do. */
export interface Gp3Need {
  readonly gib: string;
  readonly iops: string;
  /** MiB a second. */
  readonly throughput: string;
}

/** A gp3 volume's price a month at list, and the prices it is made of; `undefined` where one is not known. */
export function gp3Cost(
  { gib, iops, throughput }: Gp3Need,
  prices: PriceBook,
  region: string | null | undefined,
): { cost: string; prices: readonly Price[] } | undefined {
  const size = of('VolumeUsage.gp3', 'gp3 GB', 'GB-Mo');
  const extraIops = largerOf('0', minus(iops, String(gp3Included.iops)));
  const extraThroughput = largerOf('0', minus(throughput, String(gp3Included.throughput)));
  const perIops = extraIops === '0' ? none : of('VolumeP-IOPS.gp3', 'gp3 IOPS', 'IOPS-Mo');
  const perThroughput = extraThroughput === '0' ? none : of('VolumeP-Throughput.gp3', 'gp3 MB/s', 'MiBps-Mo');
  if (size === undefined || perIops === undefined || perThroughput === undefined) return undefined;
  const parts = [
    times(gib, size.amount),
    times(extraIops, perIops.amount),
    times(extraThroughput, perMib(perThroughput)),
  ];
  const cost = parts.reduce(plus);
  return { cost, prices: [size, perIops, perThroughput].filter((price) => price !== none) };

  function of(usageType: string, name: keyof typeof ebs.usd, unit: string): Price | undefined {
    return prices.price({ usageType: `EBS:${usageType}`, region, listed: { list: ebs, name, unit } });
  }
}

/** A volume in the words that all sources use: `gp3 500 GiB, 3000 IOPS, 125 MB/s`. */
export function volumeText(type: string, { gib, iops, throughput }: Gp3Need): string {
  return `${type} ${rounded(gib, wholeGib)} GiB, ${iops} IOPS, ${throughput} MB/s`;
}

const none: Price = { amount: '0', unit: '', source: '' };

/** AWS bills throughput by the GiB/s, and prices it by the MiB/s on its pages. */
function perMib({ amount, unit }: Price): string {
  return /^gibps/i.test(unit) ? (dividedBy(amount, mibPerGib) ?? amount) : amount;
}
