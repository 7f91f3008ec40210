import { setAsideBy } from './decisions.ts';
import type { Opinion, Shared, Unit } from './model.ts';
import type { Protection } from './protection.ts';
import { refreshOf } from './statement-order.ts';

const millisecondsPerHour = 3_600_000;

/**
 * Rule 1. Strikes what a person, a setting or time has set aside: whole units that were dismissed, rejected or
 * snoozed, of ignored accounts and of protected resources; opinions that their own source excludes, of resources that
 * are gone, too old for their source, or not refreshed since the opportunity was done.
 */
export function setAside(unit: Unit, protection: Protection | undefined, shared: Shared): void {
  const decision = shared.decisions.get(unit.id);
  const whole = setAsideBy(decision, shared.asOf) ?? ignoredAccount(unit, shared);
  const doneAt = decision?.status === 'done' ? decision.at : undefined;
  for (const opinion of unit.opinions) {
    const excluded = whole ?? protectedFrom(opinion, protection) ?? opinion.finding.excluded;
    if (excluded !== undefined) strikeAside(opinion, 'excluded', excluded);
    else {
      const stale = staleness(opinion, doneAt, shared);
      if (stale !== undefined) strikeAside(opinion, 'stale', stale);
    }
  }
}

function strikeAside(opinion: Opinion, reason: 'excluded' | 'stale', why: string): void {
  opinion.struck = reason;
  opinion.why = why;
}

function ignoredAccount({ subject: { resource } }: Unit, { ignoredAccounts }: Shared): string | undefined {
  return ignoredAccounts.has(resource.accountId)
    ? `account ${resource.accountId} is ignored in the settings`
    : undefined;
}

function protectedFrom({ finding }: Opinion, protection: Protection | undefined): string | undefined {
  if (protection === undefined) return undefined;
  return protection.only === undefined || protection.only === finding.action.kind ? protection.text : undefined;
}

function staleness(opinion: Opinion, doneAt: string | undefined, shared: Shared): string | undefined {
  if (opinion.unit.subject.state?.exists === false) return 'the resource no longer exists';
  const { maximumAgeHours } = opinion.traits;
  const refreshedMs = Date.parse(refreshOf(opinion));
  const ageHours = (shared.asOfMs - refreshedMs) / millisecondsPerHour;
  if (ageHours > maximumAgeHours) {
    return `last looked at ${Math.floor(ageHours)} hours before, and this source's opinions count for ${maximumAgeHours}`;
  }
  if (doneAt === undefined || refreshedMs > Date.parse(doneAt)) return undefined;
  return `not looked at since it was done on ${doneAt.slice(0, 10)}`;
}
