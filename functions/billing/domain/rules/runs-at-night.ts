import { daysIn, shiftDays } from '../../../../lib/core/period.ts';
import { compare, dividedBy, rounded, times } from '../decimal.ts';
import { placeOf } from '../place.ts';
import type { Group } from '../question.ts';
import type { JudgeContext, Rule, Verdict } from '../rule.ts';
import { amount, billChangeOf, byResource, figure, leastSaving, merged } from '../verdicts.ts';
import { isStillThere, monthly } from '../window.ts';

/** Of a month of 730: twelve hours on five days of 52 weeks. */
const officeHoursAMonth = 260;
const hoursAMonth = 730;
const hoursADay = 24;
const officeHoursADay = 12;
/** Of the hours of nights and weekends: a machine that is stopped at times is none of these. */
const leastShare = '0.95';
/** What environments that nobody needs at night are called. */
const notProduction = /^(dev|test|qa|uat|stag|sandbox|demo|preview|non-?prod|int(egration)?$)/i;

export const runsAtNight: Rule = {
  name: 'runs-at-night',
  title: 'Machines of environments that run at night and on weekends',
  facet: 'schedule',
  threshold: `an environment that is not production, running in at least ${Number(leastShare) * 100} % of all hours of nights and weekends of two weeks, and a saving of at least ${leastSaving} a month`,
  priceSource: 'what the export bills, less twelve hours on weekdays',
  limits:
    'an environment is what its tag says; who works at night, and what jobs run then, is not in a bill; office hours are those of UTC',
  needs: {
    columns: ['UsageType', 'ResourceId', 'Tags', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'hours',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: '(^|-)(BoxUsage:|InstanceUsage:db\\.|Multi-AZUsage:db\\.)' },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'Environment', 'WorkTime'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  },
  judge: (groups, context) => byResource(groups).flatMap((same) => judgeMachine(same, context)),
};

function judgeMachine(groups: readonly Group[], { window, currency }: JudgeContext): Verdict[] {
  const machine = merged(groups);
  const environment = machine.keys.Environment ?? '';
  const isDatabase = /:db:|\.rds\.|^db-/.test(machine.keys.ResourceId ?? '');
  const place = placeOf(machine, isDatabase ? 'rds/db' : 'ec2/instance');
  if (place === undefined || !notProduction.test(environment) || !isStillThere(machine, window.hours)) return [];
  const off = merged(groups.filter(({ keys }) => keys.WorkTime === 'off'));
  const share = dividedBy(off.sums.PricingQuantity ?? '0', String(offHoursIn(window.hours))) ?? '0';
  if (compare(share, leastShare) < 0) return [];
  const cost = monthly(machine.sums.ListCost ?? '0', machine, window.hours, 'Hrs');
  const part = dividedBy(String(hoursAMonth - officeHoursAMonth), String(hoursAMonth)) ?? '0';
  const saving = amount(times(cost, part), currency);
  if (compare(rounded(times(cost, part), 2), leastSaving) < 0) return [];
  return [
    {
      place,
      action: { kind: 'schedule', current: 'always', target: 'weekdays, 12 hours' },
      saving,
      currentCost: amount(cost, currency),
      billChange: billChangeOf(saving, machine),
      effort: 'low',
      risk: 'low',
      restartNeeded: true,
      rollback: { possible: true, steps: 'Remove the schedule and start the machine.' },
      lookbackDays: daysIn(window.hours),
      figures: [
        figure('environment', environment),
        figure('PricingQuantity at night and on weekends', off.sums.PricingQuantity, 'Hrs'),
        figure('hours of nights and weekends', String(offHoursIn(window.hours)), 'Hrs'),
        figure('ListCost', machine.sums.ListCost, currency),
      ],
      ...(machine.tags && { tags: machine.tags }),
    },
  ];
}

function offHoursIn({ start, end }: JudgeContext['window']['hours']): number {
  let hours = 0;
  for (let day = start; day < end; day = shiftDays(day, 1)) {
    const isWeekend = [0, 6].includes(new Date(day).getUTCDay());
    hours += isWeekend ? hoursADay : hoursADay - officeHoursADay;
  }
  return hours;
}
