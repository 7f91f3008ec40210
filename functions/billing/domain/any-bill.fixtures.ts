import fc from 'fast-check';
import { shiftDays } from '../../../lib/core/period.ts';
import { type Row, usageOf } from './bill.fixtures.ts';

/** Amounts as bills have them: up to ten decimals, now and then negative or nothing. */
const anyAmount = fc
  .tuple(fc.bigInt({ min: -(10n ** 9n), max: 10n ** 15n }), fc.integer({ min: 0, max: 10 }))
  .map(([units, places]) => decimalOf(units, places));
const anyQuantity = fc.bigInt({ min: 0n, max: 10n ** 12n }).map((units) => decimalOf(units, 6));

/** Rows of two months, in one of two currencies, of few services, accounts and regions so that they meet. */
export const anyRows = fc.array(
  fc
    .record({
      day: fc.integer({ min: 0, max: 60 }),
      BillingCurrency: fc.constantFrom('USD', 'EUR'),
      ProviderName: fc.constantFrom('AWS', 'Microsoft'),
      ServiceName: fc.constantFrom('Amazon EC2', 'Amazon S3', 'AWS Support (Business)', 'AWS Marketplace'),
      SubAccountId: fc.constantFrom('111122223333', '444455556666'),
      RegionId: fc.option(fc.constantFrom('us-east-1', 'eu-west-1')),
      UsageType: fc.constantFrom('BoxUsage:m5.large', 'BoxUsage:m7g.large', 'TimedStorage-ByteHrs'),
      ChargeCategory: fc.constantFrom('Usage', 'Usage', 'Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment'),
      ChargeClass: fc.constantFrom(null, null, null, 'Correction'),
      PricingUnit: fc.constantFrom('Hrs', 'GB-Mo'),
      BilledCost: anyAmount,
      EffectiveCost: anyAmount,
      ContractedCost: anyAmount,
      ListCost: anyAmount,
      PricingQuantity: anyQuantity,
      team: fc.option(fc.constantFrom('shop', 'search', 'data')),
    })
    .map(({ day, team, ...columns }): Row => {
      const given = Object.entries(columns).filter(([, value]) => value !== null);
      const date = shiftDays('2026-08-01', day);
      return {
        ...usageOf(date),
        BillingPeriodStart: `${date.slice(0, 7)}-01T00:00:00Z`,
        ...(Object.fromEntries(given) as Record<string, string>),
        ...(team !== null && { 'tag team': team, Owner: team }),
      };
    }),
  { minLength: 1, maxLength: 60 },
);

function decimalOf(units: bigint, places: number): string {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places);
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}
