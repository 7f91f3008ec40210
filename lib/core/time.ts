import * as z from 'zod/mini';

/** A moment: ISO 8601 in UTC, e.g. `2026-11-20T09:30:00Z` or with milliseconds. */
export const Instant = z.iso.datetime({ error: 'a UTC time such as 2026-11-20T09:30:00Z' });

/** A calendar day, e.g. `2026-11-20`. */
export const Day = z.iso.date({ error: 'a day such as 2026-11-20' });
