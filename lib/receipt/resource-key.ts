import type { Facet } from '../core/action.ts';
import { hashOf } from '../core/hash.ts';
import type { Commitment, Resource } from '../core/resource.ts';
import { isBound } from './commitment-identity.ts';
import { bareFamily } from './instance-family.ts';

/** `accountId/region/service/type/id`: the one spelling by which opinions and relations about one thing meet. */
export function resourceKey(resource: Resource): string {
  if (resource.kind === 'commitment') return commitmentKey(resource);
  return `${resource.accountId}/${resource.region}/${resource.service}/${resource.type}/${resource.id}`;
}

/** The account that a key begins with. */
export function accountOfKey(key: string): string {
  const end = key.indexOf('/');
  return end < 0 ? key : key.slice(0, end);
}

/**
 * The id of an opportunity: of its unit alone, so that it outlives an analysis. Term and payment of a purchase are
 * alternatives within one unit and take no part.
 */
export function opportunityId(key: string, facet: Facet): string {
  return hashOf(['unit', key, facet]);
}

function commitmentKey({ accountId, region, instrument, product, family, scope }: Commitment): string {
  if (!isBound(instrument, product)) return `${accountId}/global/${instrument}/${product}/any:${scope}`;
  return `${accountId}/${region ?? 'global'}/${instrument}/${product}/${family ? bareFamily(family) : 'any'}:${scope}`;
}
