/**
 * What commitments take off the list price, in percent, one rate for all types of a product. AWS has a rate for each
 * instance type and region; these are of the right size for general-purpose types in us-east-1 and stand for them in
 * the demo organisation only.
 */
export const commitmentDiscounts = {
  source: 'https://aws.amazon.com/savingsplans/compute-pricing/ and https://aws.amazon.com/rds/postgresql/pricing/',
  asOf: '2026-11-20',
  standing: 'demo',
  percentOff: {
    'compute savings plan': {
      'one-year': { 'no-upfront': 27, 'partial-upfront': 30, 'all-upfront': 32 },
      'three-years': { 'no-upfront': 46, 'partial-upfront': 50, 'all-upfront': 52 },
    },
    'ec2 instance savings plan': {
      'one-year': { 'no-upfront': 37, 'partial-upfront': 40, 'all-upfront': 41 },
      'three-years': { 'no-upfront': 57, 'partial-upfront': 60, 'all-upfront': 62 },
    },
    'rds reservation': {
      'one-year': { 'no-upfront': 31, 'partial-upfront': 34, 'all-upfront': 36 },
      'three-years': { 'no-upfront': 48, 'partial-upfront': 53, 'all-upfront': 55 },
    },
    'ec2 reservation': {
      'one-year': { 'no-upfront': 37, 'partial-upfront': 40, 'all-upfront': 41 },
      'three-years': { 'no-upfront': 57, 'partial-upfront': 60, 'all-upfront': 62 },
    },
  },
} as const;
