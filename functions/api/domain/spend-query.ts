import * as z from 'zod';
import { AccountId } from '../../../lib/core/account-id.ts';
import { MeshError } from '../../../lib/core/errors.ts';
import { CostKind, Cube, SpendDimension } from '../../../lib/core/spend.ts';
import { AnalysisChoice } from './query.ts';

const currency = z
  .string()
  .regex(/^[A-Z]{3}$/)
  .optional()
  .meta({ description: 'Only the ledger of this currency. Default: all, each for itself.' });

/** How spend is looked at. */
export const SpendQuery = z.strictObject({
  ...AnalysisChoice.shape,
  by: z
    .array(SpendDimension)
    .min(1)
    .max(2)
    .default(['service', 'account'])
    .meta({ description: 'One dimension, or two different ones in the order of the keys.' }),
  grain: Cube.shape.grain.default('month').meta({
    description: 'By day (billed and effective cost of the last 92 days, `earlier` before them) or by month.',
  }),
  costKind: CostKind.default('billed').meta({ description: 'Which cost: headlines are billed, trends effective.' }),
  currency,
});
export type SpendQuery = z.infer<typeof SpendQuery>;

export const SpendOverviewQuery = z.strictObject({ ...AnalysisChoice.shape, currency });

/** The accounts or services that one request may name. */
const mostValues = 50;

export const AnomalyQuery = z.strictObject({
  ...AnalysisChoice.shape,
  account: z.array(AccountId).min(1).max(mostValues).optional().meta({ description: 'Only of these accounts.' }),
  service: z
    .array(z.string().max(256))
    .min(1)
    .max(mostValues)
    .optional()
    .meta({ description: 'Only of these services, as the bill names them.' }),
  currency,
});
export type AnomalyQuery = z.infer<typeof AnomalyQuery>;

/** @throws MeshError `bad-input` for one dimension twice */
export function assertDistinct([first, second]: readonly SpendDimension[]): void {
  if (first !== second) return;
  throw new MeshError('bad-input', `query: by names ${first} twice; two dimensions differ.`);
}
