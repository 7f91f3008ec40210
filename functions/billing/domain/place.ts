import type { CloudResource, Commitment } from '../../../lib/core/resource.ts';
import { identifyCommitment } from '../../../lib/receipt/commitment-identity.ts';
import { identifyResource } from '../../../lib/receipt/identity.ts';
import type { Group } from './question.ts';

/** A resource as a bill names it. */
export interface Place {
  readonly kind: 'place';
  readonly accountId: string;
  readonly region: string | null;
  /** The id of a resource; or what stands for all of an account and region. */
  readonly spelling: string;
  /** `ec2/volume`: what the usage type says that it is, where the id does not. */
  readonly type: string;
}

/** A purchase that is proposed. */
export interface CommitmentInstrument {
  readonly kind: 'purchase';
  readonly accountId: string;
  readonly product: string;
  readonly family?: string;
  readonly region?: string;
  readonly term: string;
  readonly payment: string;
}

/** An account that a row does not name. */
const unknownAccount = 'unknown';

/** The resource that a group is about; `undefined` where the bill names none. */
export function placeOf({ keys }: Group, type: string): Place | undefined {
  const { ResourceId, SubAccountId, RegionId } = keys;
  if (!ResourceId) return undefined;
  return {
    kind: 'place',
    accountId: SubAccountId ?? unknownAccount,
    region: RegionId ?? null,
    spelling: ResourceId,
    type,
  };
}

/** All of one usage of an account in a region, which has no id of its own. */
export function usagePlace({ keys }: Group, type: string, name: string): Place {
  const { SubAccountId, RegionId } = keys;
  return { kind: 'place', accountId: SubAccountId ?? unknownAccount, region: RegionId ?? null, spelling: name, type };
}

/** The same resource as every other source names it. */
export function identify(
  place: Place | CommitmentInstrument,
  tags: Readonly<Record<string, string>> | undefined,
): CloudResource | Commitment | undefined {
  if (place.kind === 'purchase') return identifyCommitment({ ...place, scope: 'payer' });
  const { accountId, region, spelling, type } = place;
  const name = tags && Object.entries(tags).find(([key]) => key.toLowerCase() === 'name')?.[1];
  return identifyResource({ accountId, region, spelling, checkResourceType: type, tags, name });
}
