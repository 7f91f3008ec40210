import type { Row } from './bill.fixtures.ts';
import { rowsOf, type Thing } from './thing.fixtures.ts';

/** An hour's share of what is priced by the month: September has 720. */
const ofAMonth = (quantity: number) => quantity / 720;
const arn = (rest: string) => `arn:aws:${rest}`;
const inAccount = 'us-east-1:111122223333';
const officeHours = (_day: number, hour: number, weekday: number) =>
  weekday >= 1 && weekday <= 5 && hour >= 7 && hour < 19 ? 1 : 0;
const plan = {
  PricingCategory: 'Committed',
  CommitmentDiscountId: arn('savingsplans::999988887777:savingsplan/1f2e3d4c'),
  CommitmentDiscountType: 'Compute Savings Plan',
  CommitmentEnd: '2028-01-01T00:00:00Z',
};
const linux = { operation: 'RunInstances', unit: 'Hrs' };
const volume = { unit: 'GB-Mo', resource: 'vol-0aaaaaaaaaaaaaaa1' };
const nat = arn(`ec2:${inAccount}:natgateway/nat-0aaaaaaaaaaaaaaa2`);
const balancer = arn(`elasticloadbalancing:${inAccount}:loadbalancer/app/shop/50dc6c495c0c9188`);
const database = arn(`rds:${inAccount}:db:orders`);
const table = arn(`dynamodb:${inAccount}:table/carts`);
const logs = { service: 'AmazonCloudWatch', resource: arn(`logs:${inAccount}:log-group:/shop/api`) };
const bucket = { service: 'Amazon Simple Storage Service', resource: 'shop-data', unit: 'GB-Mo' };

/** An estate that wastes nothing: modern, covered, busy, looked after. */
const clean: readonly Thing[] = [
  {
    ...linux,
    usageType: 'BoxUsage:m7g.large',
    resource: 'i-0aaaaaaaaaaaaaaa1',
    quantity: 1,
    price: 0.0816,
    more: { ...plan, CommitmentDiscountStatus: 'Used', BilledCost: '0' },
  },
  {
    ...linux,
    usageType: 'BoxUsage:m7g.large',
    resource: 'i-0aaaaaaaaaaaaaaa2',
    quantity: 1,
    price: 0.0816,
    pattern: officeHours,
    more: { Environment: 'dev' },
  },
  { ...volume, usageType: 'EBS:VolumeUsage.gp3', quantity: ofAMonth(500), price: 0.08 },
  { usageType: 'PublicIPv4:InUseAddress', quantity: 4, price: 0.005 },
  { usageType: 'NatGateway-Hours', resource: nat, quantity: 1, price: 0.045 },
  { usageType: 'NatGateway-Bytes', resource: nat, unit: 'GB', quantity: 2, price: 0.045 },
  { usageType: 'DataTransfer-Regional-Bytes', unit: 'GB', quantity: 5, price: 0.01 },
  { usageType: 'LoadBalancerUsage', service: 'Elastic Load Balancing', resource: balancer, quantity: 1, price: 0.0225 },
  { usageType: 'LCUUsage', service: 'Elastic Load Balancing', resource: balancer, quantity: 0.5, price: 0.008 },
  {
    usageType: 'EBS:SnapshotUsage',
    unit: 'GB-Mo',
    quantity: ofAMonth(800),
    price: 0.05,
    pattern: (day) => 1 + (day % 7) / 100,
  },
  {
    usageType: 'InstanceUsage:db.r6g.large',
    service: 'Amazon RDS',
    resource: database,
    operation: 'CreateDBInstance:0014',
    quantity: 1,
    price: 0.225,
  },
  {
    usageType: 'USE1-AmazonEKS-Hours:perCluster',
    service: 'Amazon EKS',
    resource: arn(`eks:${inAccount}:cluster/shop`),
    quantity: 1,
    price: 0.1,
  },
  { ...bucket, usageType: 'TimedStorage-ByteHrs', quantity: ofAMonth(3000), price: 0.023 },
  { ...bucket, usageType: 'TimedStorage-SIA-ByteHrs', quantity: ofAMonth(9000), price: 0.0125 },
  { ...logs, usageType: 'DataProcessing-Bytes', unit: 'GB', quantity: ofAMonth(50), price: 0.5 },
  { ...logs, usageType: 'TimedStorage-ByteHrs', unit: 'GB-Mo', quantity: ofAMonth(30), price: 0.03 },
  {
    usageType: 'WriteRequestUnits',
    service: 'Amazon DynamoDB',
    resource: table,
    unit: 'WriteRequestUnits',
    quantity: 100_000,
    price: 0.000000625,
    pattern: (_, hour) => (hour === 12 ? 20 : 0.2),
  },
];

/** An estate with one thing of each kind of waste, in the order of the rules. */
const wasteful: readonly Thing[] = [
  {
    ...volume,
    usageType: 'USE2-EBS:VolumeUsage.gp2',
    quantity: ofAMonth(100),
    price: 0.1,
    more: { RegionId: 'us-east-2' },
  },
  {
    usageType: 'EBS:VolumeUsage.piops',
    unit: 'GB-Mo',
    resource: 'vol-0aaaaaaaaaaaaaaa2',
    quantity: ofAMonth(100),
    price: 0.125,
  },
  {
    usageType: 'EBS:VolumeP-IOPS.piops',
    unit: 'IOPS-Mo',
    resource: 'vol-0aaaaaaaaaaaaaaa2',
    quantity: ofAMonth(5000),
    price: 0.065,
  },
  { ...linux, usageType: 'BoxUsage:m4.xlarge', resource: 'i-0aaaaaaaaaaaaaaa3', quantity: 1, price: 0.2 },
  {
    usageType: 'InstanceUsage:db.m4.large',
    service: 'Amazon RDS',
    resource: `${database}-old`,
    operation: 'CreateDBInstance:0014',
    quantity: 1,
    price: 0.19,
  },
  {
    ...linux,
    usageType: 'USW2-BoxUsage:m5.large',
    resource: 'i-0aaaaaaaaaaaaaaa4',
    quantity: 1,
    price: 0.096,
    more: { RegionId: 'us-west-2', Environment: 'staging' },
  },
  {
    usageType: 'InstanceUsage:db.r5.large',
    service: 'Amazon RDS',
    resource: `${database}-x86`,
    operation: 'CreateDBInstance:0014',
    quantity: 1,
    price: 0.25,
  },
  {
    usageType: 'PublicIPv4:IdleAddress',
    resource: arn(`ec2:${inAccount}:elastic-ip/eipalloc-0aaaaaaaaaaaaaaa1`),
    quantity: 1,
    price: 0.005,
  },
  { usageType: 'EU-PublicIPv4:InUseAddress', quantity: 25, price: 0.005, more: { RegionId: 'eu-west-1' } },
  { usageType: 'NatGateway-Hours', resource: nat, quantity: 1, price: 0.045 },
  { usageType: 'LoadBalancerUsage', service: 'Elastic Load Balancing', resource: balancer, quantity: 1, price: 0.0225 },
  {
    usageType: 'EBS:SnapshotUsage',
    unit: 'GB-Mo',
    quantity: ofAMonth(800),
    price: 0.05,
    pattern: (day) => 1 + day / 100,
  },
  {
    usageType: 'ExtendedSupport:Yr1-Yr2:PostgreSQL12',
    service: 'Amazon RDS',
    resource: database,
    unit: 'vCPU-Hours',
    quantity: 2,
    price: 0.1,
  },
  {
    usageType: 'USE1-AmazonEKS-Hours:extendedSupport',
    service: 'Amazon EKS',
    resource: arn(`eks:${inAccount}:cluster/shop`),
    quantity: 1,
    price: 0.5,
  },
  { ...bucket, usageType: 'TimedStorage-ByteHrs', quantity: ofAMonth(3000), price: 0.023 },
  { ...logs, usageType: 'USE1-DataProcessing-Bytes', unit: 'GB', quantity: ofAMonth(300), price: 0.5 },
  {
    usageType: 'APS1-DataTransfer-Regional-Bytes',
    unit: 'GB',
    quantity: 20,
    price: 0.01,
    more: { RegionId: 'ap-southeast-1' },
  },
  { usageType: 'NatGateway-Bytes', resource: `${nat}3`, unit: 'GB', quantity: 10, price: 0.045 },
  {
    usageType: 'WriteRequestUnits',
    service: 'Amazon DynamoDB',
    resource: table,
    unit: 'WriteRequestUnits',
    quantity: 360_000,
    price: 0.000000625,
  },
  {
    usageType: 'ComputeSP:1yrNoUpfront',
    quantity: 0.5,
    price: 1,
    more: { ...plan, CommitmentDiscountStatus: 'Unused', CommitmentEnd: '2026-11-01T00:00:00Z' },
  },
];

export function cleanEstate(): Row[] {
  return clean.flatMap(rowsOf);
}

export function wastefulEstate(): Row[] {
  return wasteful.flatMap(rowsOf);
}
