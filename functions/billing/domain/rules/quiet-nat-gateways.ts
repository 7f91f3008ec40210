import { judgeQuiet, type Quiet } from '../quiet.ts';
import type { Rule } from '../rule.ts';

/** GB a month: what health checks and updates of a single machine make. */
const leastGigabytes = '1';

const quiet: Quiet = {
  type: 'ec2/natgateway',
  current: 'NAT gateway',
  rollback: 'Create a NAT gateway and point the routes at it.',
  isHours: /NatGateway-Hours$/,
  leastUse: leastGigabytes,
  useUnit: 'GB',
  hoursName: 'NatGateway-Hours',
  useName: 'NatGateway-Bytes',
};

export const quietNatGateways: Rule = {
  name: 'quiet-nat-gateways',
  title: 'NAT gateways that carry almost nothing',
  facet: 'network',
  threshold: `less than ${leastGigabytes} GB a month`,
  priceSource: 'what the export bills for it',
  limits: 'a gateway may stand ready for a failure of another zone: the bill does not tell',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)NatGateway-(Hours|Bytes)$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => judgeQuiet(quiet, groups, context),
};
