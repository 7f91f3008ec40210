import type { SourceRow } from './check-row.ts';

const day = 24;
const legacyRow = {
  basis: 'list',
  grade: 'C',
  gradeWhy: "Trusted Advisor's rule of thumb at the on-demand price",
  maximumAgeHours: 8 * day,
  relation: 'legacy',
  states: 'saving',
  retired: false,
} as const;
const withoutDollars = {
  ...legacyRow,
  basis: 'unstated',
  gradeWhy: "Trusted Advisor's rule of thumb, without an amount",
  states: 'nothing',
} as const;
const compute = { facet: 'compute' } as const;
const storage = { facet: 'storage' } as const;
const network = { facet: 'network' } as const;
const review = { action: 'review' } as const;
const remove = { action: 'delete' } as const;
const reservation = { action: 'purchase-reservation', facet: 'commitment' } as const;
const plan = { action: 'purchase-savings-plan', facet: 'commitment' } as const;

/** Trusted Advisor's own checks, and those that AWS answers no more. */
export const olderChecks: Readonly<Record<string, SourceRow>> = {
  Qch7DwouX1: {
    title: 'Low utilization EC2 instances',
    ...legacyRow,
    ...compute,
    action: 'stop',
    flags: 'ec2/instance',
  },
  Ti39halfu8: { title: 'Idle RDS instances', ...legacyRow, ...compute, action: 'stop', flags: 'rds/db' },
  hjLMh88uM8: {
    title: 'Idle load balancers',
    ...legacyRow,
    ...network,
    ...remove,
    flags: 'elasticloadbalancing/loadbalancer',
  },
  DAvU99Dc4C: {
    title: 'Underutilized EBS volumes',
    ...legacyRow,
    ...storage,
    ...remove,
    flags: 'ec2/volume',
    // the column is what the volume costs; AWS does not say that all of it would be saved
    states: 'cost',
  },
  G31sQ1E9U: {
    title: 'Underutilized Redshift clusters',
    ...legacyRow,
    ...compute,
    ...review,
    flags: 'redshift/cluster',
  },
  L4dfs2Q3C2: {
    title: 'Lambda functions with errors',
    ...legacyRow,
    ...compute,
    ...review,
    flags: 'lambda/function',
    states: 'cost',
  },
  L4dfs2Q3C3: {
    title: 'Lambda functions with timeouts',
    ...legacyRow,
    ...compute,
    ...review,
    flags: 'lambda/function',
    states: 'cost',
  },
  Qsdfp3A4L1: {
    title: 'EC2 instances over-provisioned for SQL Server',
    ...legacyRow,
    ...compute,
    action: 'rightsize',
    flags: 'ec2/instance',
  },
  Qsdfp3A4L2: {
    title: 'SQL Server consolidation',
    ...withoutDollars,
    ...review,
    facet: 'licence',
    flags: 'ec2/instance',
  },
  cX3c2R1chu: { title: 'EC2 reservations', ...legacyRow, ...reservation, flags: 'Ec2ReservedInstances' },
  '1e93e4c0b5': { title: 'EC2 reservations that end', ...legacyRow, ...reservation, flags: 'Ec2ReservedInstances' },

  Z4AUBRNSmz: {
    title: 'Unassociated Elastic IP addresses',
    ...withoutDollars,
    ...network,
    ...remove,
    flags: 'ec2/elastic-ip',
  },
  '51fC20e7I2': {
    title: 'Route 53 latency records',
    ...withoutDollars,
    ...network,
    ...review,
    flags: 'route53/hostedzone',
  },
  c2vlfg022t: { title: 'Inactive NAT gateways', ...withoutDollars, ...network, ...remove, flags: 'ec2/natgateway' },
  c2vlfg0jp6: { title: 'Inactive VPC endpoints', ...withoutDollars, ...network, ...remove, flags: 'ec2/vpc-endpoint' },
  c2vlfg0k35: {
    title: 'Inactive Gateway Load Balancer endpoints',
    ...withoutDollars,
    ...network,
    ...remove,
    flags: 'ec2/vpc-endpoint',
  },
  c2vlfg0bfw: {
    title: 'Inactive network firewalls',
    ...withoutDollars,
    ...network,
    ...remove,
    flags: 'network-firewall/firewall',
  },
  c18d2gz150: {
    title: 'EC2 instances stopped for 30 days',
    ...withoutDollars,
    ...compute,
    ...review,
    flags: 'ec2/instance',
  },
  c18d2gz128: {
    title: 'ECR without lifecycle policy',
    ...withoutDollars,
    ...storage,
    ...review,
    flags: 'ecr/repository',
  },
  c18d2gz100: { title: 'S3 without lifecycle policy', ...withoutDollars, ...storage, ...review, flags: 's3/bucket' },
  c18d2gz171: {
    title: 'S3 versioning without lifecycle policy',
    ...withoutDollars,
    ...storage,
    ...review,
    flags: 's3/bucket',
  },
  c18d2gz127: {
    title: 'Account outside AWS Organizations',
    ...withoutDollars,
    ...review,
    facet: 'commitment',
    flags: 'organizations/account',
  },
  c1cj39rr6v: {
    title: 'S3 incomplete multipart uploads',
    ...withoutDollars,
    ...storage,
    ...review,
    flags: 's3/bucket',
  },
  Cm24dfsM12: {
    title: 'Underutilized Comprehend endpoints',
    ...withoutDollars,
    ...compute,
    ...review,
    flags: 'comprehend/endpoint',
  },
  Wxdfp4B1L1: {
    title: 'Well-Architected high risk issues',
    ...withoutDollars,
    ...compute,
    ...review,
    flags: 'wellarchitected/workload',
  },

  vZ2c2W1srf: { title: 'Savings Plans', ...legacyRow, ...plan, flags: 'ComputeSavingsPlans', retired: true },
  '1qazXsw23e': {
    title: 'RDS reservations',
    ...legacyRow,
    ...reservation,
    flags: 'RdsReservedInstances',
    retired: true,
  },
  '1qw23er45t': {
    title: 'Redshift reservations',
    ...legacyRow,
    ...reservation,
    flags: 'RedshiftReservedInstances',
    retired: true,
  },
  h3L1otH3re: {
    title: 'ElastiCache reservations',
    ...legacyRow,
    ...reservation,
    flags: 'ElastiCacheReservedInstances',
    retired: true,
  },
  '7ujm6yhn5t': {
    title: 'OpenSearch reservations',
    ...legacyRow,
    ...reservation,
    flags: 'OpenSearchReservedInstances',
    retired: true,
  },
};
