import { readAmount } from '../../../lib/core/amount.ts';
import { type Estimate, known, unknown } from '../../../lib/core/estimate.ts';
import { type Money, roundMoney } from '../../../lib/core/money.ts';

/** Trusted Advisor states cents and binary floats ("123.12000000000002"): what is beyond is the float's, not money. */
const statedPlaces = 8;

/**
 * An amount in Trusted Advisor's spelling, as far as it is one.
 *
 * @param whyAbsent the reason where nothing is stated: never 0
 */
export function estimateOf(
  stated: string | number | undefined,
  currency: string | undefined,
  whyAbsent: string,
): Estimate {
  const amount = readAmount(stated, currency);
  switch (amount.kind) {
    case 'amount':
      return known(roundMoney(amount.value, statedPlaces));
    case 'absent':
      return unknown(whyAbsent);
    case 'unreadable':
      return unknown(`Trusted Advisor states “${amount.text}”, which is not an amount`);
  }
}

/** The amount where it is known. */
export function knownValue(estimate: Estimate | undefined): Money | undefined {
  return estimate?.kind === 'known' ? estimate.value : undefined;
}
