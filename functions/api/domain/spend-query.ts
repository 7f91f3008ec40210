import * as z from 'zod/mini';
import { AccountId } from '../../../lib/core/account-id.ts';
import { MeshError } from '../../../lib/core/errors.ts';
import { CostKind, SpendDimension, SpendGrain } from '../../../lib/core/spend-view.ts';
import { AnalysisChoice } from './query.ts';

const currency = z
  .optional(z.string().check(z.regex(/^[A-Z]{3}$/)))
  .register(z.globalRegistry, { description: 'Only the ledger of this currency. Default: all, each for itself.' });

/** How spend is looked at. */
export const SpendQuery = z.strictObject({
  ...AnalysisChoice.shape,
  by: z
    ._default(z.array(SpendDimension).check(z.minLength(1), z.maxLength(2)), ['service', 'account'])
    .register(z.globalRegistry, { description: 'One dimension, or two different ones in the order of the keys.' }),
  grain: z._default(SpendGrain, 'month').register(z.globalRegistry, {
    description: 'By day (billed and effective cost of the last 92 days, `earlier` before them) or by month.',
  }),
  costKind: z
    ._default(CostKind, 'billed')
    .register(z.globalRegistry, { description: 'Which cost: headlines are billed, trends effective.' }),
  currency,
});
export type SpendQuery = z.infer<typeof SpendQuery>;

export const SpendOverviewQuery = z.strictObject({ ...AnalysisChoice.shape, currency });

/** The accounts or services that one request may name. */
const mostValues = 50;

export const AnomalyQuery = z.strictObject({
  ...AnalysisChoice.shape,
  account: z
    .optional(z.array(AccountId).check(z.minLength(1), z.maxLength(mostValues)))
    .register(z.globalRegistry, { description: 'Only of these accounts.' }),
  service: z
    .optional(z.array(z.string().check(z.maxLength(256))).check(z.minLength(1), z.maxLength(mostValues)))
    .register(z.globalRegistry, { description: 'Only of these services, as the bill names them.' }),
  currency,
});
export type AnomalyQuery = z.infer<typeof AnomalyQuery>;

/** @throws MeshError `bad-input` for one dimension twice */
export function assertDistinct([first, second]: readonly SpendDimension[]): void {
  if (first !== second) return;
  throw new MeshError('bad-input', `query: by names ${first} twice; two dimensions differ.`);
}
