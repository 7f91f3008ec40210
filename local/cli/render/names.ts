import type { Finding } from '../../../lib/core/finding.ts';
import type { Resource } from '../../../lib/core/resource.ts';

/** What a reader calls the thing that a finding is about. */
export function nameOf(finding: Finding | undefined): string {
  return finding === undefined ? 'a finding' : resourceName(finding.resource);
}

export function resourceName(resource: Resource): string {
  if (resource.kind === 'resource') {
    return resource.name === undefined ? resource.id : `${resource.name} (${resource.id})`;
  }
  const { product, instrument, family, term, payment } = resource;
  return [product, family, instrument.replace('-', ' '), term, payment].filter(Boolean).join(' ');
}
