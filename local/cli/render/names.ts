import type { Action } from '../../../lib/core/action.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Resource } from '../../../lib/core/resource.ts';
import { columnsOf, shorten } from './layout.ts';

/** What a reader calls the thing that a finding is about. */
export function nameOf(finding: Finding | undefined): string {
  return finding === undefined ? 'a finding' : resourceName(finding.resource);
}

/**
 * What to do with a resource, in so many columns: with name, id and target where they fit, else without the id, which
 * `--json` has.
 */
export function deedWithin(verb: string, resource: Resource, target: Action['target'], columns: number): string {
  const goal = target === undefined ? '' : ` to ${target}`;
  const whole = `${verb} ${resourceName(resource)}${goal}`;
  return columnsOf(whole) <= columns ? whole : shorten(`${verb} ${shortNameOf(resource)}${goal}`, columns);
}

function resourceName(resource: Resource): string {
  if (resource.kind === 'commitment') return shortNameOf(resource);
  const { id, name } = resource;
  return name === undefined || name === id ? id : `${name} (${id})`;
}

function shortNameOf(resource: Resource): string {
  if (resource.kind === 'resource') return resource.name ?? resource.id;
  const { product, instrument, family, term, payment } = resource;
  return [product, family, instrument.replace('-', ' '), term, payment].filter(Boolean).join(' ');
}
