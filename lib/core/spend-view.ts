import * as z from 'zod/mini';

/**
 * What a cost is. `billed`: what invoices ask for. `effective`: with what was paid before spread over the time that it
 * is for. `contracted`: at negotiated prices, before commitments. `list`: at public prices.
 */
export const CostKind = z.enum(['billed', 'effective', 'contracted', 'list']);
export type CostKind = z.infer<typeof CostKind>;

/** What spend can be looked at by. `usage-type`: AWS's usage type; `owner`: the value of the first owner tag. */
export const SpendDimension = z.enum(['service', 'account', 'region', 'charge-category', 'usage-type', 'owner']);
export type SpendDimension = z.infer<typeof SpendDimension>;

/** How finely spend is told in time. */
export const SpendGrain = z.enum(['day', 'month']);
