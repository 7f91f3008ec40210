import * as z from 'zod/mini';

/** A share between 0 and 1 as a decimal text. */
export const ShareText = z.string().check(z.regex(/^(0(\.\d+)?|1(\.0+)?)$/, 'a share between 0 and 1 such as "0.25"'));
