import { compare } from './decimal.ts';
import { placeOf } from './place.ts';
import type { Group } from './question.ts';
import type { JudgeContext, RuleNeeds, Verdict } from './rule.ts';
import { amount, billChangeOf, byResource, figure, lasting, leastSaving, merged } from './verdicts.ts';
import { daysOf, monthly } from './window.ts';

/** What a rule about a surcharge needs: the rows of the surcharge alone. */
export function surchargeNeeds(usageType: string): RuleNeeds {
  return {
    columns: ['UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: usageType },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  };
}

/** A surcharge that ends with an upgrade: all of it is saved, since AWS bills it in rows of its own. */
export function judgeSurcharge(
  { type, version, target }: { type: string; version: RegExp; target: string },
  groups: readonly Group[],
  { window, currency }: JudgeContext,
): Verdict[] {
  return byResource(lasting(groups, window.days)).flatMap((same) => {
    const group = merged(same);
    const place = placeOf(group, type);
    const cost = monthly(group.sums.ListCost ?? '0', group, window.days, 'Hrs');
    if (place === undefined || compare(cost, leastSaving) < 0) return [];
    const saving = amount(cost, currency);
    const [, named = ''] = version.exec(group.keys.UsageType ?? '') ?? [];
    return [
      {
        place,
        action: { kind: 'upgrade', current: `${named || 'a version'} in extended support`, target },
        saving,
        currentCost: saving,
        billChange: billChangeOf(saving, group),
        effort: 'high',
        risk: 'medium',
        restartNeeded: true,
        rollback: { possible: false, steps: 'A version cannot be lowered: restore a backup from before the upgrade.' },
        lookbackDays: daysOf(group, window.days),
        figures: [
          figure('UsageType', group.keys.UsageType),
          figure('PricingQuantity', group.sums.PricingQuantity),
          figure('ListCost', group.sums.ListCost, currency),
        ],
        ...(group.tags && { tags: group.tags }),
      },
    ];
  });
}
