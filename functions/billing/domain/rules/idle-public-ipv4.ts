import { compare } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, figure, lasting, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** Hours a month from which on an address is idle rather than between two uses: 7 days. */
const leastIdleHours = '168';

export const idlePublicIpv4: Rule = {
  name: 'idle-public-ipv4',
  title: 'Public IPv4 addresses that are attached to nothing',
  facet: 'network',
  threshold: `idle for at least ${leastIdleHours} hours a month`,
  priceSource: 'what the export bills for it',
  limits: 'an address may be kept for a partner’s allow list: the bill does not tell',
  needs: {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)(PublicIPv4:IdleAddress|ElasticIP:IdleAddress)$' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) =>
    byResource(lasting(groups, context.window.days)).flatMap((same) => judgeAddress(merged(same), context)),
};

function judgeAddress(group: Group, { window, currency }: JudgeContext): Verdict[] {
  const place = placeOf(group, 'ec2/elastic-ip');
  const { sums, tags } = group;
  const hours = monthly(sums.PricingQuantity ?? '0', group, window.days, 'Hrs');
  if (place === undefined || compare(hours, leastIdleHours) < 0) return [];
  const saving = amount(monthly(sums.ListCost ?? '0', group, window.days, 'Hrs'), currency);
  return [
    {
      place,
      action: { kind: 'delete', current: 'Elastic IP address' },
      saving,
      currentCost: saving,
      billChange: billChangeOf(saving, group),
      effort: 'very-low',
      risk: 'low',
      restartNeeded: false,
      rollback: { possible: false, steps: 'A released address can be had back only with luck.' },
      lookbackDays: daysOf(group, window.days),
      figures: [figure('PricingQuantity', sums.PricingQuantity, 'Hrs'), figure('ListCost', sums.ListCost, currency)],
      ...(tags && { tags }),
    },
  ];
}
