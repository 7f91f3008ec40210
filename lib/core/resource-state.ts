import * as z from 'zod/mini';
import { ShareText } from './share-text.ts';

/**
 * How a resource is named where a relation speaks of it: `accountId/region/service/type/id`, normalised as in
 * `lib/receipt`, so that an opinion and a relation about one thing meet.
 */
export const ResourceKey = z.string().check(z.minLength(1));

/**
 * What was read about one flagged resource beside the opinions. A member that is absent was not read: the rules treat
 * it as unknown. `null` was read, and there is none.
 */
export const ResourceState = z.strictObject({
  key: ResourceKey,
  exists: z.optional(z.boolean()),
  tags: z.optional(z.record(z.string(), z.string())),
  /** The current configuration in AWS's words (`m5.2xlarge`, `gp2 500 GiB`): a decision is bound to it. */
  configuration: z.optional(z.string()),
  /** Of a volume: the instance, and whether EC2 deletes the volume with it (`DeleteOnTermination`). */
  attachedTo: z.optional(z.nullable(z.strictObject({ key: ResourceKey, deletedWithIt: z.optional(z.boolean()) }))),
  /** Of an instance: its Auto Scaling group. */
  group: z.optional(z.nullable(ResourceKey)),
  /** Of an Aurora instance: its cluster. */
  cluster: z.optional(z.nullable(ResourceKey)),
  /** The part of its hours that commitments cover, by commitment id. Empty: wholly on demand. */
  coverage: z.optional(z.array(z.strictObject({ commitmentId: z.string(), share: ShareText }))),
});
export type ResourceState = z.infer<typeof ResourceState>;
