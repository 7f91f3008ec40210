import type { Finding } from '../../../lib/core/finding.ts';
import type { Organisation } from '../organisation.ts';
import { drawFrom } from '../random.ts';
import type { WorldResource } from '../resource.ts';

/** Hours since each source looked at a resource. */
export interface Freshness {
  readonly computeOptimizer: number;
  readonly hub: number;
  readonly costExplorer: number;
  /** Trusted Advisor's checks that are fed by the Hub, and so never younger than what the Hub said. */
  readonly hubChecks: number;
  readonly oldChecks: number;
  /** Compute Optimizer tells a finding and leaves its saving out, as it does in real answers. */
  readonly lacksSaving: boolean;
}

/** Shares of opinions that are older than their source's maximum age, in percent. */
const staleHubPercent = 4;
const staleOptimizerPercent = 3;
const staleCheckPercent = 5;
const missingSavingPercent = 4;

/**
 * When the sources looked. Of the Hub and Compute Optimizer one at most is stale. Only volumes lose Compute Optimizer:
 * elsewhere it is the one source of a list price, without which nobody could tell what is left to commit to.
 */
export function freshnessOf({ mode }: Organisation, resource: WorldResource): Freshness {
  const draw = drawFrom(resource.key, 'freshness');
  // A schedule on a machine that shrinks is priced by what the Hub tells that the machine costs.
  const isNeeded = resource.kind === 'instance' && resource.idleAtNight;
  const isHubStale = draw.chance(staleHubPercent) && !isNeeded;
  const hub = isHubStale ? draw.between(60, 140) : draw.between(8, 30);
  const isOptimizerStale = !isHubStale && resource.kind === 'volume' && draw.chance(staleOptimizerPercent);
  return {
    hub,
    hubChecks: hub + draw.between(1, 8),
    computeOptimizer: isOptimizerStale ? draw.between(56, 120) : draw.between(6, 20),
    costExplorer: draw.between(3, 20),
    oldChecks: draw.chance(staleCheckPercent) ? draw.between(220, 480) : draw.between(20, 150),
    lacksSaving: mode === 'list' && !isHubStale && resource.kind === 'function' && draw.chance(missingSavingPercent),
  };
}

/** The oldest opinion of each source that is worth anything, in hours; Trusted Advisor's own checks run weekly. */
const maximumAgeHours = 48;
const maximumAgeHoursOfOldChecks = 8 * 24;

/** Whether an opinion is young enough for its source. */
export function isFresh({ source: { refreshedAt, check } }: Finding, asOf: string): boolean {
  if (refreshedAt === undefined) return true;
  const isOldCheck = check !== undefined && !check.startsWith('c1z7kmr');
  const hours = (Date.parse(asOf) - Date.parse(refreshedAt)) / 3_600_000;
  return hours <= (isOldCheck ? maximumAgeHoursOfOldChecks : maximumAgeHours);
}
