import type { SourceFamily } from '../../../lib/core/finding.ts';

/** A service as this file calls it, and the names by which bills call it, in lower case without "Amazon", "AWS" and spaces. */
const billNames: Readonly<Record<string, readonly string[]>> = {
  ec2: ['ec2', 'elasticcomputecloud', 'elasticcomputecloudcompute', 'ec2other'],
  rds: ['rds', 'relationaldatabaseservice'],
  lambda: ['lambda'],
  ecs: ['ecs', 'elasticcontainerservice'],
  eks: ['eks', 'elastickubernetesservice', 'elasticcontainerserviceforkubernetes'],
  ecr: ['ecr', 'elasticcontainerregistry', 'ec2containerregistryecr'],
  elb: ['elb', 'elasticloadbalancing'],
  vpc: ['vpc', 'virtualprivatecloud'],
  s3: ['s3', 'simplestorageservice'],
  dynamodb: ['dynamodb'],
  redshift: ['redshift'],
  elasticache: ['elasticache'],
  opensearch: ['es', 'opensearchservice'],
  memorydb: ['memorydb'],
  cloudwatch: ['cloudwatch'],
  'data-transfer': ['datatransfer'],
  'savings-plans': ['computesavingsplans', 'savingsplansforcomputeusage', 'savingsplansforawscomputeusage'],
};

const trustedAdvisor = 'https://docs.aws.amazon.com/awssupport/latest/user/cost-optimization-checks.html';
const hub = 'https://docs.aws.amazon.com/cost-management/latest/userguide/coh-understanding-strategies.html';
const computeOptimizer = 'https://docs.aws.amazon.com/compute-optimizer/latest/ug/supported-resources.html';

/** The services that a source judges, and where it says so. */
export interface Judge {
  readonly family: SourceFamily;
  /** For a reader. */
  readonly name: string;
  /** The agent that asks it. */
  readonly agent: string;
  readonly services: readonly string[];
  readonly source: string;
}

export const judges: readonly Judge[] = [
  {
    family: 'trusted-advisor',
    name: 'Trusted Advisor',
    agent: 'trusted-advisor',
    services: ['ec2', 'rds', 'lambda', 'ecs', 'ecr', 'elb', 'vpc', 's3', 'redshift', 'elasticache', 'opensearch'],
    source: trustedAdvisor,
  },
  {
    family: 'cost-optimization-hub',
    name: 'Cost Optimization Hub',
    agent: 'rightsizing',
    services: [
      'ec2',
      'rds',
      'lambda',
      'ecs',
      'redshift',
      'elasticache',
      'opensearch',
      'memorydb',
      'dynamodb',
      'savings-plans',
    ],
    source: hub,
  },
  {
    family: 'compute-optimizer',
    name: 'Compute Optimizer',
    agent: 'rightsizing',
    services: ['ec2', 'rds', 'lambda', 'ecs', 'vpc'],
    source: computeOptimizer,
  },
  {
    family: 'cost-explorer',
    name: 'Cost Explorer',
    agent: 'cost-explorer',
    services: ['ec2', 'savings-plans'],
    source: 'https://docs.aws.amazon.com/cost-management/latest/userguide/ce-rightsizing.html',
  },
  {
    family: 'billing',
    name: 'the rules over the bill',
    agent: 'billing',
    services: ['ec2', 'rds', 'eks', 'elb', 'vpc', 's3', 'dynamodb', 'cloudwatch', 'data-transfer', 'savings-plans'],
    source: 'docs/billing-rules.md',
  },
];

/** The sources that judge a service, by what a bill calls it. */
export function judgesOf(serviceName: string): readonly Judge[] {
  const name = serviceName.toLowerCase().replace(/amazon|aws|[^a-z0-9]/g, '');
  const service = Object.entries(billNames).find(([, names]) => names.includes(name))?.[0];
  return service === undefined ? [] : judges.filter(({ services }) => services.includes(service));
}
