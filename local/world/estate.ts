import type { Facet } from '../../lib/core/action.ts';
import type { CommitmentInForce, Estate, HubPreferences } from '../../lib/core/estate.ts';
import type { ResourceState } from '../../lib/core/resource-state.ts';
import type { Account } from './account.ts';
import { onDemandUnder, type Pools } from './bill/pools.ts';
import { configurationOf } from './configuration.ts';
import type { HeldCommitment } from './organisation.ts';
import type { WorldResource } from './resource.ts';
import { cents, toMoney } from './usd.ts';
import type { World } from './world.ts';

/** What would be read about an account's resources: relations, tags, existence, coverage. */
export function resourceStates(account: Account): ResourceState[] {
  return account.resources.filter(({ kind }) => kind !== 'metered').map((resource) => stateOf(resource, account));
}

/** Commitments that are paid for, and what would take over hours that become free. */
export function heldCommitments(world: World, pools: Pools): CommitmentInForce[] {
  const linked = [...world.accounts().flatMap(({ commitments }) => commitments)];
  return [...world.organisation.commitments, ...linked].map((held) => heldCommitment(held, pools));
}

/** The organisation's own choices in the Cost Optimization Hub. */
export function hubPreferences({ organisation: { mode, preferredCommitment } }: World): HubPreferences {
  return { savingsEstimationMode: mode, ...(preferredCommitment && { preferredCommitment }) };
}

/** The whole estate; for a large world take {@link resourceStates} account by account. */
export function estateOf(world: World, pools: Pools): Estate {
  return {
    resources: [...world.accounts().flatMap(resourceStates)],
    commitments: heldCommitments(world, pools),
    preferences: hubPreferences(world),
    unread: [],
  };
}

function stateOf(resource: WorldResource, account: Account): ResourceState {
  const { key, tags, deletedDaysAgo, coverage } = resource;
  return {
    key,
    exists: deletedDaysAgo === undefined,
    tags: { ...tags },
    configuration: configurationOf(resource, mainFacet(resource)),
    ...relationsOf(resource, account),
    coverage: coverage.map(({ commitmentId, percent }) => ({ commitmentId, share: shareText(percent) })),
  };
}

function relationsOf(resource: WorldResource, { byKey }: Account): Partial<ResourceState> {
  switch (resource.kind) {
    case 'instance':
      return { group: resource.groupKey ?? null };
    case 'cluster-instance':
      return { cluster: byKey.has(resource.clusterKey) ? resource.clusterKey : null };
    case 'database':
      return { cluster: null };
    case 'volume': {
      if (resource.attachedTo === undefined) return { attachedTo: null };
      const { key, deletedWithIt, fateRead } = resource.attachedTo;
      return { attachedTo: { key, ...(fateRead && { deletedWithIt }) } };
    }
    default:
      return {};
  }
}

function heldCommitment(held: HeldCommitment, pools: Pools): CommitmentInForce {
  const { id, instrument, product, family, region, accountId, scope, end, unusedPercent } = held;
  return {
    id,
    instrument,
    product,
    ...(family !== undefined && { family }),
    ...(region !== undefined && { region }),
    accountId,
    scope,
    end,
    utilisation: shareText(100 - unusedPercent),
    absorbable: toMoney(cents(onDemandUnder(pools, held))),
  };
}

function mainFacet({ kind }: WorldResource): Facet {
  return kind === 'volume' || kind === 'cluster' ? 'storage' : 'compute';
}

/** `0.6` of 60 percent. */
function shareText(percent: number): string {
  if (percent >= 100) return '1';
  return `0.${String(percent).padStart(2, '0')}`.replace(/0$/, '');
}
