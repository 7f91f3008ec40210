import type { Finding } from '../../lib/core/finding.ts';
import { defaultSettings } from '../../lib/core/settings.ts';
import type { AccountGroup } from '../../lib/receipt/adjudicate-group.ts';
import { countAmounts } from '../../lib/receipt/basis.ts';
import { type Circumstances, shareCircumstances } from '../../lib/receipt/shared.ts';
import { poolsOf } from '../../local/world/bill/pools.ts';
import { heldCommitments, hubPreferences, resourceStates } from '../../local/world/estate.ts';
import { commitmentFindings, resourceFindings } from '../../local/world/findings.ts';
import { type World, world } from '../../local/world/world.ts';
import { asOf } from '../accuracy/judge.ts';

const seed = 26;
const density = 450;

export interface LargeWorld {
  readonly groups: readonly (AccountGroup & { readonly findings: readonly Finding[] })[];
  readonly purchases: readonly Finding[];
  readonly circumstances: Circumstances;
}

/** An organisation of that many accounts, as the adjudication gets it. */
export function largeWorld(accounts: number): LargeWorld {
  const organisation = openWorld(accounts);
  return {
    groups: [...groupsOf(organisation)],
    purchases: [...commitmentFindings(organisation)],
    circumstances: circumstancesOf(organisation),
  };
}

export function openWorld(accounts: number): World {
  return world(seed, { accounts, density }, asOf);
}

/** One account group at a time. */
export function* groupsOf(organisation: World) {
  for (const account of organisation.accounts()) {
    const { accountId } = account;
    yield { accountId, findings: [...resourceFindings(account)], resources: resourceStates(account) };
  }
}

export function circumstancesOf(organisation: World): Circumstances {
  return {
    estate: {
      commitments: heldCommitments(organisation, poolsOf(organisation)),
      preferences: hubPreferences(organisation),
      unread: [],
    },
    settings: defaultSettings,
    decisions: [],
    flips: new Map(),
    asOf,
  };
}

/** The world's Hub states its mode, so no amounts need be counted to choose a basis. */
export function sharedOf(circumstances: Circumstances) {
  return shareCircumstances(circumstances, countAmounts([]));
}
