import * as z from 'zod/mini';

/** What part of a resource a finding is about: two facets of one resource add up, two opinions on one facet do not. */
export const Facet = z.enum(['compute', 'storage', 'schedule', 'licence', 'network', 'commitment']);
export type Facet = z.infer<typeof Facet>;

export const ActionKind = z.enum([
  'stop',
  'delete',
  'rightsize',
  'upgrade',
  'scale-in',
  'migrate-architecture',
  'change-storage',
  'purchase-savings-plan',
  'purchase-reservation',
  'schedule',
  'review',
]);
export type ActionKind = z.infer<typeof ActionKind>;

/** From what to what, in the source's own words (`m5.2xlarge` to `m7g.large`). */
export const Action = z.strictObject({
  kind: ActionKind,
  current: z.optional(z.string()),
  target: z.optional(z.string()),
});
export type Action = z.infer<typeof Action>;
