import type { Rule } from '../rule.ts';
import { judgeSurcharge, surchargeNeeds } from '../surcharges.ts';
import { leastSaving } from '../verdicts.ts';

export const rdsExtendedSupport: Rule = {
  name: 'rds-extended-support',
  title: 'Databases whose engine version is in extended support',
  facet: 'licence',
  threshold: `at least ${leastSaving} a month`,
  priceSource: 'what the export bills for it, in rows of its own',
  limits: 'whether the application runs on a newer version is not in a bill',
  needs: surchargeNeeds('(^|-)ExtendedSupport:Yr'),
  judge: (groups, context) => {
    const surcharge = {
      type: 'rds/db',
      version: /ExtendedSupport:[^:]+:(.+)$/,
      target: 'a version in standard support',
    };
    return judgeSurcharge(surcharge, groups, context);
  },
};
