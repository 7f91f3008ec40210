import { describe, expect, it } from 'vitest';
import { identifyCommitment } from './commitment-identity.ts';
import { account } from './examples.fixtures.ts';
import { identifyResource } from './identity.ts';
import { accountOfKey, resourceKey } from './resource-key.ts';

const ec2 = 'arn:aws:ec2:eu-west-1:222222222222';
const elb = 'arn:aws:elasticloadbalancing:eu-west-1:222222222222:loadbalancer';
const asg = 'arn:aws:autoscaling:eu-west-1:222222222222:autoScalingGroup:1b2c-3d:autoScalingGroupName';
const rds = 'arn:aws:rds:eu-west-1:222222222222';
const lambda = 'arn:aws:lambda:eu-west-1:222222222222:function';
const ecs = 'arn:aws:ecs:eu-west-1:222222222222:service';

/** Spelling, region as stated, what the check is about, and what it is after the account. */
const spellings: readonly [spelling: string, region: string | null, type: string | undefined, key: string][] = [
  ['i-0c1d2e3f4a5b60001', 'eu-west-1', undefined, 'eu-west-1/ec2/instance/i-0c1d2e3f4a5b60001'],
  ['i-0c1d2e3f4a5b60001', 'eu-west-1b', 'ec2/instance', 'eu-west-1/ec2/instance/i-0c1d2e3f4a5b60001'],
  ['i-0c1d2e3f4a5b60001', 'eu-west-1/eu-west-1b', undefined, 'eu-west-1/ec2/instance/i-0c1d2e3f4a5b60001'],
  ['i-0c1d2e3f', 'us-west-2-lax-1a', 'Ec2Instance', 'us-west-2/ec2/instance/i-0c1d2e3f'],
  [`${ec2}:instance/i-0c1d2e3f4a5b60001`, null, undefined, 'eu-west-1/ec2/instance/i-0c1d2e3f4a5b60001'],
  ['vol-0aa1bb2cc3dd40001', 'us-gov-east-1a', undefined, 'us-gov-east-1/ec2/volume/vol-0aa1bb2cc3dd40001'],
  [`${ec2}:volume/vol-0aa1bb2cc3dd40001`, 'us-east-1', 'EBSVolume', 'eu-west-1/ec2/volume/vol-0aa1bb2cc3dd40001'],
  ['data disk (vol-0aa1bb2cc3dd40001)', 'eu-west-1', 'ec2/volume', 'eu-west-1/ec2/volume/vol-0aa1bb2cc3dd40001'],
  ['data disk', 'eu-west-1', 'EbsVolume', 'eu-west-1/ec2/volume/data disk'],
  ['nat-0aa1bb2cc3dd40001', 'eu-west-1', undefined, 'eu-west-1/ec2/natgateway/nat-0aa1bb2cc3dd40001'],
  ['203.0.113.25', 'us-west-2', 'ec2/elastic-ip', 'us-west-2/ec2/elastic-ip/203.0.113.25'],
  ['snap-0aa1bb2cc3dd40001', null, undefined, 'global/ec2/snapshot/snap-0aa1bb2cc3dd40001'],
  ['vpce-0aa1bb2cc3dd40001', 'eu-west-1', undefined, 'eu-west-1/ec2/vpc-endpoint/vpce-0aa1bb2cc3dd40001'],
  ['web', 'eu-west-1', 'elasticloadbalancing/loadbalancer', 'eu-west-1/elasticloadbalancing/loadbalancer/web'],
  [`${elb}/web`, null, undefined, 'eu-west-1/elasticloadbalancing/loadbalancer/web'],
  [`${elb}/app/web/50dc6c495c0c9188`, null, undefined, 'eu-west-1/elasticloadbalancing/loadbalancer/app/web'],
  [
    'app/web/50dc6c495c0c9188',
    'eu-west-1',
    'elasticloadbalancing/loadbalancer',
    'eu-west-1/elasticloadbalancing/loadbalancer/app/web',
  ],
  ['app/web', 'eu-west-1', 'elasticloadbalancing/loadbalancer', 'eu-west-1/elasticloadbalancing/loadbalancer/app/web'],
  [`${elb}/net/web/50dc6c495c0c9188`, null, undefined, 'eu-west-1/elasticloadbalancing/loadbalancer/net/web'],
  ['web-asg', 'eu-west-1', 'Ec2AutoScalingGroup', 'eu-west-1/autoscaling/autoScalingGroup/web-asg'],
  [`${asg}/web-asg`, null, undefined, 'eu-west-1/autoscaling/autoScalingGroup/web-asg'],
  ['Orders-DB', 'eu-west-1', 'RdsDbInstance', 'eu-west-1/rds/db/orders-db'],
  [`${rds}:db:orders-db`, null, 'RdsDbInstanceStorage', 'eu-west-1/rds/db/orders-db'],
  ['orders-db', 'eu-west-1', 'RdsDbInstanceStorage', 'eu-west-1/rds/db/orders-db'],
  [`${rds}:cluster:orders`, null, 'AuroraDbClusterStorage', 'eu-west-1/rds/cluster/orders'],
  ['orders', 'eu-west-1', 'AuroraDbClusterStorage', 'eu-west-1/rds/cluster/orders'],
  [`${lambda}:resize`, null, undefined, 'eu-west-1/lambda/function/resize'],
  [`${lambda}:resize:$LATEST`, null, undefined, 'eu-west-1/lambda/function/resize'],
  [`${lambda}:resize:7`, null, undefined, 'eu-west-1/lambda/function/resize'],
  ['resize', 'eu-west-1', 'LambdaFunction', 'eu-west-1/lambda/function/resize'],
  ['resize:7', 'eu-west-1', 'lambda/function', 'eu-west-1/lambda/function/resize'],
  ['222222222222:function:resize:7', 'eu-west-1', 'lambda/function', 'eu-west-1/lambda/function/resize'],
  [`${ecs}/prod/web`, null, undefined, 'eu-west-1/ecs/service/prod/web'],
  ['prod/web', 'eu-west-1', 'EcsService', 'eu-west-1/ecs/service/prod/web'],
  ['service/prod/web', 'eu-west-1', 'ECSService', 'eu-west-1/ecs/service/prod/web'],
  ['arn:aws:s3:::my-bucket', null, undefined, 'global/s3/bucket/my-bucket'],
  ['arn:aws:s3:::my-bucket/a/b', 'eu-west-1', undefined, 'eu-west-1/s3/bucket/my-bucket'],
  ['arn:aws:route53:::hostedzone/Z1', 'global', undefined, 'global/route53/hostedzone/Z1'],
  ['arn:aws-cn:dynamodb:cn-north-1:222222222222:table/t', null, undefined, 'cn-north-1/dynamodb/table/t'],
  ['arn:aws:logs:eu-west-1:222222222222:log-group:/aws/x:*', null, undefined, 'eu-west-1/logs/log-group//aws/x'],
  ['arn:aws:sns:eu-west-1:222222222222:alarms', null, undefined, 'eu-west-1/sns/sns/alarms'],
];

describe('identifyResource', () => {
  it.each(spellings)('%s in %s, said to be %s', (spelling, region, checkResourceType, key) => {
    const resource = identifyResource({ accountId: '222222222222', region, spelling, checkResourceType });

    expect(resource && resourceKey(resource)).toBe(`222222222222/${key}`);
  });

  it.each([
    ['', 'ec2/instance'],
    ['   ', 'ec2/instance'],
    [null, 'ec2/instance'],
    ['web', undefined],
    ['web', 'nonsense'],
    ['i-xyz', undefined],
  ])('%j, said to be %j, names nothing', (spelling, checkResourceType) => {
    expect(identifyResource({ accountId: account, spelling, checkResourceType })).toBeUndefined();
  });

  it('takes account and region from the ARN, and else from what is stated', () => {
    const arn = `${ec2}:instance/i-0c1d2e3f4a5b60001`;

    expect(identifyResource({ accountId: account, region: 'us-east-1', spelling: arn })).toEqual({
      kind: 'resource',
      accountId: '222222222222',
      region: 'eu-west-1',
      service: 'ec2',
      type: 'instance',
      id: 'i-0c1d2e3f4a5b60001',
      arn,
    });
    const named = { accountId: account, region: 'Global', spelling: 'orders', checkResourceType: 'rds/db' };
    expect(identifyResource({ ...named, name: 'Orders', tags: { team: 'a' } })).toEqual({
      kind: 'resource',
      accountId: account,
      region: 'global',
      service: 'rds',
      type: 'db',
      id: 'orders',
      name: 'Orders',
      tags: { team: 'a' },
    });
  });
});

describe('what is identified', () => {
  const identified = (spelling: string, checkResourceType?: string) => {
    const resource = identifyResource({ accountId: account, region: 'eu-west-1', spelling, checkResourceType });
    return resource && resourceKey(resource);
  };

  it('is what the check is about, though its name looks like an instance', () => {
    expect(identified('i-0c1d2e3f4a5b60001', 'rds/db')).toBe(`${account}/eu-west-1/rds/db/i-0c1d2e3f4a5b60001`);
  });

  it('is a cluster by its name in lower case, as RDS stores it', () => {
    expect(identified('Orders', 'rds/cluster')).toBe(`${account}/eu-west-1/rds/cluster/orders`);
  });

  it('is nothing where a kind has no service or no type', () => {
    expect(identified('orders', '/db')).toBeUndefined();
    expect(identified('orders', 'rds/')).toBeUndefined();
    expect(identified('orders', 'rds')).toBeUndefined();
  });

  it('belongs to the account that its key begins with', () => {
    expect(accountOfKey(`${account}/eu-west-1/rds/db/orders`)).toBe(account);
    expect(accountOfKey(account)).toBe(account);
    expect(accountOfKey('/eu-west-1')).toBe('');
  });
});

describe('identifyCommitment', () => {
  const pool = (naming: Partial<Parameters<typeof identifyCommitment>[0]>) => {
    const commitment = identifyCommitment({ accountId: account, product: 'ComputeSavingsPlans', ...naming });
    return commitment && resourceKey(commitment);
  };

  it.each([['ComputeSavingsPlans'], ['COMPUTE_SP'], ['Compute Savings Plans']])(
    '%s is one pool over all families and regions',
    (product) => {
      const key = `${account}/global/savings-plan/compute/any:payer`;

      expect(pool({ product })).toBe(key);
      expect(pool({ product, region: 'eu-west-1', family: 'm5' })).toBe(key);
    },
  );

  it.each([
    ['EC2_INSTANCE_SP', 'm5', undefined, 'savings-plan/ec2-instance/m5'],
    ['Ec2InstanceSavingsPlans', undefined, 'm5.2xlarge', 'savings-plan/ec2-instance/m5'],
    ['Ec2ReservedInstances', undefined, 'm5.large', 'reservation/ec2/m5'],
    ['Amazon Elastic Compute Cloud - Compute', 'm5', undefined, 'reservation/ec2/m5'],
    ['RdsReservedInstances', 'db.r5', undefined, 'reservation/rds/r5'],
    ['Amazon Relational Database Service', undefined, 'db.r5.large', 'reservation/rds/r5'],
    ['ElastiCacheReservedInstances', undefined, 'cache.r6g.large', 'reservation/elasticache/r6g'],
    ['Amazon Redshift', undefined, 'ra3.xlplus', 'reservation/redshift/ra3'],
    ['OpenSearchReservedInstances', undefined, 'r5.large.search', 'reservation/opensearch/r5'],
    ['MemoryDbReservedInstances', 'db.r6g', undefined, 'reservation/memorydb/r6g'],
    ['DynamoDbReservedCapacity', undefined, undefined, 'reservation/dynamodb/any'],
  ])('%s of %s, %s', (product, family, instanceType, key) => {
    expect(pool({ product, family, instanceType, region: 'eu-west-1a' })).toBe(`${account}/eu-west-1/${key}:payer`);
  });

  it('keeps pools of the payer and of a linked account apart', () => {
    expect(pool({ scope: 'LINKED' })).toBe(`${account}/global/savings-plan/compute/any:linked`);
    expect(pool({ scope: 'Payer' })).toBe(pool({}));
  });

  it.each([
    ['ONE_YEAR', 'one-year'],
    ['OneYear', 'one-year'],
    ['1 year', 'one-year'],
    ['12 months', 'one-year'],
    ['THREE_YEARS', 'three-years'],
    ['3', 'three-years'],
    ['36 months', 'three-years'],
    ['', undefined],
    [null, undefined],
  ])('reads the term %j', (term, wanted) => {
    expect(identifyCommitment({ accountId: account, product: 'COMPUTE_SP', term })?.term).toBe(wanted);
  });

  it.each([
    ['NO_UPFRONT', 'no-upfront'],
    ['NoUpfront', 'no-upfront'],
    ['Partial Upfront', 'partial-upfront'],
    ['AllUpfront', 'all-upfront'],
    ['HEAVY_UTILIZATION', undefined],
  ])('reads the payment %j', (payment, wanted) => {
    expect(identifyCommitment({ accountId: account, product: 'COMPUTE_SP', payment })?.payment).toBe(wanted);
  });

  it('is told a family and a region only where it is bound to them', () => {
    const place = { accountId: account, region: 'eu-west-1', family: 'db.r5' };
    const payers = { kind: 'commitment', accountId: account, scope: 'payer' };
    const database = { ...payers, instrument: 'savings-plan', product: 'database' };
    const rds = { ...payers, instrument: 'reservation', product: 'rds' };

    expect(identifyCommitment({ ...place, product: 'DATABASE_SP' })).toEqual(database);
    expect(identifyCommitment({ ...place, product: 'AmazonRDS' })).toEqual({
      ...rds,
      region: 'eu-west-1',
      family: 'r5',
    });
    expect(identifyCommitment({ accountId: account, product: 'AmazonRDS', region: 'global' })).toEqual(rds);
    expect(pool({ product: 'AmazonRDS' })).toBe(`${account}/global/reservation/rds/any:payer`);
  });

  it('does not guess a product', () => {
    expect(pool({ product: 'Something new' })).toBeUndefined();
  });
});
