import type { HeldCommitment, Organisation } from './organisation.ts';
import { accountIdOf } from './organisation.ts';
import { drawFrom } from './random.ts';
import type { WorldResource } from './resource.ts';
import type { Size } from './size.ts';

export type Role = 'management' | 'production' | 'data' | 'staging' | 'development' | 'sandbox';

/** An account's own facts, before anything runs in it. */
export interface Site {
  readonly seed: number;
  readonly index: number;
  readonly asOf: string;
  readonly size: Size;
  readonly organisation: Organisation;
  readonly accountId: string;
  readonly name: string;
  readonly role: Role;
  /** Of an account that one team has to itself. */
  readonly team?: string;
  /** Compute Optimizer and the Cost Optimization Hub look at it. */
  readonly isEnrolled: boolean;
  /** Cost Explorer is asked with and without existing commitments considered, and so states both bases. */
  readonly isAskedBothWays: boolean;
}

/** Why a meter ran off: what Cost Anomaly Detection would have to find out. */
export interface AnomalyCause {
  readonly resourceKey: string;
  readonly usageType: string;
  /** The first day and the first day after it. */
  readonly start: string;
  readonly end: string;
  /** What was used, in percent of what is usual. */
  readonly percent: number;
  readonly text: string;
}

/** An account and all that runs in it at `asOf`, or ran there in the months before. */
export interface Account extends Site {
  readonly resources: readonly WorldResource[];
  readonly byKey: ReadonlyMap<string, WorldResource>;
  /** Commitments of this account that are not shared with others. */
  readonly commitments: readonly HeldCommitment[];
  readonly anomaly?: AnomalyCause;
}

const firstAccounts = [
  ['management', 'management'],
  ['production', 'production'],
  ['data-platform', 'data'],
  ['staging', 'staging'],
  ['development', 'development'],
  ['sandbox', 'sandbox'],
] as const satisfies readonly (readonly [string, Role])[];

/** Accounts beyond the first belong to a team each; a sandbox is rarer than a production account. */
const teamRoles = ['production', 'staging', 'development', 'production', 'data', 'development'] as const;
const sandboxEvery = 10;

/** The facts of account `index`; account 0 is the payer. */
export function siteOf(seed: number, index: number, size: Size, asOf: string, organisation: Organisation): Site {
  const { name, role, team } = nameAndRole(index, organisation);
  const draw = drawFrom(seed, 'site', index);
  const isEnrolled = role !== 'sandbox';
  return {
    seed,
    index,
    asOf,
    size,
    organisation,
    accountId: accountIdOf(seed, index),
    name,
    role,
    ...(team !== undefined && { team }),
    isEnrolled,
    isAskedBothWays: !isEnrolled || role === 'development' || draw.chance(40),
  };
}

function nameAndRole(index: number, { teams }: Organisation): { name: string; role: Role; team?: string } {
  const first = firstAccounts[index];
  if (first !== undefined) return { name: first[0], role: first[1] };
  const role = index % sandboxEvery === 0 ? 'sandbox' : (teamRoles[index % teamRoles.length] ?? 'production');
  const team = teams[index % teams.length] ?? teams[0];
  return { name: `${team}-${role}-${Math.floor(index / teams.length)}`, role, team };
}
