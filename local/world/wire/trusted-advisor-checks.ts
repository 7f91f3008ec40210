import type { ActionKind } from '../../../lib/core/action.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { drawFrom } from '../random.ts';
import type { WorldResource } from '../resource.ts';

/** One row of a check: what Trusted Advisor flags, and why. */
export interface Flagged {
  readonly finding: Finding;
  readonly resource: WorldResource;
}

/** A column of a check as AWS heads it, and what stands in it; `null` where the world has nothing to state. */
type Column = readonly [heading: string, cell: (flagged: Flagged) => string | null];

/** A check of the cost pillar. Names and columns: AWS's reference of cost optimization checks, read 2026-11-20. */
export interface WireCheck {
  readonly id: string;
  readonly name: string;
  readonly awsService: string;
  readonly source: 'ta_check' | 'cost_optimization_hub' | 'aws_config' | 'compute_optimizer';
  readonly columns: readonly Column[];
}

const nothing = () => null;
const yellow: Column = ['Status', () => 'Yellow'];
const region: Column = ['Region', ({ resource }) => resource.region];
const zone: Column = ['Region/AZ', ({ resource: { region, key } }) => region + drawFrom(key, 'zone').pick(zones)];
const zones = ['a', 'b', 'c'] as const;
const monthlySavings: Column = ['Estimated Monthly Savings', savingOf];
const lastUpdated: Column = ['Last Updated Time', ({ finding }) => finding.source.refreshedAt ?? null];

const hubColumns: readonly Column[] = [
  yellow,
  region,
  ['Resource ID', idOnTheWire],
  ['Recommended Action', ({ finding }) => actionWords[finding.action.kind] ?? null],
  ['Current Resource Summary', ({ finding }) => finding.action.current ?? null],
  ['Recommended Resource Summary', ({ finding }) => finding.action.target ?? null],
  ['Estimated Monthly Cost', nothing],
  monthlySavings,
  ['Last Refresh Time stamp', ({ finding }) => finding.source.refreshedAt ?? null],
];

/** The actions of Cost Optimization Hub in its own words. */
const actionWords: Readonly<Partial<Record<ActionKind, string>>> = {
  delete: 'Delete idle or unused resources',
  'migrate-architecture': 'Migrate to Graviton',
  rightsize: 'Rightsize',
  'scale-in': 'Scale in',
  stop: 'Stop',
  upgrade: 'Upgrade',
};

/** Every check by which the world has Trusted Advisor flag resources. */
export const wireChecks: readonly WireCheck[] = [
  hub('c1z7kmr00n', 'Amazon EC2 cost optimization recommendations for instances', 'ec2'),
  hub('c1z7kmr01n', 'Amazon EC2 cost optimization recommendations for Amazon EC2 Auto Scaling groups', 'ec2'),
  hub('c1z7kmr02n', 'Amazon EBS cost optimization recommendations for volumes', 'ebs'),
  hub('c1z7kmr03n', 'Amazon RDS cost optimization recommendations for DB instances', 'rds'),
  hub('c1z7kmr04n', 'Amazon RDS cost optimization recommendations for DB instance storage', 'rds'),
  hub('c1z7kmr05n', 'AWS Lambda cost optimization recommendations for functions', 'lambda'),
  hub('c1z7kmr06n', 'AWS Fargate cost optimization recommendations for Amazon ECS', 'ecs'),
  hub('c1z7kmr17n', 'Amazon Aurora cost optimization recommendations for DB cluster storage', 'rds'),
  hub('c1z7kmr18n', 'Idle NAT gateways', 'vpc'),
  own('Qch7DwouX1', 'Low utilization Amazon EC2 instances', 'ec2', [
    zone,
    ['Instance ID', idOf],
    ['Instance Name', nameOf],
    ['Instance Type', ({ finding }) => finding.action.current ?? null],
    monthlySavings,
    ['Number of Days Low Utilization', ({ resource }) => quietDaysOf(resource)],
  ]),
  own('Ti39halfu8', 'Amazon RDS idle DB instances', 'rds', [
    region,
    ['DB Instance Name', idOf],
    ['Multi-AZ', ({ resource }) => (resource.kind === 'database' && resource.multiAz ? 'Yes' : 'No')],
    ['Instance Type', ({ finding }) => finding.action.current ?? null],
    ['Storage Provisioned (GB)', ({ resource }) => (resource.kind === 'database' ? `${resource.storage.gib}` : null)],
    ['Days Since Last Connection', nothing],
    ['Estimated Monthly Savings (On Demand)', savingOf],
  ]),
  own('hjLMh88uM8', 'Idle Load Balancers', 'elasticloadbalancing', [
    region,
    ['Load Balancer Name', idOf],
    ['Reason', nothing],
    monthlySavings,
  ]),
  own('DAvU99Dc4C', 'Underutilized Amazon EBS volumes', 'ebs', [
    region,
    ['Volume ID', idOf],
    ['Volume Name', nameOf],
    ['Volume Type', ({ resource }) => (resource.kind === 'volume' ? resource.volumeType : null)],
    ['Volume Size', ({ resource }) => (resource.kind === 'volume' ? `${resource.gib}` : null)],
    ['Monthly Storage Cost', ({ finding }) => dollars(finding.monthlyCost.current)],
  ]),
  {
    ...own('COr6dfpM03', 'Amazon EBS over-provisioned volumes', 'ebs', [
      yellow,
      region,
      ['Volume ID', idOf],
      ['Volume Type', ({ resource }) => (resource.kind === 'volume' ? resource.volumeType : null)],
      ['Volume Size(GB)', ({ resource }) => (resource.kind === 'volume' ? `${resource.gib}` : null)],
      ['Volume Baseline IOPS', ({ resource }) => (resource.kind === 'volume' ? `${resource.iops}` : null)],
      ['Recommended Volume Type', ({ finding }) => finding.action.target?.split(' ')[0] ?? null],
      monthlySavings,
      ['Estimated Monthly Savings Currency', () => 'USD'],
      lastUpdated,
    ]),
    source: 'compute_optimizer',
  },
  own('Z4AUBRNSmz', 'Unassociated Elastic IP Addresses', 'ec2', [region, ['IP Address', idOf]]),
  own('c2vlfg022t', 'Inactive NAT Gateways', 'vpc', [yellow, region, ['NAT Gateway Id', idOf], lastUpdated]),
  {
    ...own('c18d2gz100', 'Amazon S3 Bucket Lifecycle Policy Configured', 's3', [
      yellow,
      region,
      ['Resource', idOf],
      lastUpdated,
    ]),
    source: 'aws_config',
  },
];

function hub(id: string, name: string, awsService: string): WireCheck {
  return { id, name, awsService, source: 'cost_optimization_hub', columns: hubColumns };
}

function own(id: string, name: string, awsService: string, columns: readonly Column[]): WireCheck {
  return { id, name, awsService, source: 'ta_check', columns };
}

/** The Hub names functions, databases and services by their ARNs, and EC2's things by their ids. */
export function idOnTheWire({ resource: { kind, arn, id } }: Flagged): string {
  if (kind === 'function') return `${arn}:$LATEST`;
  return kind === 'database' || kind === 'cluster-instance' || kind === 'container' ? arn : id;
}

function idOf({ resource }: Flagged): string {
  return resource.id;
}

function nameOf({ resource }: Flagged): string | null {
  return resource.name === '' ? null : resource.name;
}

function quietDaysOf(resource: WorldResource): string | null {
  return resource.kind === 'instance' ? `${resource.quietDays} days` : null;
}

function savingOf({ finding: { savings } }: Flagged): string | null {
  return dollars(savings.list ?? savings.unstated);
}

function dollars(estimate: Finding['savings']['list']): string | null {
  return estimate?.kind === 'known' ? `$${estimate.value.amount}` : null;
}
