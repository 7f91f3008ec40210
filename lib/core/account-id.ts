import * as z from 'zod/mini';

/** An AWS account id. FOCUS samples and anonymised exports hold other lengths than twelve digits, so any text is read. */
export const AccountId = z.string().check(z.minLength(1));
