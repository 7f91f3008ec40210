import * as z from 'zod/mini';
import { Basis, Estimate } from './estimate.ts';
import { Money } from './money.ts';

/** Why an amount, or a part of it, does not count. The rules are in docs/adjudication.md. */
export const StruckReason = z.enum([
  'excluded',
  'stale',
  'duplicate',
  'alternative',
  'scope',
  'exclusive-action',
  'group',
  'shadowed',
  'reduced',
  'resized',
]);
export type StruckReason = z.infer<typeof StruckReason>;

export const Struck = z.strictObject({
  amount: Money,
  reason: StruckReason,
  /** The finding that it gave way to, where there is one. */
  by: z.optional(z.string()),
  /** One plain sentence. */
  text: z.string(),
});
export type Struck = z.infer<typeof Struck>;

/** What one finding states and what of it counts: `stated = counted + sum(struck)`, exactly. */
export const ReceiptLine = z.strictObject({
  opportunityId: z.string(),
  findingId: z.string(),
  stated: Money,
  counted: Money,
  struck: z.array(Struck),
});
export type ReceiptLine = z.infer<typeof ReceiptLine>;

/** What stands beside the sum, since it has no amount that could be added to it. */
export const Beside = z.strictObject({
  findingId: z.string(),
  /** `member`: the change of a member of a group that has no known amount of its own. */
  kind: z.enum(['other-basis', 'range', 'temporary', 'costs-more', 'small', 'unknown', 'unread-relation', 'member']),
  estimate: Estimate,
  /** Where it would not count even if its amount could be added: why. It is not among the unknowns then. */
  reason: z.optional(StruckReason),
  /** The finding that it gave way to; without a reason, the finding whose line counts for it. */
  by: z.optional(z.string()),
  text: z.string(),
});
export type Beside = z.infer<typeof Beside>;

/**
 * `exact`: nothing is missing. `lower`: what is unknown or unread can only add. `open`: something that could strike or
 * lower a counted line did not answer.
 */
export const Bound = z.enum(['exact', 'lower', 'open']);
export type Bound = z.infer<typeof Bound>;

/** From the naive sum to the net, in one currency and one basis: `naive - struck = net`, exactly. */
export const Receipt = z.strictObject({
  currency: z.string(),
  basis: Basis,
  naive: Money,
  lines: z.array(ReceiptLine),
  net: Money,
  /** How much of the net states no basis. */
  unstatedNet: Money,
  beside: z.array(Beside),
  /** What stands beside as too small, in all. */
  smallSum: z.optional(Money),
  bound: Bound,
  /** Commitments bought after the other actions, and what buying them first would strand. */
  commitments: z.strictObject({ after: Money, otherOrder: Money, stranded: Money }),
});
export type Receipt = z.infer<typeof Receipt>;
