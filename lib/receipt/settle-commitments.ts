import type { Finding } from '../core/finding.ts';
import type { GroupSums } from './adjudicate-group.ts';
import { type Decided, toDecided } from './decided.ts';
import { addExact, type Exact } from './decimal.ts';
import { gather } from './gather.ts';
import { mergedSavings } from './merge.ts';
import type { Shared } from './model.ts';
import { indexPools } from './pool-index.ts';
import { settlePools } from './purchase-pools.ts';
import { decidePurchase } from './purchases.ts';
import { resize, type Stake } from './resize.ts';
import { setAside } from './set-aside.ts';
import { putCostlyBeside, putSmallBeside } from './size.ts';
import { type PartSum, partSums, type Tally } from './tally.ts';

/** What purchases come to in one currency, after the other actions and before them. */
export interface CommitmentTotals {
  after: Exact;
  stranded: Exact;
}

export interface Settlement {
  readonly decided: readonly Decided[];
  readonly parts: readonly PartSum[];
  readonly commitments: ReadonlyMap<string, CommitmentTotals>;
}

/**
 * The purchases, last (rule 8): chosen among their alternatives, over all accounts, and sized by what the winners of
 * all groups leave to commit to.
 */
export function settleCommitments(
  sums: readonly GroupSums[],
  purchases: Iterable<Finding>,
  shared: Shared,
): Settlement {
  const units = gather(purchases, new Map(), shared).all.flatMap((subject) => subject.units);
  for (const unit of units) {
    setAside(unit, undefined, shared);
    decidePurchase(unit, shared);
    putCostlyBeside(unit);
  }
  settlePools(units, shared);
  const pools = indexPools(sums.flatMap((group) => group.pools));
  const commitments = new Map<string, CommitmentTotals>();
  for (const unit of units) addStake(commitments, resize(unit, pools));
  const tally: Tally = new Map();
  const decided = units.map((unit) => {
    putSmallBeside(unit, shared);
    return toDecided(unit, mergedSavings(unit), tally, shared);
  });
  return { decided, parts: partSums(tally), commitments };
}

function addStake(totals: Map<string, CommitmentTotals>, stake: Stake | undefined): void {
  if (stake === undefined) return;
  const total = totals.get(stake.currency) ?? { after: 0, stranded: 0 };
  total.after = addExact(total.after, stake.after);
  total.stranded = addExact(total.stranded, stake.stranded);
  totals.set(stake.currency, total);
}
