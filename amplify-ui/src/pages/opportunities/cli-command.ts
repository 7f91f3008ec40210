import type { Opportunity } from '../../api/types.ts';

type Resource = Opportunity['unit']['resource'];
type CloudResource = Extract<Resource, { kind: 'resource' }>;

/** The command that describes a resource of a type, before its id is put in. */
const commands: Readonly<Record<string, (id: string, resource: CloudResource) => readonly string[]>> = {
  'ec2/instance': (id) => ['ec2', 'describe-instances', '--instance-ids', id],
  'ec2/volume': (id) => ['ec2', 'describe-volumes', '--volume-ids', id],
  'ec2/snapshot': (id) => ['ec2', 'describe-snapshots', '--snapshot-ids', id],
  'ec2/natgateway': (id) => ['ec2', 'describe-nat-gateways', '--nat-gateway-ids', id],
  'ec2/elastic-ip': (id) => [
    'ec2',
    'describe-addresses',
    id.startsWith('eipalloc-') ? '--allocation-ids' : '--public-ips',
    id,
  ],
  'ec2/vpc-endpoint': (id) => ['ec2', 'describe-vpc-endpoints', '--vpc-endpoint-ids', id],
  'autoscaling/autoScalingGroup': (id) => [
    'autoscaling',
    'describe-auto-scaling-groups',
    '--auto-scaling-group-names',
    id,
  ],
  'rds/db': (id) => ['rds', 'describe-db-instances', '--db-instance-identifier', id],
  'rds/cluster': (id) => ['rds', 'describe-db-clusters', '--db-cluster-identifier', id],
  'lambda/function': (id) => ['lambda', 'get-function-configuration', '--function-name', id],
  'ecs/service': (id) => ['ecs', 'describe-services', ...inCluster(id)],
  's3/bucket': (id) => ['s3api', 'get-bucket-lifecycle-configuration', '--bucket', id],
  'dynamodb/table': (id) => ['dynamodb', 'describe-table', '--table-name', id],
  'elasticloadbalancing/loadbalancer': (id, { arn }) =>
    arn === undefined
      ? ['elbv2', 'describe-load-balancers', '--names', id]
      : ['elbv2', 'describe-load-balancers', '--load-balancer-arns', arn],
};

/**
 * The AWS CLI command that shows this very resource, with each argument quoted for a shell; `undefined` for a type that
 * has none. Credentials of the account are the reader's.
 */
export function cliCommandOf(resource: Resource): string | undefined {
  if (resource.kind === 'commitment') return commitmentCommand(resource);
  const { service, type, id, region } = resource;
  const make = commands[`${service}/${type}`];
  if (make === undefined) return undefined;
  const place = region === 'global' ? [] : ['--region', region];
  return ['aws', ...make(id, resource), ...place].map(quote).join(' ');
}

/** What a purchase is proposed from: the usage that Cost Explorer would cover. */
function commitmentCommand({ instrument, product }: Extract<Resource, { kind: 'commitment' }>): string | undefined {
  if (instrument === 'savings-plan') return 'aws savingsplans describe-savings-plans --states active';
  if (product === 'ec2') return 'aws ec2 describe-reserved-instances --filters Name=state,Values=active';
  return product === 'rds' ? 'aws rds describe-reserved-db-instances' : undefined;
}

/** A service of ECS is named with its cluster in front. */
function inCluster(id: string): readonly string[] {
  const [cluster = '', service] = id.split('/');
  return service === undefined ? ['--services', id] : ['--cluster', cluster, '--services', service];
}

function quote(argument: string): string {
  return /^[\w./:=@,-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}
