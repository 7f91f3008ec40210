import type { Action, Facet } from '../../../lib/core/action.ts';
import { account, type CheckCase } from './check-case.fixtures.ts';

const last = { 'Last Updated Time': '2026-10-31T05:12:00Z' };

/** A row of a check without amounts. */
function bare(check: string, columns: CheckCase['columns'], key: string, facet: Facet, action: Action): CheckCase {
  return { check, columns, key: `${account}/${key}`, facet, action, saving: 'unstated unknown', grade: 'C' };
}

function configRule(check: string, resource: string, key: string, facet: Facet): CheckCase {
  const columns = { Status: 'Yellow', Region: 'eu-west-1', Resource: resource, 'AWS Config Rule': 'a-rule', ...last };
  return bare(check, { ...columns, 'Input Parameters': null }, `eu-west-1/${key}`, facet, { kind: 'review' });
}

/** Trusted Advisor's own checks that state no amount. */
export const bareCases: readonly CheckCase[] = [
  bare(
    'Z4AUBRNSmz',
    { Region: 'us-west-2', 'IP Address': '203.0.113.25' },
    'us-west-2/ec2/elastic-ip/203.0.113.25',
    'network',
    {
      kind: 'delete',
    },
  ),
  bare(
    '51fC20e7I2',
    {
      'Hosted Zone Name': 'example.com.',
      'Hosted Zone ID': 'Z0123456789AB',
      'Resource Record Set Name': 'www.example.com.',
      'Resource Record Set Type': 'A',
    },
    'global/route53/hostedzone/Z0123456789AB/www.example.com./A',
    'network',
    { kind: 'review' },
  ),
  bare(
    'Qsdfp3A4L2',
    {
      Status: 'Yellow',
      Region: 'us-east-1',
      'Instance ID': 'i-0c1d2e3f4a5b60010',
      'Instance Type': 'm5.large',
      vCPU: '2',
      'Minimum vCPU': '4',
      'SQL Server Edition': 'Standard',
      ...last,
    },
    'us-east-1/ec2/instance/i-0c1d2e3f4a5b60010',
    'licence',
    { kind: 'review', current: 'm5.large' },
  ),
  bare(
    'c2vlfg022t',
    {
      Status: 'Yellow',
      Region: 'us-east-1',
      'NAT Gateway Id': 'nat-0c1d2e3f4a5b60001',
      'Subnet Id': 'subnet-0c1d2e3f4a5b60001',
      'VPC Id': 'vpc-0c1d2e3f4a5b60001',
      TotalBytesFromDest: '0',
      TotalBytesFromSrc: '0',
      TotalBytes: '0',
      ...last,
    },
    'us-east-1/ec2/natgateway/nat-0c1d2e3f4a5b60001',
    'network',
    { kind: 'delete' },
  ),
  ...['c2vlfg0jp6', 'c2vlfg0k35'].map((check) =>
    bare(
      check,
      {
        Status: 'Yellow',
        Region: 'us-east-1',
        'VPC Endpoint Id': 'vpce-0c1d2e3f4a5b60001',
        'VPC Id': 'vpc-0c1d2e3f4a5b60001',
        'Subnet Ids': 'subnet-0c1d2e3f4a5b60001',
        'Service Name': 'com.amazonaws.us-east-1.sqs',
        TotalBytesProcessed: '0',
        ...last,
      },
      'us-east-1/ec2/vpc-endpoint/vpce-0c1d2e3f4a5b60001',
      'network',
      { kind: 'delete' },
    ),
  ),
  bare(
    'c2vlfg0bfw',
    {
      Status: 'Yellow',
      Region: 'us-east-1',
      'Network Firewall Arn': `arn:aws:network-firewall:us-east-1:${account}:firewall/edge`,
      'VPC Id': 'vpc-0c1d2e3f4a5b60001',
      Subnets: 'subnet-0c1d2e3f4a5b60001',
      TotalBytesProcessed: '0',
      ...last,
    },
    'us-east-1/network-firewall/firewall/edge',
    'network',
    { kind: 'delete' },
  ),
  configRule('c18d2gz150', 'i-0c1d2e3f4a5b60011', 'ec2/instance/i-0c1d2e3f4a5b60011', 'compute'),
  configRule('c18d2gz128', 'images', 'ecr/repository/images', 'storage'),
  configRule('c18d2gz100', 'logs-of-everything', 's3/bucket/logs-of-everything', 'storage'),
  configRule('c18d2gz171', 'versions-of-everything', 's3/bucket/versions-of-everything', 'storage'),
  configRule('c18d2gz127', account, `organizations/account/${account}`, 'commitment'),
  bare(
    'c1cj39rr6v',
    {
      Status: 'Yellow',
      Region: 'us-east-1',
      'Bucket Name': 'uploads',
      'Bucket ARN': 'arn:aws:s3:::uploads',
      'Lifecycle rule for deleting incomplete MPU': 'No',
      'Days After Initiation': null,
      ...last,
    },
    'us-east-1/s3/bucket/uploads',
    'storage',
    { kind: 'review' },
  ),
  bare(
    'Cm24dfsM12',
    {
      Status: 'Yellow',
      Region: 'us-east-1',
      'Endpoint ARN': `arn:aws:comprehend:us-east-1:${account}:document-classifier-endpoint/mail`,
      'Provisioned Inference Unit': '2',
      'AutoScaling Status': 'Disabled',
      Reason: 'No use for 15 days',
      ...last,
    },
    'us-east-1/comprehend/document-classifier-endpoint/mail',
    'compute',
    { kind: 'review' },
  ),
  bare(
    'Wxdfp4B1L1',
    {
      Status: 'Red',
      Region: 'us-east-1',
      'Workload ARN': `arn:aws:wellarchitected:us-east-1:${account}:workload/0123456789abcdef0123456789abcdef`,
      'Workload Name': 'shop',
      'Number of identified HRIs for Cost Optimization': '3',
      ...last,
    },
    'us-east-1/wellarchitected/workload/0123456789abcdef0123456789abcdef',
    'compute',
    { kind: 'review' },
  ),
];
