import { type Estimate, known } from '../../../lib/core/estimate.ts';
import type { Finding, Savings } from '../../../lib/core/finding.ts';
import { add } from '../../../lib/core/money.ts';
import { checkRow } from '../../../lib/receipt/source-row.ts';
import { estimateOf, knownValue } from './amounts.ts';
import { columnsOf, type Headings } from './check-columns.ts';
import { cellOf, type Row } from './row.ts';

/** The saving a month that a row of a check states; unknown with a reason where it states none. */
export function savingOf(checkId: string | undefined, row: Row): Estimate {
  return amountOf(checkId, row, columnsOf(checkId).savings, whyNoSaving(checkId));
}

/** A saving under the basis that the check's amounts have. */
export function inBasisOf(checkId: string | undefined, saving: Estimate): Savings {
  return checkRow(checkId).basis === 'list' ? { list: saving } : { unstated: saving };
}

/** The costs a month that a row states. From the cost after a change and its saving follows the cost before it. */
export function monthlyCostOf(checkId: string | undefined, row: Row, saving: Estimate): Finding['monthlyCost'] {
  const { cost } = columnsOf(checkId);
  const stated = cost && amountOf(checkId, row, cost.headings, 'not stated');
  if (cost === undefined || stated?.kind !== 'known') return {};
  if (cost.of === 'current') return { current: stated };
  const before = sumOf(stated, saving);
  return { target: stated, ...(before && { current: before }) };
}

/** What a purchase would apply to, and how many units of it at which price at once, as far as a row states it. */
export function purchaseOf(checkId: string | undefined, row: Row, saving: Estimate): NonNullable<Finding['purchase']> {
  const { purchase = { scope: 'linked' } } = columnsOf(checkId);
  const units = purchase.units && wholeNumberOf(cellOf(row, purchase.units)?.value);
  return {
    eligible: eligibleOf(checkId, row, saving, purchase.usageCost),
    ...(units !== undefined && units > 0 && { units }),
    ...(purchase.upfront && {
      upfront: amountOf(checkId, row, purchase.upfront, 'Trusted Advisor states no upfront cost'),
    }),
  };
}

/** Days that AWS looked back. */
export function lookbackOf(checkId: string | undefined, row: Row): number | undefined {
  const { lookbackDays } = columnsOf(checkId);
  const days = typeof lookbackDays === 'object' ? wholeNumberOf(cellOf(row, lookbackDays)?.value) : lookbackDays;
  return days !== undefined && days > 0 ? days : undefined;
}

/**
 * AWS documents the monthly cost of a purchase recommendation as that of the eligible usage; of resources, every
 * recorded answer holds the cost after the change instead. So the usage costs what is stated, or that and the saving.
 */
function eligibleOf(checkId: string | undefined, row: Row, saving: Estimate, usageCost: Headings = []): Estimate {
  const low = amountOf(checkId, row, usageCost, 'Trusted Advisor does not tell the usage that it would cover');
  const high = sumOf(low, saving);
  return low.kind === 'known' && high?.kind === 'known' ? { kind: 'range', low: low.value, high: high.value } : low;
}

function amountOf(checkId: string | undefined, row: Row, headings: Headings, whyAbsent: string): Estimate {
  const { currency = [] } = columnsOf(checkId);
  return estimateOf(cellOf(row, headings)?.value, cellOf(row, currency)?.value, whyAbsent);
}

function sumOf(left: Estimate, right: Estimate): Estimate | undefined {
  const [one, other] = [knownValue(left), knownValue(right)];
  return one && other && one.currency === other.currency ? known(add(one, other)) : undefined;
}

/** `14`, `14 days`, `1 year`; `undefined` where there is no number. */
function wholeNumberOf(text = ''): number | undefined {
  const digits = /\d+/.exec(text)?.[0];
  return digits === undefined ? undefined : Number(digits);
}

function whyNoSaving(checkId: string | undefined): string {
  switch (checkRow(checkId).states) {
    case 'saving':
      return 'Trusted Advisor states no saving for this resource';
    case 'cost':
      return 'Trusted Advisor states what this costs, not what a change would save';
    case 'nothing':
      return 'Trusted Advisor states no amount for this check';
  }
}
