import type { Facet } from '../../lib/core/action.ts';
import type { Finding } from '../../lib/core/finding.ts';
import { savingOn } from '../../lib/core/saving-on.ts';
import type { Account } from './account.ts';
import { copyPools, type Pools } from './bill/pools.ts';
import type { PlannedAction } from './change.ts';
import { resourceFindings } from './findings.ts';
import { keyOf } from './normalise.ts';
import { nothing, openBill, type Priced } from './open-bill.ts';
import { isFresh } from './opinions/freshness.ts';
import { rightActions } from './right.ts';
import { toMoney, type Usd, usd } from './usd.ts';

/** The truth about one unit that at least one source speaks of. */
export interface Label {
  readonly key: string;
  readonly facet: Facet;
  /** What is right to do; `null`: leave it alone. */
  readonly action: PlannedAction | null;
  /** What that alone would save. */
  readonly alone: Priced;
  /** What it saves as one of all right actions of the account, taken in order. */
  readonly together: Priced;
  readonly standing: Standing;
  /** Nothing is right to do, and a source that counts states an amount all the same. */
  readonly isMisled: boolean;
}

/**
 * `known`: a source states the right action with its true saving in the organisation's basis. `biased`: sources have
 * amounts, and none is true. `unknown`: the right action is stated without an amount in that basis. `small`: right and
 * true, and below a dollar. `unread`: what becomes of it hangs on a relation that was not read. `none`: nothing is
 * right to do.
 */
type Standing = 'known' | 'biased' | 'unknown' | 'small' | 'unread' | 'none';

/** Savings below this many dollars a month stand beside the receipt (the default of the settings). */
const smallest: Usd = usd('1');

/**
 * The labels of an account's units, in the order in which they are first spoken of.
 *
 * @param pools of the whole world; they are left as they are
 */
export function labelsOf(account: Account, pools: Pools): Label[] {
  const right = rightActions(account);
  const own = copyPools(pools);
  const untouched = openBill(account, own);
  const alone = right.map((action) => untouched.probe(action).saving);
  const bill = openBill(account, own);
  const truths = new Map(
    right.map((action, at) => {
      const together = bill.apply(action).saving;
      return [unitName(action.key, action.facet), { action, alone: alone[at] ?? nothing, together }];
    }),
  );
  return [...byUnit(account)].map(([name, { key, facet, findings }]) => {
    const truth = truths.get(name) ?? { action: null, alone: nothing, together: nothing };
    return {
      key,
      facet,
      ...truth,
      standing: standingOf(account, key, truth, findings),
      isMisled: truth.action === null && isTouchable(account, key) && countingOf(account, findings).some(hasAmount),
    };
  });
}

/** Whether a finding proposes that action. */
export function proposes({ action }: Finding, { kind, target }: PlannedAction): boolean {
  return action.kind === kind && action.target === target;
}

function unitName(key: string, facet: Facet): string {
  return `${key} ${facet}`;
}

interface Spoken {
  readonly key: string;
  readonly facet: Facet;
  readonly findings: Finding[];
}

function byUnit(account: Account): Map<string, Spoken> {
  const units = new Map<string, Spoken>();
  for (const finding of resourceFindings(account)) {
    const { resource, facet } = finding;
    if (resource.kind !== 'resource') continue;
    const key = keyOf(resource);
    const name = unitName(key, facet);
    const known = units.get(name);
    if (known === undefined) units.set(name, { key, facet, findings: [finding] });
    else known.findings.push(finding);
  }
  return units;
}

function standingOf(
  account: Account,
  key: string,
  { action, alone }: Pick<Label, 'action' | 'alone'>,
  findings: readonly Finding[],
): Standing {
  if (isFateUnread(account, key)) return 'unread';
  if (action === null) return 'none';
  const { mode } = account.organisation;
  const truth = mode === 'list' ? alone.list : alone.afterDiscounts;
  const counting = countingOf(account, findings);
  const proposals = counting.filter((finding) => proposes(finding, action));
  if (truth < smallest && proposals.length > 0) return 'small';
  const { amount } = toMoney(truth);
  if (proposals.some(({ savings }) => isKnown(savingOn(savings, mode), amount))) return 'known';
  const isPriced = counting.some(({ savings }) => isKnown(savingOn(savings, mode)) || isKnown(savings.unstated));
  return isPriced ? 'biased' : 'unknown';
}

function countingOf({ asOf }: Account, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.excluded === undefined && isFresh(finding, asOf));
}

function hasAmount({ savings }: Finding): boolean {
  return isKnown(savings.list) || isKnown(savings.afterDiscounts) || isKnown(savings.unstated);
}

/** Whether opinions about a resource can come to anything: it is there, unprotected, and on its own. */
function isTouchable({ byKey }: Account, key: string): boolean {
  const resource = byKey.get(key);
  if (resource === undefined || resource.isProtected || resource.deletedDaysAgo !== undefined) return false;
  return resource.kind !== 'instance' || resource.groupKey === undefined;
}

/** A volume of a machine that is to be deleted, where nobody read whether it goes along. */
function isFateUnread({ byKey }: Account, key: string): boolean {
  const volume = byKey.get(key);
  if (volume?.kind !== 'volume' || volume.attachedTo === undefined || volume.attachedTo.fateRead) return false;
  const machine = byKey.get(volume.attachedTo.key);
  return machine?.kind === 'instance' && machine.discardable && !machine.isProtected;
}

function isKnown(estimate: Finding['savings']['list'], amount?: string): boolean {
  return estimate?.kind === 'known' && (amount === undefined || estimate.value.amount === amount);
}
