import type { PriceList } from './price-list.ts';

/** CloudWatch: a GB of logs taken in, a GB-month of logs kept, a custom metric a month. */
export const cloudWatch: PriceList<'log GB in' | 'log GB kept' | 'metric'> = {
  source: 'https://aws.amazon.com/cloudwatch/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'log GB in': '0.5', 'log GB kept': '0.03', metric: '0.3' },
};

/** A customer managed key a month. */
export const kms: PriceList<'key'> = {
  source: 'https://aws.amazon.com/kms/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { key: '1' },
};

/** AWS Config: a configuration item recorded. GuardDuty: a million management events analysed. */
export const governance: PriceList<'config item' | 'guardduty million events'> = {
  source: 'https://aws.amazon.com/config/pricing/ and https://aws.amazon.com/guardduty/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'config item': '0.003', 'guardduty million events': '4' },
};

/** Glue: an hour of a data processing unit. Athena: a TB read by queries. */
export const analytics: PriceList<'glue DPU hour' | 'athena TB'> = {
  source: 'https://aws.amazon.com/glue/pricing/ and https://aws.amazon.com/athena/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'glue DPU hour': '0.44', 'athena TB': '5' },
};

/**
 * AWS Business Support before its successor plans: the share of an account's monthly charges by tier, in percent, and
 * the least that is charged.
 */
export const businessSupport = {
  source: 'https://aws.amazon.com/premiumsupport/pricing/',
  asOf: '2026-11-20',
  minimumUsd: '100',
  tiers: [
    { upToUsd: '10000', percent: 10 },
    { upToUsd: '80000', percent: 7 },
    { upToUsd: '250000', percent: 5 },
    { upToUsd: undefined, percent: 3 },
  ],
} as const;
