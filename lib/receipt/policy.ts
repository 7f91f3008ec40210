import type { Finding } from '../core/finding.ts';
import type { Level } from '../core/level.ts';
import type { Constraints } from '../core/task.ts';
import { familyOf, isGraviton } from './instance-family.ts';
import type { Opinion, Shared } from './model.ts';
import { resourceKey } from './resource-key.ts';

/** From harmless to dangerous. `unknown` is not on it: what a source does not say does not break a policy. */
const levels: readonly Level[] = ['very-low', 'low', 'medium', 'high', 'very-high'];

/** Whether the settings and constraints can rule anything out at all. */
export function isStrict({ settings: { riskPolicy }, constraints }: Shared): boolean {
  const { maximumRisk, allowRestart, allowArchitectureChange } = riskPolicy;
  return constraints.length > 0 || maximumRisk !== 'very-high' || !allowRestart || !allowArchitectureChange;
}

/**
 * Strikes what constraints and risk policy rule out, unless a person chose among them nevertheless.
 *
 * @returns what still stands
 */
export function strikeForbidden(
  standing: readonly Opinion[],
  flipped: string | undefined,
  shared: Shared,
): readonly Opinion[] {
  if (!isStrict(shared) || standing.some(({ finding }) => finding.id === flipped)) return standing;
  for (const opinion of standing) {
    const breach = breachOf(opinion.finding, shared);
    if (breach === undefined) continue;
    opinion.struck = 'excluded';
    opinion.why = `ruled out: ${breach}`;
  }
  // whoever was lent an amount by one of these is not any more
  for (const opinion of standing) opinion.lender = undefined;
  return standing.filter(({ struck }) => struck === undefined);
}

/** What rules a proposal out, as a clause; `undefined` where nothing does. */
export function breachOf(finding: Finding, { settings: { riskPolicy }, constraints }: Shared): string | undefined {
  if (levels.indexOf(finding.risk) > levels.indexOf(riskPolicy.maximumRisk)) {
    return `its risk is ${finding.risk}, and the policy allows ${riskPolicy.maximumRisk} at most`;
  }
  const { allowRestart, allowArchitectureChange, keepFamily } = limitsOf(finding, riskPolicy, constraints);
  if (!allowRestart && finding.restartNeeded === true) return 'it needs a restart, which is not allowed';
  if (!allowArchitectureChange && changesArchitecture(finding)) {
    return 'it changes the processor architecture, which is not allowed';
  }
  const target = familyOf(finding.action.target);
  if (keepFamily === undefined || target === undefined || target === keepFamily) return undefined;
  return `it leaves the family ${keepFamily}, which is to be kept`;
}

interface Limits {
  readonly allowRestart: boolean;
  readonly allowArchitectureChange: boolean;
  readonly keepFamily?: string | undefined;
}

function limitsOf(finding: Finding, policy: Limits, constraints: readonly Constraints[]): Limits {
  let { allowRestart, allowArchitectureChange } = policy;
  let keepFamily: string | undefined;
  for (const constraint of constraints) {
    if (!concerns(constraint, finding)) continue;
    allowRestart &&= constraint.allowRestart !== false;
    allowArchitectureChange &&= constraint.allowArchitectureChange !== false;
    keepFamily = constraint.keepFamily ?? keepFamily;
  }
  return { allowRestart, allowArchitectureChange, keepFamily };
}

/** A constraint names a resource by key, id or ARN, or none and then holds for all. */
function concerns({ resource: named }: Constraints, { resource }: Finding): boolean {
  if (named === undefined) return true;
  if (resource.kind === 'commitment') return named === resourceKey(resource);
  return named === resource.id || named === resource.arn || named === resourceKey(resource);
}

function changesArchitecture({ action: { kind, current, target } }: Finding): boolean {
  if (kind === 'migrate-architecture') return true;
  const from = familyOf(current);
  const to = familyOf(target);
  return from !== undefined && to !== undefined && isGraviton(from) !== isGraviton(to);
}
