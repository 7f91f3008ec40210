import type { PriceList } from './price-list.ts';

/** Lambda on arm64, the first tier: a GB-second of duration, and of scratch space beyond 512 MB; a million requests. */
export const lambdaArm: PriceList<'GB-second' | 'scratch GB-second' | 'million requests'> = {
  source: 'https://aws.amazon.com/lambda/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'GB-second': '0.0000133334', 'scratch GB-second': '0.0000000309', 'million requests': '0.2' },
};

/** CloudWatch: an alarm on one metric and a dashboard, a month each. */
export const cloudWatchWatching: PriceList<'alarm' | 'dashboard'> = {
  source: 'https://aws.amazon.com/cloudwatch/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { alarm: '0.1', dashboard: '3' },
};

/** EventBridge: a million events on a bus of one's own, and what its archive takes in. */
export const eventBridge: PriceList<'million events' | 'archive GB in'> = {
  source: 'https://aws.amazon.com/eventbridge/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'million events': '1', 'archive GB in': '0.1' },
};

/** API Gateway: a million requests to a REST API, the first tier. */
export const apiGateway: PriceList<'million requests'> = {
  source: 'https://aws.amazon.com/api-gateway/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'million requests': '3.5' },
};

/** Amplify Hosting: a GB served, and a GB kept a month. */
export const amplifyHosting: PriceList<'GB served' | 'GB kept'> = {
  source: 'https://aws.amazon.com/amplify/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'GB served': '0.15', 'GB kept': '0.023' },
};

/** AWS WAF: a web ACL and each rule in it, a month; a million requests that it looks at. */
export const firewall: PriceList<'web ACL' | 'rule' | 'million requests'> = {
  source: 'https://aws.amazon.com/waf/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'web ACL': '5', rule: '1', 'million requests': '0.6' },
};

/** A million traces recorded by X-Ray. */
export const xray: PriceList<'million traces'> = {
  source: 'https://aws.amazon.com/xray/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { 'million traces': '5' },
};

/** A secret a month. */
export const secretsManager: PriceList<'secret'> = {
  source: 'https://aws.amazon.com/secrets-manager/pricing/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { secret: '0.4' },
};

/** DynamoDB: continuous backups of a GB of table, a month. */
export const dynamodbBackup: PriceList<'GB'> = {
  source: 'https://aws.amazon.com/dynamodb/pricing/on-demand/',
  asOf: '2026-11-20',
  region: 'us-east-1',
  standing: 'documented',
  usd: { GB: '0.2' },
};

/**
 * What AWS gives every account each month without end, in the units of the price lists. An account shares one
 * allowance among all that runs in it.
 */
export const alwaysFree = {
  source: 'https://aws.amazon.com/free/',
  asOf: '2026-11-20',
  alarms: 10,
  /** Of up to 50 metrics each. */
  dashboards: 3,
  dashboardMetrics: 50,
  metrics: 10,
  logGb: 5,
  lambdaGbSeconds: 400_000,
  lambdaMillionRequests: 1,
  dynamodbGb: 25,
  millionTraces: 0.1,
} as const;
