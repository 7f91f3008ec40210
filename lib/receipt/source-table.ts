import type { SourceRow } from './check-row.ts';
import { hubChecks } from './hub-checks.ts';
import { olderChecks } from './older-checks.ts';

/** Each cost check of Trusted Advisor by its id (AWS's check reference, read 2026-11-20). */
export const checkTable: Readonly<Record<string, SourceRow>> = { ...hubChecks, ...olderChecks };
