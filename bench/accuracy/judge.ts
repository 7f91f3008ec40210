import { type Money, signOf, subtract, sum, zero } from '../../lib/core/money.ts';
import { opportunityId, resourceKey } from '../../lib/receipt/resource-key.ts';
import { poolsOf } from '../../local/world/bill/pools.ts';
import { estateOf } from '../../local/world/estate.ts';
import { worldFindings } from '../../local/world/findings.ts';
import { type Label, labelsOf, proposes } from '../../local/world/labels.ts';
import { commitmentOf } from '../../local/world/opinions/purchases.ts';
import { purchaseLabels } from '../../local/world/purchase-labels.ts';
import { sizes } from '../../local/world/size.ts';
import { toMoney } from '../../local/world/usd.ts';
import { type World, world } from '../../local/world/world.ts';
import { type Counting, countAsMesh, countHubAlone, countNaively } from './ways-of-counting.ts';

export const asOf = '2026-11-20T09:00:00Z';

/** How one way of counting did on one seed, against the bill re-priced without any adjudication. */
export interface Judged {
  readonly name: string;
  /** Dollars a month off, added over the units on which a true, known opinion exists. */
  readonly errorKnown: Money;
  /** The same over units with only biased or unknown opinions. */
  readonly errorOthers: Money;
  readonly errorPurchases: Money;
  readonly wrongWinners: number;
  /** Amounts in the sum beyond the first of each unit. */
  readonly duplicates: number;
  readonly lost: number;
  readonly unknownAsZero: number;
}

export interface JudgedSeed {
  readonly seed: number;
  readonly findings: number;
  readonly units: number;
  readonly knownUnits: number;
  readonly knownPurchases: number;
  readonly ways: readonly Judged[];
}

/** Counts one seed's organisation three ways and holds each against its truth. */
export function judgeSeed(seed: number): JudgedSeed {
  const organisation = world(seed, sizes.startup, asOf);
  const findings = [...worldFindings(organisation)];
  const pools = poolsOf(organisation);
  const opinions = { findings, estate: estateOf(organisation, pools), asOf };
  const labels = [...organisation.accounts()].flatMap((account) => labelsOf(account, pools));
  const purchases = purchaseLabels(organisation).filter(({ standing }) => standing === 'known');
  const ways = [countNaively, countHubAlone, countAsMesh].map((count) => count(opinions));
  return {
    seed,
    findings: findings.length,
    units: labels.length,
    knownUnits: labels.filter(({ standing }) => standing === 'known').length,
    knownPurchases: purchases.length,
    ways: ways.map((counting) => judge(counting, organisation, labels, purchases)),
  };
}

function judge(
  counting: Counting,
  organisation: World,
  labels: readonly Label[],
  purchases: ReturnType<typeof purchaseLabels>,
): Judged {
  const known = labels.filter(({ standing }) => standing === 'known');
  const others = labels.filter(({ standing }) => standing !== 'known' && standing !== 'unread');
  const errorOf = (label: Label) => distance(countedOn(counting, label), truthOf(organisation, label));
  const duplicates = [...counting.units.values()].map(({ amounts }) => Math.max(0, amounts - 1));
  return {
    name: counting.name,
    errorKnown: total(known.map(errorOf)),
    errorOthers: total(others.map(errorOf)),
    errorPurchases: total(
      purchases.map(({ offer, saving }) => distance(countedOnOffer(counting, offer), toMoney(saving))),
    ),
    wrongWinners: known.filter((label) => !isRight(counting, label)).length,
    duplicates: duplicates.reduce((count, each) => count + each, 0),
    lost: counting.lost,
    unknownAsZero: counting.unknownAsZero,
  };
}

/** A way that goes by all opinions at once has not decided. */
function isRight({ units }: Counting, { key, facet, action }: Label): boolean {
  const winner = units.get(opportunityId(key, facet))?.winner;
  return winner !== undefined && action !== null && proposes(winner, action);
}

function countedOn({ units }: Counting, { key, facet }: Label): Money {
  return units.get(opportunityId(key, facet))?.counted ?? zero('USD');
}

function countedOnOffer({ units }: Counting, offer: Parameters<typeof commitmentOf>[0]): Money {
  return units.get(opportunityId(resourceKey(commitmentOf(offer)), 'commitment'))?.counted ?? zero('USD');
}

/** What the action saves as one of all right actions, in the basis in which the organisation looks at savings. */
function truthOf({ organisation }: World, { together, action }: Label): Money {
  if (action === null) return zero('USD');
  return toMoney(organisation.mode === 'list' ? together.list : together.afterDiscounts);
}

function distance(left: Money, right: Money): Money {
  const difference = subtract(left, right);
  return signOf(difference) < 0 ? subtract(zero('USD'), difference) : difference;
}

function total(amounts: readonly Money[]): Money {
  return sum(amounts, 'USD');
}
