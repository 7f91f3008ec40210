import type { LeafRule } from './rule-model.ts';

const permission = 'it is a permission (MAY): nothing can break it';

/** Leaves whose machine form is not what the specification says: their own text, or another rule, contradicts it. */
const contradicted: Readonly<Record<string, string>> = {
  'CommitmentDiscountStatus-C-003-C':
    'its text asks for null where there is no commitment; its machine form asks for the opposite',
  'CommitmentDiscountStatus-C-004-C':
    'its text speaks of rows with a commitment; its machine form tests rows without one',
  'CommitmentDiscountStatus-C-005-M':
    'its machine form allows Active, Expired and Pending; the specification and its own examples have Used and Unused',
  'InvoiceId-C-004-C': 'it depends on whether an invoice exists; its machine form asks for null in every row',
  'InvoiceId-C-005-C': 'it depends on whether an invoice exists; its machine form forbids null in every row',
  'PricingQuantity-C-008-M':
    'its text asks for a decimal; its machine form forbids null, which PricingQuantity-C-004-C asks for in rows of tax',
  'ConsumedQuantity-C-006-C':
    'its text speaks of rows that are no correction; its machine form tests corrections, where C-004-C and C-007-C allow null',
  'CommitmentDiscountQuantity-C-005-C':
    'its machine form drops the commitment from the condition, so that C-007-C contradicts it',
};

/** Why a leaf is not run; `undefined` where it is. */
export function whyLeftOut({ id, keyword }: LeafRule): string | undefined {
  return keyword === 'MAY' ? permission : contradicted[id];
}
