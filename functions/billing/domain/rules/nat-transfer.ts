import type { Rule } from '../rule.ts';
import { judgeTransfer, transferNeeds } from '../transfer.ts';

/** Units of currency a month in one account and region. */
const leastCost = '100';

export const natTransfer: Rule = {
  name: 'nat-transfer',
  title: 'Traffic through NAT gateways',
  facet: 'network',
  threshold: `at least ${leastCost} a month in one account and region`,
  priceSource: 'what the export bills for it',
  limits: 'where it goes to is not in a bill: what goes to S3 and DynamoDB is free through gateway endpoints',
  needs: transferNeeds('(^|-)NatGateway-Bytes$'),
  judge: (groups, context) => {
    const traffic = {
      name: 'NatGateway-Bytes',
      current: 'traffic through NAT gateways',
      target: 'gateway endpoints for S3 and DynamoDB, interface endpoints for what is used most',
      leastCost,
    };
    return judgeTransfer(traffic, groups, context);
  },
};
