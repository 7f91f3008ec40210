import { unknown } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { loadBalancer } from '../../../lib/prices/network.ts';
import type { Account } from '../account.ts';
import { metersOf } from '../bill/meters.ts';
import { configurationOf } from '../configuration.ts';
import { type Move, monthlyOf } from '../moves.ts';
import { normalise } from '../normalise.ts';
import { drawFrom } from '../random.ts';
import type { Database, Instance, Volume, WorldResource } from '../resource.ts';
import { priceOf } from '../sizing.ts';
import { partOf, type Usd, usd } from '../usd.ts';
import { adviceOn } from './analyser.ts';
import { freshnessOf } from './freshness.ts';
import { amountText, findingOf, type Opinion, stated } from './opinion.ts';
import { statedSaving } from './stated.ts';

/** The old checks take a month of 30 days. */
const hoursOfOldMonth = 720n;
const checkedDays = 14n;
/** Trusted Advisor flags an instance that was quiet on at least so many of them. */
const fewestQuietDays = 4;

type Told = Pick<Opinion, 'check' | 'move' | 'savings' | 'facet' | 'evidence'> & Partial<Opinion>;

/**
 * Trusted Advisor's own checks: rules of thumb at on-demand rates, whatever is reserved and whatever the machine is
 * for. They speak of members of groups one by one, and several of them tell no dollars.
 */
export function* oldCheckFindings(account: Account): Generator<Finding> {
  for (const resource of account.resources) {
    const told = judge(account, resource);
    if (told !== undefined) yield tell(account, resource, told);
  }
}

function judge(account: Account, resource: WorldResource): Told | undefined {
  switch (resource.kind) {
    case 'instance':
      return isQuiet(resource) ? lowUse(resource) : undefined;
    case 'database':
      return resource.need.vcpu === 0 ? idleDatabase(resource) : undefined;
    case 'volume':
      if (resource.attachedTo !== undefined) return overProvisioned(account, resource);
      return {
        ...withoutDollars('DAvU99Dc4C', 'Monthly Storage Cost', monthlyOf(metersOf(resource))),
        facet: 'storage',
      };
    case 'balancer':
      return resource.flavour === 'classic' && resource.load === 0 ? idleBalancer() : undefined;
    case 'address':
      return resource.associated ? undefined : { ...withoutDollars('Z4AUBRNSmz', 'IP Address'), facet: 'network' };
    case 'nat':
      return resource.gbMonth > 0 ? undefined : { ...withoutDollars('c2vlfg022t', 'NAT Gateway ID'), facet: 'network' };
    case 'metered':
      if (!resource.lacksLifecycle) return undefined;
      return { ...withoutDollars('c18d2gz100', 'Bucket Name'), facet: 'storage', move: { kind: 'review' } };
    default:
      return undefined;
  }
}

function isQuiet({ quietDays, launchedDaysAgo }: Instance): boolean {
  return quietDays >= fewestQuietDays && launchedDaysAgo >= Number(checkedDays);
}

/** The check of before the Hub that repeats Compute Optimizer, at list: told where that is the receipt's basis too. */
function overProvisioned(account: Account, volume: Volume): Told | undefined {
  if (volume.volumeType !== 'io1' || account.organisation.mode !== 'list' || !account.isEnrolled) return undefined;
  const [advice] = adviceOn(account, volume);
  if (advice === undefined) return undefined;
  const [move] = advice.options;
  const { list } = statedSaving(account, volume, 'storage', move);
  return {
    ...priced('COr6dfpM03', move, 'storage', list),
    savings: { unstated: stated(list) },
    grade: { value: 'B', why: "Compute Optimizer's opinion, basis not told" },
  };
}

/** The rate of a quiet day for all quiet days of a month, whether they could have been saved or not. */
function lowUse({ instanceType, quietDays }: Instance): Told {
  const amount = partOf(usd(priceOf('ec2', instanceType)) * hoursOfOldMonth, BigInt(quietDays), checkedDays);
  return priced('Qch7DwouX1', { kind: 'stop' }, 'compute', amount);
}

function idleDatabase({ instanceClass, multiAz }: Database): Told {
  const amount = usd(priceOf('rds', instanceClass)) * hoursOfOldMonth * (multiAz ? 2n : 1n);
  return priced('Ti39halfu8', { kind: 'stop' }, 'compute', amount);
}

/** The one old check whose amount is what a month of 730 hours costs. */
function idleBalancer(): Told {
  return priced('hjLMh88uM8', { kind: 'delete' }, 'network', usd(loadBalancer.usd['classic hour']) * 730n);
}

function priced(check: string, move: Move, facet: Opinion['facet'], amount: Usd): Told {
  const evidence = { field: 'metadata.Estimated Monthly Savings', value: `$${amountText(amount)}` };
  return { check, move, facet, savings: { list: stated(amount) }, evidence };
}

function withoutDollars(check: string, column: string, cost?: Usd): Omit<Told, 'facet'> {
  return {
    check,
    move: { kind: 'delete' },
    savings: { list: unknown('Trusted Advisor states no saving for this check') },
    ...(cost !== undefined && { monthlyCost: { current: stated(cost) } }),
    evidence: { field: `metadata.${column}`, value: cost === undefined ? 'flagged' : `$${amountText(cost)}` },
  };
}

function tell(account: Account, resource: WorldResource, told: Told): Finding {
  const { accountId, region, service, type, id, key } = resource;
  // "Region/AZ" holds a zone where the thing has one.
  const hasZone = resource.kind === 'instance' || resource.kind === 'volume';
  const place = hasZone ? `${region}${drawFrom(key, 'zone').pick(['a', 'b', 'c'])}` : region;
  return findingOf(account, {
    agent: 'trusted-advisor',
    family: 'trusted-advisor',
    api: 'trustedadvisor:ListRecommendationResources',
    ageHours: freshnessOf(account.organisation, resource).oldChecks,
    resource: normalise({ kind: 'id', accountId, place, service, type, id }),
    current: configurationOf(resource, told.facet),
    isExcluded: resource.isExcluded,
    grade: { value: 'C', why: 'a rule of thumb at on-demand rates' },
    ...told,
  });
}
