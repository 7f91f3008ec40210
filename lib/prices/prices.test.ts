import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { dynamodbProvisioned, infrequentLogs } from './billing-rules.ts';
import { fargate, lambda } from './compute.ts';
import { auroraOnDemand, auroraStorage, dynamodb, rdsPostgresOnDemand, rdsStorage } from './database.ts';
import { ec2OnDemand } from './ec2-on-demand.ts';
import { dataTransfer, loadBalancer, natGateway, publicIpv4 } from './network.ts';
import { analytics, cloudWatch, governance, kms } from './operations.ts';
import { requestPrices } from './requests.ts';
import {
  amplifyHosting,
  apiGateway,
  cloudWatchWatching,
  dynamodbBackup,
  eventBridge,
  firewall,
  lambdaArm,
  secretsManager,
  xray,
} from './serverless.ts';
import { ebs, s3 } from './storage.ts';

const lists = {
  amplifyHosting,
  analytics,
  apiGateway,
  auroraOnDemand,
  auroraStorage,
  cloudWatch,
  cloudWatchWatching,
  dataTransfer,
  dynamodb,
  dynamodbProvisioned,
  dynamodbBackup,
  ebs,
  ec2OnDemand,
  eventBridge,
  fargate,
  firewall,
  governance,
  infrequentLogs,
  kms,
  lambda,
  lambdaArm,
  loadBalancer,
  natGateway,
  publicIpv4,
  rdsPostgresOnDemand,
  rdsStorage,
  requestPrices,
  s3,
  secretsManager,
  xray,
};

const publicPrices = fileURLToPath(new URL('../../../shared/data/pricing/ec2-us-east-1.json', import.meta.url));

test.each(Object.entries(lists))('every figure of %s is a decimal with a source and a day', (_name, list) => {
  expect(list.source).not.toBe('');
  expect(list.asOf).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const amount of Object.values(list.usd)) expect(amount).toMatch(/^\d+(\.\d{1,10})?$/);
});

test('a request to Cost Explorer costs a cent', () => {
  expect(requestPrices.usd.ce).toBe('0.01');
});

test.skipIf(!existsSync(publicPrices))('instance prices are those of the public list', () => {
  const { prices } = JSON.parse(readFileSync(publicPrices, 'utf8'));
  const expected = Object.keys(ec2OnDemand.usd).map((type) => [type, String(prices['us-east-1'][type])]);
  expect(ec2OnDemand.usd).toEqual(Object.fromEntries(expected));
});

test('an Aurora instance costs the same in every size per processor', () => {
  const hourly = (type: string) => Number(auroraOnDemand.usd[type]);
  expect(hourly('db.r5.xlarge')).toBeCloseTo(2 * hourly('db.r5.large'), 10);
  expect(hourly('db.r5.2xlarge')).toBeCloseTo(4 * hourly('db.r5.large'), 10);
});
