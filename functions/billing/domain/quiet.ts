import { compare } from './decimal.ts';
import { placeOf } from './place.ts';
import type { Group } from './question.ts';
import type { JudgeContext, Verdict } from './rule.ts';
import { amount, billChangeOf, byResource, figure, lasting, merged } from './verdicts.ts';
import { daysOf, monthly } from './window.ts';

/** Something that is paid for by the hour and by use. */
export interface Quiet {
  /** As in `Place`. */
  readonly type: string;
  readonly current: string;
  readonly rollback: string;
  /** The usage types of its hours; all others are of its use. */
  readonly isHours: RegExp;
  /** Of use a month; less is quiet. */
  readonly leastUse: string;
  readonly useUnit: string;
  /** Names of the figures in evidence. */
  readonly hoursName: string;
  readonly useName: string;
}

/** What runs and is hardly used, a verdict for each resource. */
export function judgeQuiet(quiet: Quiet, groups: readonly Group[], context: JudgeContext): Verdict[] {
  return byResource(groups).flatMap((same) => judgeOne(quiet, same, context));
}

function judgeOne(quiet: Quiet, groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  const isHours = ({ keys }: Group) => quiet.isHours.test(keys.UsageType ?? '');
  // What nobody uses has rows of hours alone, so only these tell whether it lasts.
  const hours = lasting(groups.filter(isHours), window.days);
  if (hours.length === 0) return [];
  const running = merged(hours);
  const used = merged(groups.filter((group) => !isHours(group)));
  const place = placeOf(running, quiet.type);
  const use = monthly(used.sums.PricingQuantity ?? '0', running, window.days, 'Hrs');
  if (place === undefined || compare(use, quiet.leastUse) >= 0) return [];
  const whole = merged(groups);
  const saving = amount(monthly(whole.sums.ListCost ?? '0', running, window.days, 'Hrs'), currency);
  return [
    {
      place,
      action: { kind: 'delete', current: quiet.current },
      saving,
      currentCost: saving,
      billChange: billChangeOf(saving, whole),
      effort: 'low',
      risk: 'medium',
      restartNeeded: false,
      rollback: { possible: true, steps: quiet.rollback },
      lookbackDays: daysOf(running, window.days),
      figures: [
        figure(`PricingQuantity of ${quiet.hoursName}`, running.sums.PricingQuantity, 'Hrs'),
        figure(`PricingQuantity of ${quiet.useName}`, used.sums.PricingQuantity, quiet.useUnit),
        figure('ListCost', whole.sums.ListCost, currency),
      ],
      ...(running.tags && { tags: running.tags }),
    },
  ];
}
