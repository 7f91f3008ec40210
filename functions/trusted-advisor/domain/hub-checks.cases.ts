import type { Action, Facet } from '../../../lib/core/action.ts';
import { account, type CheckCase } from './check-case.fixtures.ts';

/** A row of a resource check that Cost Optimization Hub fills. */
function hub(check: string, id: string, key: string, facet: Facet, stated: readonly [string, Action]): CheckCase {
  const [words, action] = stated;
  return {
    check,
    columns: {
      Status: 'Yellow',
      Region: 'eu-west-1',
      'Resource ID': id,
      'Recommended Action': words,
      'Current Resource Summary': action.current ?? null,
      'Recommended Resource Summary': action.target ?? null,
      'Estimated Monthly Cost': '$2.56',
      'Estimated Monthly Savings': '$0.64',
      'Last Refresh Time stamp': '2026-10-31T05:12:00Z',
    },
    key: `${account}/eu-west-1/${key}`,
    facet,
    action,
    saving: 'unstated 0.64',
    grade: 'B',
  };
}

/** A row of a purchase check that Cost Optimization Hub fills. */
function purchase(check: string, summary: string, pool: string, kind: Action['kind']): CheckCase {
  return {
    check,
    columns: {
      Status: 'Yellow',
      Region: 'eu-west-1',
      'Recommended Resource Summary': summary,
      'Estimated Monthly Cost': '1,000.00',
      'Estimated Monthly Savings': '1,234.50',
      'Last Refresh Time stamp': '2026-10-31T05:12:00Z',
    },
    key: `${account}/${pool}`,
    facet: 'commitment',
    action: { kind, target: summary },
    saving: 'unstated 1234.5',
    grade: 'B',
  };
}

const reservation = 'purchase-reservation';

/** The checks that Cost Optimization Hub fills. */
export const hubCases: readonly CheckCase[] = [
  hub('c1z7kmr00n', 'i-0a1b2c3d4e5f60001', 'ec2/instance/i-0a1b2c3d4e5f60001', 'compute', [
    'Rightsize',
    { kind: 'rightsize', current: 'm5.2xlarge', target: 'm5.large' },
  ]),
  hub('c1z7kmr01n', 'web', 'autoscaling/autoScalingGroup/web', 'compute', [
    'Migrate to Graviton',
    { kind: 'migrate-architecture', current: 'm5.large x 4', target: 'm7g.large x 4' },
  ]),
  hub('c1z7kmr02n', 'vol-0a1b2c3d4e5f60001', 'ec2/volume/vol-0a1b2c3d4e5f60001', 'storage', [
    'Upgrade',
    { kind: 'upgrade', current: 'gp2/32 GiB', target: 'gp3/32 GiB' },
  ]),
  hub('c1z7kmr03n', `arn:aws:rds:eu-west-1:${account}:db:orders`, 'rds/db/orders', 'compute', [
    'Stop',
    { kind: 'stop', current: 'db.r5.large' },
  ]),
  hub('c1z7kmr04n', `arn:aws:rds:eu-west-1:${account}:db:orders`, 'rds/db/orders', 'storage', [
    'Upgrade',
    { kind: 'upgrade', current: 'gp2/100 GiB', target: 'gp3/100 GiB' },
  ]),
  hub(
    'c1z7kmr05n',
    `arn:aws:lambda:eu-west-1:${account}:function:resize:$LATEST`,
    'lambda/function/resize',
    'compute',
    ['Rightsize', { kind: 'rightsize', current: '1024 MB', target: '512 MB' }],
  ),
  hub('c1z7kmr06n', `arn:aws:ecs:eu-west-1:${account}:service/main/api`, 'ecs/service/main/api', 'compute', [
    'Rightsize',
    { kind: 'rightsize', current: '2048 CPU, 4096 MB', target: '1024 CPU, 2048 MB' },
  ]),
  hub('c1z7kmr17n', 'ledger', 'rds/cluster/ledger', 'storage', [
    'Upgrade',
    { kind: 'upgrade', current: 'aurora', target: 'aurora-iopt1' },
  ]),
  hub('c1z7kmr18n', 'nat-0a1b2c3d4e5f60001', 'ec2/natgateway/nat-0a1b2c3d4e5f60001', 'network', [
    'Delete idle or unused resources',
    { kind: 'delete', current: 'NAT gateway' },
  ]),

  purchase(
    'c1z7kmr08n',
    '$0.50/hour, 1 year, No Upfront',
    'global/savings-plan/sagemaker/any:linked',
    'purchase-savings-plan',
  ),
  purchase(
    'c1z7kmr09n',
    '$1.25/hour, 3 years, All Upfront',
    'global/savings-plan/compute/any:linked',
    'purchase-savings-plan',
  ),
  purchase('c1z7kmr11n', '2 db.r5.large, 1 year, No Upfront', 'eu-west-1/reservation/rds/r5:linked', reservation),
  purchase('c1z7kmr12n', '2 ra3.xlplus nodes', 'eu-west-1/reservation/redshift/ra3:linked', reservation),
  purchase('c1z7kmr13n', '3 cache.r6g.large nodes', 'eu-west-1/reservation/elasticache/r6g:linked', reservation),
  purchase('c1z7kmr14n', '3 m5.large.search', 'eu-west-1/reservation/opensearch/m5:linked', reservation),
  purchase('c1z7kmr15n', '100 read capacity units', 'eu-west-1/reservation/dynamodb/any:linked', reservation),
  purchase('c1z7kmr16n', '2 db.r6g.large nodes', 'eu-west-1/reservation/memorydb/r6g:linked', reservation),
];
