import type { Rule } from '../rule.ts';
import { judgeTransfer, transferNeeds } from '../transfer.ts';

/** Units of currency a month in one account and region. */
const leastCost = '100';

export const crossZoneTransfer: Rule = {
  name: 'cross-zone-transfer',
  title: 'Traffic between zones',
  facet: 'network',
  threshold: `at least ${leastCost} a month in one account and region`,
  priceSource: 'what the export bills for it',
  limits: 'who talks to whom is not in a bill: flow logs tell',
  needs: transferNeeds('(^|-)DataTransfer-Regional-Bytes$'),
  judge: (groups, context) => {
    const traffic = {
      name: 'DataTransfer-Regional-Bytes',
      current: 'traffic between zones',
      target: 'talk within a zone where that is enough',
      leastCost,
    };
    return judgeTransfer(traffic, groups, context);
  },
};
