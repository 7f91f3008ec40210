import type { PriceList } from './price-list.ts';

/** Fargate on Linux and x86, an hour. */
export const fargate: PriceList<'vCPU' | 'GB'> = {
  source: 'https://aws.amazon.com/fargate/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { vCPU: '0.04048', GB: '0.004445' },
};

/** Lambda on x86, the first tier: a GB-second of duration, and a million requests. */
export const lambda: PriceList<'GB-second' | 'million requests'> = {
  source: 'https://aws.amazon.com/lambda/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'GB-second': '0.0000166667', 'million requests': '0.2' },
};
