import { known, unknown } from '../../../lib/core/estimate.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import type { Commitment } from '../../../lib/core/resource.ts';
import { commitmentDiscounts } from '../../../lib/prices/commitments.ts';
import type { Account } from '../account.ts';
import { linkedOffer, type Offer } from '../offers.ts';
import { partOf, percentOf, type Usd } from '../usd.ts';
import type { World } from '../world.ts';
import { amountText, exactly, findingOf, stated } from './opinion.ts';

const lookbackDays = 30;

/**
 * What is said about buying commitments for the whole organisation: by Cost Explorer in several kinds, terms and
 * payments; by the Hub in the one that the account prefers, else three years all upfront; and by Trusted Advisor, which repeats
 * the Hub's.
 */
export function* purchaseFindings(world: World, payer: Account, offers: readonly Offer[]): Generator<Finding> {
  for (const offer of offers) {
    if (isAsked(offer)) yield byCostExplorer(payer, offer);
    if (!isHubChoice(world, offer)) continue;
    yield byHub(payer, offer);
    yield byTrustedAdvisor(payer, offer);
  }
  const [largest] = offers.filter(({ product, payment }) => product === 'ec2-instance' && payment === 'no-upfront');
  if (largest !== undefined) yield byOldCheck(payer, largest);
}

/** Cost Explorer with `AccountScope=LINKED`: the same usage again, account by account. */
export function* linkedPurchaseFindings(account: Account): Generator<Finding> {
  const offer = linkedOffer(account);
  if (offer !== undefined) yield byCostExplorer(account, offer);
}

/** Each combination is a billed request: all of them for Compute Savings Plans, the two ends for the rest. */
function isAsked({ product, term, payment }: Offer): boolean {
  if (product === 'compute') return true;
  return term === 'one-year' ? payment === 'no-upfront' : payment === 'all-upfront';
}

/** The Hub recommends one set: Compute Savings Plans for machines, and reservations for databases. */
function isHubChoice({ organisation: { preferredCommitment } }: World, { product, term, payment }: Offer): boolean {
  const wanted = preferredCommitment ?? { term: 'three-years', payment: 'all-upfront' };
  return product !== 'ec2-instance' && term === wanted.term && payment === wanted.payment;
}

/** Cost Explorer does not say whether its amounts take the negotiated discount in. */
function byCostExplorer(site: Account, offer: Offer): Finding {
  const isPlan = offer.product === 'compute' || offer.product === 'ec2-instance';
  return findingOf(site, {
    ...commonOf(offer),
    agent: 'cost-explorer',
    family: 'cost-explorer',
    api: isPlan ? 'ce:GetSavingsPlansPurchaseRecommendation' : 'ce:GetReservationPurchaseRecommendation',
    ageHours: 9,
    savings: { unstated: stated(offer.saving) },
    grade: { value: 'B', why: 'from 30 days of use' },
    evidence: { field: 'EstimatedMonthlySavingsAmount', value: amountText(offer.saving), unit: 'USD' },
  });
}

function byHub(site: Account, offer: Offer): Finding {
  return findingOf(site, {
    ...commonOf(offer),
    agent: 'rightsizing',
    family: 'cost-optimization-hub',
    api: 'cost-optimization-hub:ListRecommendations',
    ageHours: 14,
    savings:
      site.organisation.mode === 'list' ? { list: stated(offer.saving) } : { afterDiscounts: stated(offer.saving) },
    effort: 'very-low',
    rollbackPossible: false,
    grade: { value: 'B', why: 'from Cost Explorer, by the preferred commitment' },
    evidence: { field: 'estimatedMonthlySavings', value: amountText(offer.saving), unit: 'USD' },
  });
}

function byTrustedAdvisor(site: Account, offer: Offer): Finding {
  return findingOf(site, {
    ...commonOf(offer),
    agent: 'trusted-advisor',
    family: 'trusted-advisor',
    api: 'trustedadvisor:ListRecommendationResources',
    check: offer.product === 'rds' ? 'c1z7kmr11n' : 'c1z7kmr09n',
    ageHours: 18,
    savings: { unstated: stated(offer.saving) },
    grade: { value: 'B', why: "the Hub's recommendation, basis not told" },
    evidence: { field: 'metadata.Estimated Monthly Savings', value: `$${amountText(offer.saving)}` },
  });
}

/** The old check: reservations of the largest family, at list, without saying what they would apply to. */
function byOldCheck(site: Account, { eligible, ...plan }: Offer): Finding {
  const offer: Offer = { ...plan, eligible, product: 'ec2' };
  const amount = percentOf(percentOf(eligible, 75), ec2ReservationPercentOff);
  return findingOf(site, {
    ...commonOf(offer),
    agent: 'trusted-advisor',
    family: 'trusted-advisor',
    api: 'trustedadvisor:ListRecommendationResources',
    check: 'cX3c2R1chu',
    ageHours: 70,
    savings: { list: stated(amount) },
    purchase: { eligible: unknown('Trusted Advisor does not state the spend that a reservation would apply to') },
    grade: { value: 'C', why: 'a rule of thumb at on-demand rates' },
    evidence: { field: 'metadata.Estimated Monthly Savings', value: `$${amountText(amount)}` },
  });
}

const ec2ReservationPercentOff = commitmentDiscounts.percentOff['ec2 reservation']['one-year']['no-upfront'];

function commonOf(offer: Offer) {
  const { product, eligible, units, upfront, saving } = offer;
  const kind = product === 'rds' || product === 'ec2' ? 'purchase-reservation' : 'purchase-savings-plan';
  return {
    resource: commitmentOf(offer),
    facet: 'commitment',
    move: { kind, target: targetText(offer) },
    monthlyCost: { target: stated(costOf(offer)) },
    purchase: {
      eligible: known(exactly(eligible)),
      ...(units !== undefined && { units }),
      upfront: stated(upfront),
    },
    lookbackDays,
    risk: saving > 0n ? 'medium' : 'low',
  } as const;
}

/** The purchase that an offer is. */
export function commitmentOf({ product, family, region, accountId, scope, term, payment }: Offer): Commitment {
  const isReservation = product === 'rds' || product === 'ec2';
  return {
    kind: 'commitment',
    accountId,
    instrument: isReservation ? 'reservation' : 'savings-plan',
    product,
    ...(family !== undefined && { family }),
    ...(region !== undefined && { region }),
    term,
    payment,
    scope,
  };
}

function targetText({ product, family, units }: Offer): string {
  if (product === 'ec2') return `reservations of ${family}`;
  if (units !== undefined) return `${units} x ${family}.large`;
  return product === 'compute' ? 'Compute Savings Plan' : `EC2 Instance Savings Plan ${family}`;
}

/** What the commitment itself would cost a month: the three quarters that it covers, less what it saves. */
function costOf({ eligible, saving, units }: Offer): Usd {
  return (units === undefined ? partOf(eligible, 3n, 4n) : eligible) - saving;
}
