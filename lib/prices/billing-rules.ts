import type { PriceList } from './price-list.ts';

/** DynamoDB, provisioned capacity of the Standard table class: a capacity unit an hour. */
export const dynamodbProvisioned: PriceList<'write unit' | 'read unit'> = {
  source: 'https://aws.amazon.com/dynamodb/pricing/provisioned/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'write unit': '0.00065', 'read unit': '0.00013' },
};

/** CloudWatch Logs: a GB taken in by a log group of the Infrequent Access class. */
export const infrequentLogs: PriceList<'log GB in'> = {
  source: 'https://aws.amazon.com/cloudwatch/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'log GB in': '0.25' },
};
