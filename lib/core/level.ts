import * as z from 'zod/mini';

/** How much effort something takes, or how risky it is. */
export const Level = z.enum(['very-low', 'low', 'medium', 'high', 'very-high', 'unknown']);
export type Level = z.infer<typeof Level>;
