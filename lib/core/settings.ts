import * as z from 'zod';
import { AccountId } from './account-id.ts';
import { Basis } from './estimate.ts';
import { Level } from './level.ts';

const UsdAmount = z.string().regex(/^\d+(\.\d+)?$/, 'an amount of US dollars such as "1.50"');

/** What an owner of the mesh decides. One file, validated at start; every key has a default. */
export const Settings = z.strictObject({
  /** The basis of receipts. Default: the Cost Optimization Hub's own mode, else the one that most amounts share. */
  preferredBasis: Basis.exclude(['unstated']).optional(),
  /** A resource that carries this tag with any value but "false" is never proposed for change. */
  protectedTag: z.string().min(1).default('finops:protected'),
  ignoredAccounts: z.array(AccountId).default([]),
  /** US dollars a month; smaller savings are summed beside the receipt. */
  minimumSaving: UsdAmount.default('1'),
  riskPolicy: z
    .strictObject({
      maximumRisk: Level.exclude(['unknown']).default('very-high'),
      allowRestart: z.boolean().default(true),
      allowArchitectureChange: z.boolean().default(true),
    })
    .prefault({}),
  /** Tag keys that name an owner, the first that is present wins. */
  ownerTags: z.array(z.string().min(1)).default(['owner', 'team']),
  /** The role assumed in member accounts, by name. */
  memberRole: z.string().optional(),
  fiscalYearStart: z.int().min(1).max(12).default(1),
  timeZone: z.string().default('UTC'),
  /** US dollars of priced AWS requests that one analysis may spend. */
  costCap: UsdAmount.default('1'),
  /** The same for work that events start, a day. */
  dailyCostCap: UsdAmount.default('1'),
});
export type Settings = z.infer<typeof Settings>;

/** What an owner states: defaults are filled in where the settings are read. */
export type StatedSettings = z.input<typeof Settings>;

export const defaultSettings: Settings = Settings.parse({});
