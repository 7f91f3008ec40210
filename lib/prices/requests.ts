import type { PriceList } from './price-list.ts';

/**
 * What one request to a cost API costs, each page of a result being one. A service that is not in the list charges
 * nothing for reading.
 *
 * AWS's pricing page bills every Cost Explorer request. Whether it bills `GetAnomalies` is told differently by
 * different pages: every `ce:` request is taken as billed here.
 */
export const requestPrices: PriceList<'ce'> = {
  source: 'https://aws.amazon.com/aws-cost-management/aws-cost-explorer/pricing/',
  asOf: '2026-11-20',
  region: 'global',
  standing: 'documented',
  usd: { ce: '0.01' },
};
