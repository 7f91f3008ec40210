import * as z from 'zod/mini';
import { AccountId } from './account-id.ts';

const UsdAmount = z.string().check(z.regex(/^\d+(\.\d+)?$/, 'an amount of US dollars such as "1.50"'));

/** What an owner of the mesh decides. One file, validated at start; every key has a default. */
export const Settings = z.strictObject({
  /** The basis of receipts. Default: the Cost Optimization Hub's own mode, else the one that most amounts share. */
  preferredBasis: z.optional(z.enum(['list', 'after-discounts'])),
  /** A resource that carries this tag with any value but "false" is never proposed for change. */
  protectedTag: z._default(z.string().check(z.minLength(1)), 'finops:protected'),
  ignoredAccounts: z._default(z.array(AccountId), []),
  /** US dollars a month; smaller savings are summed beside the receipt. */
  minimumSaving: z._default(UsdAmount, '1'),
  riskPolicy: z.prefault(
    z.strictObject({
      maximumRisk: z._default(z.enum(['very-low', 'low', 'medium', 'high', 'very-high']), 'very-high'),
      allowRestart: z._default(z.boolean(), true),
      allowArchitectureChange: z._default(z.boolean(), true),
    }),
    {},
  ),
  /** Tag keys that name an owner, the first that is present wins. */
  ownerTags: z._default(z.array(z.string().check(z.minLength(1))), ['owner', 'team']),
  /** The role assumed in member accounts, by name. */
  memberRole: z.optional(z.string()),
  fiscalYearStart: z._default(z.int().check(z.minimum(1), z.maximum(12)), 1),
  timeZone: z._default(z.string(), 'UTC'),
  /** US dollars of priced AWS requests that one analysis may spend. */
  costCap: z._default(UsdAmount, '1'),
  /** The same for work that events start, a day. */
  dailyCostCap: z._default(UsdAmount, '1'),
});
export type Settings = z.infer<typeof Settings>;

/** What an owner states: defaults are filled in where the settings are read. */
export type StatedSettings = z.input<typeof Settings>;

export const defaultSettings: Settings = Settings.parse({});
