/** Service and type as in an ARN, of what the cost APIs speak of by names of their own. */
export interface ResourceKind {
  readonly service: string;
  readonly type: string;
}

/**
 * `ResourceType` of Cost Optimization Hub and `IdleRecommendationResourceType`, `RecommendationSourceType` of Compute
 * Optimizer (their API models), in lower case. Storage is a facet of the database or cluster, not a resource.
 */
const kindsByApiName: Readonly<Record<string, string>> = {
  ec2instance: 'ec2/instance',
  autoscalinggroup: 'autoscaling/autoScalingGroup',
  ec2autoscalinggroup: 'autoscaling/autoScalingGroup',
  ebsvolume: 'ec2/volume',
  natgateway: 'ec2/natgateway',
  lambdafunction: 'lambda/function',
  ecsservice: 'ecs/service',
  rdsdbinstance: 'rds/db',
  rdsdbinstancestorage: 'rds/db',
  auroradbclusterstorage: 'rds/cluster',
  documentdbcluster: 'rds/cluster',
  dynamodbtable: 'dynamodb/table',
  elasticachecluster: 'elasticache/cluster',
  memorydbcluster: 'memorydb/cluster',
  workspaces: 'workspaces/workspace',
  sagemakerendpoint: 'sagemaker/endpoint',
};

/** Of an API's name (`Ec2Instance`, `EBSVolume`) or of `service/type`; `undefined` for any other text. */
export function resourceKind(name: string | undefined): ResourceKind | undefined {
  if (name === undefined) return undefined;
  const [service = '', type = ''] = (kindsByApiName[name.toLowerCase()] ?? name).split('/');
  return service === '' || type === '' ? undefined : { service, type };
}

/** EC2 prefixes its ids with what they are. Zero to 17 hex digits: old ids have 8, new ones 17, samples any. */
const ec2Id = /(?:^|[^A-Za-z0-9-])((i|vol|snap|nat|vpce|eipalloc|ami|eni)-[0-9a-f]{6,17})(?![0-9A-Za-z-])/;
const ec2TypeByPrefix: Readonly<Record<string, string>> = {
  i: 'instance',
  vol: 'volume',
  snap: 'snapshot',
  nat: 'natgateway',
  vpce: 'vpc-endpoint',
  eipalloc: 'elastic-ip',
  ami: 'image',
  eni: 'network-interface',
};

/** The EC2 id in a text such as `i-0123456789abcdef0` or `data disk (vol-0123456789abcdef0)`. */
export function findEc2Id(text: string): { id: string; type: string } | undefined {
  const match = ec2Id.exec(text);
  const [, id, prefix] = match ?? [];
  const type = prefix && ec2TypeByPrefix[prefix];
  return id && type ? { id, type } : undefined;
}
