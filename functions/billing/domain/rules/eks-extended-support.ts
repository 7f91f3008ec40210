import type { Rule } from '../rule.ts';
import { judgeSurcharge, surchargeNeeds } from '../surcharges.ts';
import { leastSaving } from '../verdicts.ts';

/** AWS bills 0.50 USD an hour in rows of their own, beside the 0.10 of every cluster, https://aws.amazon.com/eks/pricing/ */
export const eksExtendedSupport: Rule = {
  name: 'eks-extended-support',
  title: 'EKS clusters whose Kubernetes version is in extended support',
  facet: 'licence',
  threshold: `at least ${leastSaving} a month`,
  priceSource: 'what the export bills for it, in rows of its own',
  limits: 'whether what runs on the cluster runs on a newer version is not in a bill',
  needs: surchargeNeeds('(^|-)AmazonEKS-Hours:extendedSupport$'),
  judge: (groups, context) => {
    const surcharge = {
      type: 'eks/cluster',
      version: /AmazonEKS-Hours:(extendedSupport)/,
      target: 'a version in standard support',
    };
    const verdicts = judgeSurcharge(surcharge, groups, context);
    return verdicts.map((verdict) => ({
      ...verdict,
      action: { ...verdict.action, current: 'a Kubernetes version in extended support' },
    }));
  },
};
