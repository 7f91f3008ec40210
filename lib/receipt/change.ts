import type { Action, ActionKind } from '../core/action.ts';

/**
 * Kinds that name the same change differently: what Compute Optimizer states as another volume type, the Hub calls an
 * upgrade; what is a Graviton migration to the Hub, is one more instance type to Compute Optimizer. The target tells.
 */
const modifying: ReadonlySet<ActionKind> = new Set([
  'rightsize',
  'upgrade',
  'scale-in',
  'migrate-architecture',
  'change-storage',
]);

/** Whether two actions are of one kind, whatever their targets. */
export function sameKind(left: Action, right: Action): boolean {
  return left.kind === right.kind || (modifying.has(left.kind) && modifying.has(right.kind));
}

/**
 * Whether two actions are the same change: the same kind and target. A source that does not name the target agrees
 * with any target of the very same kind.
 */
export function sameChange(left: Action, right: Action): boolean {
  if (left.target === undefined || right.target === undefined) return left.kind === right.kind;
  return sameKind(left, right) && sameTarget(left.target, right.target);
}

/** Equal but for the case of letters. Code by code, since it is asked of every pair of opinions on a unit. */
function sameTarget(left: string, right: string): boolean {
  if (left === right) return true;
  if (left.length !== right.length) return false;
  for (let index = 0; index < left.length; index++) {
    if (lowerCode(left.charCodeAt(index)) !== lowerCode(right.charCodeAt(index))) return false;
  }
  return true;
}

const upperA = 65;
const upperZ = 90;
const toLower = 32;

function lowerCode(code: number): number {
  return code >= upperA && code <= upperZ ? code + toLower : code;
}
