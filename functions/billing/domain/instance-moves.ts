import { rdsPostgresOnDemand } from '../../../lib/prices/database.ts';
import { ec2OnDemand } from '../../../lib/prices/ec2-on-demand.ts';
import { compare, dividedBy, minus, rounded, times } from './decimal.ts';
import { placeOf } from './place.ts';
import type { Price } from './price-book.ts';
import type { Group } from './question.ts';
import type { Figure, JudgeContext, RuleNeeds, Verdict } from './rule.ts';
import {
  amount,
  billChangeOf,
  byResource,
  cannotPrice,
  figure,
  lasting,
  leastSaving,
  merged,
  priceFigure,
} from './verdicts.ts';
import { daysOf, monthly } from './window.ts';

/** Hours a month from which on a machine is worth a move: a working week. */
export const leastHours = '40';
/** AWS's operation of EC2 for Linux without a licence, and of RDS for PostgreSQL: what the price lists are for. */
const linux = 'RunInstances';
const postgres = 'CreateDBInstance:0014';

/** Machines that would be another type. */
export interface InstanceMove {
  readonly service: 'ec2' | 'rds';
  readonly action: 'upgrade' | 'migrate-architecture';
  readonly effort: Verdict['effort'];
  readonly risk: Verdict['risk'];
  /** The type in place of another; `undefined` where there is none. */
  targetOf(type: string): string | undefined;
  /** Whether machines of this operation can move at all. Default: all. */
  readonly canMove?: (operation: string) => boolean;
}

/** What a rule about instances needs: hours by machine, type and operating system or engine. */
export function instanceNeeds(service: InstanceMove['service']): RuleNeeds {
  const usage = service === 'ec2' ? '(^|-)BoxUsage:' : '(^|-)(InstanceUsage|Multi-AZUsage):db\\.';
  return {
    columns: ['UsageType', 'Operation', 'ResourceId', 'PricingQuantity', 'ListCost'],
    costs: ['list'],
    over: 'days',
    where: [
      { column: 'ChargeCategory', in: ['Usage'] },
      { column: 'UsageType', matches: usage },
    ],
    groupBy: ['SubAccountId', 'RegionId', 'ResourceId', 'UsageType', 'Operation'],
    sums: ['PricingQuantity', 'ListCost', 'BilledCost'],
    withTags: true,
  };
}

/** The machines that would cost less as the type that the move has for theirs. */
export function judgeMoves(move: InstanceMove, groups: readonly Group[], context: JudgeContext): Verdict[] {
  return byResource(lasting(groups, context.window.days)).flatMap((same) => {
    const newest = same.toSorted((left, right) => right.end.localeCompare(left.end))[0];
    // A machine that was changed meanwhile is judged by the type that it is now.
    const now = same.filter(({ keys }) => keys.UsageType === newest?.keys.UsageType);
    return judgeMachine(move, merged(now), context);
  });
}

function judgeMachine(move: InstanceMove, group: Group, context: JudgeContext): Verdict[] {
  const { window, currency } = context;
  const { keys, sums, tags } = group;
  const place = placeOf(group, move.service === 'ec2' ? 'ec2/instance' : 'rds/db');
  const { usage, type } = machineOf(keys.UsageType);
  const target = move.targetOf(type);
  if (place === undefined || target === undefined || move.canMove?.(keys.Operation ?? '') === false) return [];
  const hours = monthly(sums.PricingQuantity ?? '0', group, window.days, 'Hrs');
  if (compare(hours, leastHours) < 0) return [];
  const cost = monthly(sums.ListCost ?? '0', group, window.days, 'Hrs');
  const price = priceOf(move, { usage, type: target }, keys, context);
  const targetCost = price && times(price.amount, hours);
  const saving = targetCost && minus(cost, targetCost);
  if (saving !== undefined && compare(rounded(saving, 2), leastSaving) < 0) return [];
  const estimate = saving === undefined ? cannotPrice(target, keys.RegionId) : amount(saving, currency);
  const what = move.service === 'rds' ? 'instance class' : 'instance type';
  return [
    {
      place,
      action: { kind: move.action, current: type, target },
      saving: estimate,
      currentCost: amount(cost, currency),
      ...(targetCost && { targetCost: amount(targetCost, currency) }),
      billChange: billChangeOf(estimate, group),
      effort: move.effort,
      risk: move.risk,
      restartNeeded: true,
      rollback: { possible: true, steps: `Change the ${what} back to ${type}.` },
      lookbackDays: daysOf(group, window.days),
      figures: figuresOf(group, target, price, currency),
      ...(tags && { tags }),
    },
  ];
}

/** `EUC1-Multi-AZUsage:db.m4.large` is Multi-AZUsage of a db.m4.large. */
function machineOf(usageType: string | null | undefined): { usage: string; type: string } {
  const pattern = /(?:^|-)((?:BoxUsage|InstanceUsage|Multi-AZUsage)):(.+)$/;
  const [, usage = '', type = ''] = pattern.exec(usageType ?? '') ?? [];
  return { usage, type };
}

/** The price lists hold for Linux, and for PostgreSQL in a single zone; all else is priced by the export alone. */
function priceOf(
  { service }: InstanceMove,
  { usage, type }: { usage: string; type: string },
  { RegionId: region, Operation: operation }: Group['keys'],
  { prices }: JudgeContext,
): Price | undefined {
  const isListed = operation === (service === 'ec2' ? linux : postgres) && usage !== 'Multi-AZUsage';
  const list = service === 'ec2' ? ec2OnDemand : rdsPostgresOnDemand;
  const listed = isListed ? { list, name: type, unit: 'Hrs' } : undefined;
  return prices.price({ usageType: `${usage}:${type}`, region, operation, listed });
}

function figuresOf({ keys, sums }: Group, target: string, price: Price | undefined, currency: string): Figure[] {
  return [
    figure('UsageType', keys.UsageType),
    figure('PricingQuantity', sums.PricingQuantity, 'Hrs'),
    figure('ListCost', sums.ListCost, currency),
    figure(
      'current price an hour',
      rounded(dividedBy(sums.ListCost ?? '0', sums.PricingQuantity ?? '0') ?? '0', 10),
      currency,
    ),
    priceFigure(`price of ${target}`, price && [price]),
  ];
}
