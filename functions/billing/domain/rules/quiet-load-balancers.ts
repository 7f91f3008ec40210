import { judgeQuiet, type Quiet } from '../quiet.ts';
import type { Rule } from '../rule.ts';

/** Capacity-unit hours, or GB of a classic one, a month: about one request a second for an hour a day is one. */
const leastUse = '1';

const quiet: Quiet = {
  type: 'elasticloadbalancing/loadbalancer',
  current: 'load balancer',
  rollback: 'Create a load balancer; its name in DNS will be another.',
  isHours: /LoadBalancerUsage$/,
  leastUse,
  useUnit: 'LCU-Hrs or GB',
  hoursName: 'hours',
  useName: 'use',
};

export const quietLoadBalancers: Rule = {
  name: 'quiet-load-balancers',
  title: 'Load balancers that serve almost nothing',
  facet: 'network',
  threshold: `less than ${leastUse} capacity-unit hour, or GB of a classic one, a month`,
  priceSource: 'what the export bills for it',
  limits: 'a load balancer may stand ready for a failover: the bill does not tell',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      // Data through a classic one has a usage type that other services have too, so its id must be a load balancer's.
      { column: 'UsageType', matches: '(^|-)(LoadBalancerUsage|LCUUsage|DataProcessing-Bytes)$' },
      { column: 'ResourceId', matches: 'loadbalancer' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => judgeQuiet(quiet, groups, context),
};
