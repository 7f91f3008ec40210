import { defaultSettings } from '../../../lib/core/settings.ts';
import type { Site } from '../account.ts';
import { type Draw, drawFrom } from '../random.ts';
import type { CoverageShare } from '../resource.ts';

interface Naming {
  /** As in an ARN. */
  readonly service: string;
  readonly type: string;
  readonly id: string;
  readonly name: string;
  readonly region?: string;
  /** What follows the account in the ARN, where it is not `type/id`. */
  readonly arnSuffix?: string;
  readonly isProtected?: boolean;
  readonly isExcluded?: boolean;
  readonly deletedDaysAgo?: number;
  readonly coverage?: readonly CoverageShare[];
  readonly createdDaysAgo?: number;
}

/** Longer than the history, so that most of what runs was there from its first day. */
export const wholeHistoryDays = 800;
/** Shares, in percent, as tag audits of grown organisations tell them. */
const untaggedPercent = 14;
const misspeltPercent = 6;

/** The members that every resource has. */
export function makeBase(site: Site, draw: Draw, naming: Naming) {
  const region = naming.region ?? site.organisation.primaryRegion;
  const { service, type, id, name, isProtected = false } = naming;
  return {
    key: [site.accountId, region, service, type, id].join('/'),
    accountId: site.accountId,
    region,
    service,
    type,
    id,
    arn: `arn:aws:${service}:${region}:${site.accountId}:${naming.arnSuffix ?? `${type}/${id}`}`,
    name,
    tags: { ...drawTags(site, draw, name), ...(isProtected && { [defaultSettings.protectedTag]: 'true' }) },
    createdDaysAgo: naming.createdDaysAgo ?? drawAge(draw, naming),
    ...(naming.deletedDaysAgo !== undefined && { deletedDaysAgo: naming.deletedDaysAgo }),
    isProtected,
    isExcluded: naming.isExcluded ?? false,
    coverage: naming.coverage ?? [],
  };
}

/** Most things are older than the history; what is covered was there before it was covered. */
function drawAge(draw: Draw, { coverage = [] }: Naming): number {
  const isOld = draw.chance(70);
  const age = draw.between(45, 390);
  return isOld || coverage.length > 0 ? wholeHistoryDays : age;
}

/** How many, of so many in an account of the demo organisation. */
export function countOf(site: Site, draw: Draw, usual: number): number {
  const exact = usual * site.size.density;
  return Math.floor(exact / 100) + (draw.below(100) < exact % 100 ? 1 : 0);
}

/** Ids of EC2 and EBS: 17 hexadecimal digits. */
export function ec2Id(draw: Draw, prefix: string): string {
  return `${prefix}-0${draw.hex(16)}`;
}

/** Mostly the primary region. */
export function drawRegion({ organisation }: Site, draw: Draw): string {
  return draw.chance(82) ? organisation.primaryRegion : organisation.secondaryRegion;
}

/** A team, as people write it: or wrongly, or not at all. */
function drawTags(site: Site, draw: Draw, name: string): Record<string, string> {
  if (draw.chance(untaggedPercent)) return {};
  const team = teamOf(site, draw, name);
  const env = site.role === 'management' ? 'shared' : site.role;
  return { team: draw.chance(misspeltPercent) ? misspell(team, draw) : team, env };
}

/** Of a team's own account that team; else whoever owns the thing, the same in every stage: a name begins with it. */
function teamOf({ seed, team, organisation: { teams } }: Site, draw: Draw, name: string): string {
  if (team !== undefined) return team;
  const [purpose] = purposeInName.exec(name) ?? [];
  return purpose === undefined ? draw.pick(teams) : drawFrom(seed, 'owner', purpose).pick(teams);
}

/** `search-node` of `search-node-03` and of `search-node-production-1`. */
const purposeInName = /^[a-z-]+?(?=-(?:\d|prod|data-|staging|development|sandbox|management))/;

function misspell(team: string, draw: Draw): string {
  return draw.pick([team.toUpperCase(), `team-${team}`, `${team} `, 'tbd']);
}
