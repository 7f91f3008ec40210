import type { SourceRow } from './check-row.ts';

const day = 24;
const hubRow = {
  action: 'as-stated',
  basis: 'unstated',
  grade: 'B',
  gradeWhy: 'measured by Compute Optimizer, shown by Trusted Advisor through Cost Optimization Hub',
  maximumAgeHours: 2 * day,
  relation: 'hub',
  states: 'saving',
  retired: false,
} as const;
const optimizerRow = {
  ...hubRow,
  gradeWhy: 'measured by Compute Optimizer, shown by Trusted Advisor',
  maximumAgeHours: 8 * day,
  relation: 'compute-optimizer',
} as const;
const compute = { facet: 'compute' } as const;
const storage = { facet: 'storage' } as const;
const network = { facet: 'network' } as const;
const reservation = { action: 'purchase-reservation', facet: 'commitment' } as const;
const plan = { action: 'purchase-savings-plan', facet: 'commitment' } as const;

/** The checks that show Cost Optimization Hub (`c1z7kmr...`) or Compute Optimizer (`COr6...`). */
export const hubChecks: Readonly<Record<string, SourceRow>> = {
  c1z7kmr00n: { title: 'Hub: EC2 instances', ...hubRow, ...compute, flags: 'ec2/instance' },
  c1z7kmr01n: { title: 'Hub: Auto Scaling groups', ...hubRow, ...compute, flags: 'autoscaling/autoScalingGroup' },
  c1z7kmr02n: { title: 'Hub: EBS volumes', ...hubRow, ...storage, flags: 'ec2/volume' },
  c1z7kmr03n: { title: 'Hub: RDS instances', ...hubRow, ...compute, flags: 'rds/db' },
  c1z7kmr04n: { title: 'Hub: RDS storage', ...hubRow, ...storage, flags: 'rds/db' },
  c1z7kmr05n: { title: 'Hub: Lambda functions', ...hubRow, ...compute, flags: 'lambda/function' },
  c1z7kmr06n: { title: 'Hub: ECS services on Fargate', ...hubRow, ...compute, flags: 'ecs/service' },
  c1z7kmr17n: { title: 'Hub: Aurora storage', ...hubRow, ...storage, flags: 'rds/cluster' },
  c1z7kmr18n: { title: 'Hub: idle NAT gateways', ...hubRow, ...network, flags: 'ec2/natgateway' },
  c1z7kmr08n: { title: 'Hub: SageMaker Savings Plans', ...hubRow, ...plan, flags: 'SageMakerSavingsPlans' },
  c1z7kmr09n: { title: 'Hub: Compute Savings Plans', ...hubRow, ...plan, flags: 'ComputeSavingsPlans' },
  c1z7kmr11n: { title: 'Hub: RDS reservations', ...hubRow, ...reservation, flags: 'RdsReservedInstances' },
  c1z7kmr12n: { title: 'Hub: Redshift reservations', ...hubRow, ...reservation, flags: 'RedshiftReservedInstances' },
  c1z7kmr13n: {
    title: 'Hub: ElastiCache reservations',
    ...hubRow,
    ...reservation,
    flags: 'ElastiCacheReservedInstances',
  },
  c1z7kmr14n: {
    title: 'Hub: OpenSearch reservations',
    ...hubRow,
    ...reservation,
    flags: 'OpenSearchReservedInstances',
  },
  c1z7kmr15n: {
    title: 'Hub: DynamoDB reserved capacity',
    ...hubRow,
    ...reservation,
    flags: 'DynamoDbReservedCapacity',
  },
  c1z7kmr16n: { title: 'Hub: MemoryDB reservations', ...hubRow, ...reservation, flags: 'MemoryDbReservedInstances' },

  COr6dfpM03: { title: 'Over-provisioned EBS volumes', ...optimizerRow, ...storage, flags: 'ec2/volume' },
  COr6dfpM05: { title: 'Over-provisioned Lambda functions', ...optimizerRow, ...compute, flags: 'lambda/function' },
};
