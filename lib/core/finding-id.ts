import type { Action, Facet } from './action.ts';
import type { SourceFamily } from './finding.ts';
import { hashOf } from './hash.ts';
import type { Resource } from './resource.ts';

/**
 * The stable id of an opinion: tomorrow's statement of it has the same id, and so has the same statement over another
 * API. Neither the API nor any time, amount or rank takes part.
 */
export function findingId(opinion: {
  family: SourceFamily;
  check: string | undefined;
  resource: Resource;
  facet: Facet;
  action: Action;
}): string {
  const { family, check, resource, facet, action } = opinion;
  const { accountId, region } = resource;
  const named =
    resource.kind === 'resource'
      ? [resource.service, resource.type, resource.id]
      : [resource.instrument, resource.product, resource.family, resource.term, resource.payment, resource.scope];
  return hashOf([family, check, accountId, region, resource.kind, ...named, facet, action.kind, action.target]);
}
