import { unknown } from '../../../../lib/core/estimate.ts';
import { infrequentLogs } from '../../../../lib/prices/billing-rules.ts';
import { compare, dividedBy, minus, times } from '../decimal.ts';
import { placeOf, usagePlace } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, figure, lasts, merged } from '../verdicts.ts';
import { daysOf, monthly } from '../window.ts';

/** Months of logs that are kept before a limit is worth a look. */
const mostMonthsKept = '12';
/** CloudWatch keeps logs compressed, at about this part of what was taken in: https://aws.amazon.com/cloudwatch/pricing/ */
const compression = '0.15';
/** Units of currency a month: of logs kept, and of logs taken in. */
const leastKept = '5';
const leastTaken = '50';
/** Times as much for taking logs in as for keeping them, from which on they are written and hardly kept. */
const leastRatio = '10';
const isTaken = /DataProcessing-Bytes$/;

export const logRetention: Rule = {
  name: 'log-retention',
  title: 'Log groups that keep everything, or take in far more than they keep',
  facet: 'storage',
  threshold: `more than ${mostMonthsKept} months of logs for at least ${leastKept} a month, or at least ${leastTaken} a month for taking in logs and a tenth of it for keeping them`,
  priceSource: `what the export bills; the Infrequent Access class of the export, else ${infrequentLogs.source}`,
  limits: 'months kept are told from sizes of a compression that AWS estimates; which logs are read is not in a bill',
  needs: {
    columns: ['ServiceName', 'UsageType', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)(DataProcessing-Bytes|TimedStorage-ByteHrs)$' },
      { column: 'ServiceName', matches: '(?i)cloudwatch' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType', 'PricingUnit'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeLogs(same, context)),
};

function judgeLogs(groups: readonly Group[], context: JudgeContext): Verdict[] {
  const { window } = context;
  const whole = merged(groups);
  if (!lasts(whole, window.days)) return [];
  const taken = merged(groups.filter(({ keys }) => isTaken.test(keys.UsageType ?? '')));
  const kept = merged(groups.filter(({ keys }) => !isTaken.test(keys.UsageType ?? '')));
  const cost = {
    taken: monthly(taken.sums.ListCost ?? '0', whole, window.days, 'GB'),
    kept: monthly(kept.sums.ListCost ?? '0', whole, window.days, 'GB-Mo'),
  };
  const months = monthsKept(taken, kept, whole, context);
  if (months !== undefined && compare(months, mostMonthsKept) > 0 && compare(cost.kept, leastKept) >= 0) {
    return [tooLong(whole, { months, cost: cost.kept }, context)];
  }
  const isWritten = compare(cost.taken, leastTaken) >= 0 && compare(cost.taken, times(cost.kept, leastRatio)) >= 0;
  return isWritten ? [tooMuch(whole, taken, cost.taken, context)] : [];
}

function monthsKept(taken: Group, kept: Group, whole: Group, { window }: JudgeContext): string | undefined {
  const stored = monthly(kept.sums.PricingQuantity ?? '0', whole, window.days, 'GB-Mo');
  const written = times(monthly(taken.sums.PricingQuantity ?? '0', whole, window.days, 'GB'), compression);
  return dividedBy(stored, written);
}

function tooLong(whole: Group, { months, cost }: { months: string; cost: string }, context: JudgeContext): Verdict {
  const part = dividedBy(mostMonthsKept, months) ?? '1';
  const saving = amount(minus(cost, times(cost, part)), context.currency);
  const kept = `${Math.round(Number(months))} months`;
  return {
    ...frame(whole, context),
    action: {
      kind: 'change-storage',
      current: `logs kept for about ${kept}`,
      target: `retention of ${mostMonthsKept} months`,
    },
    saving,
    currentCost: amount(cost, context.currency),
    billChange: billChangeOf(saving, whole),
    effort: 'very-low',
    risk: 'low',
    rollback: { possible: false, steps: 'Logs that were deleted are gone: export them to S3 first.' },
  };
}

function tooMuch(whole: Group, taken: Group, cost: string, context: JudgeContext): Verdict {
  const { prices, window, currency } = context;
  const region = whole.keys.RegionId;
  const listed = { list: infrequentLogs, name: 'log GB in', unit: 'GB' };
  const price = prices.price({ usageType: 'DataProcessingIA-Bytes', region, listed });
  const gigabytes = monthly(taken.sums.PricingQuantity ?? '0', whole, window.days, 'GB');
  const most = price && minus(cost, times(gigabytes, price.amount));
  return {
    ...frame(whole, context),
    action: {
      kind: 'review',
      current: 'logs that are taken in and hardly kept',
      target: 'Infrequent Access, or less to write',
    },
    saving:
      most === undefined || compare(most, '0') <= 0
        ? unknown('what of the logs is needed is not in a bill')
        : { kind: 'range', low: { amount: '0', currency }, high: { amount: most, currency } },
    currentCost: amount(cost, currency),
    effort: 'low',
    risk: 'low',
  };
}

function frame(whole: Group, { window, currency }: JudgeContext) {
  return {
    place: placeOf(whole, 'logs/log-group') ?? usagePlace(whole, 'logs/usage', 'CloudWatch Logs'),
    restartNeeded: false,
    lookbackDays: daysOf(whole, window.days),
    figures: [
      figure('PricingQuantity', whole.sums.PricingQuantity, 'GB and GB-Mo'),
      figure('ListCost', whole.sums.ListCost, currency),
    ],
    ...(whole.tags && { tags: whole.tags }),
  };
}
