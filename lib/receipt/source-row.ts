import type { Source, SourceFamily } from '../core/finding.ts';
import type { SourceRow } from './check-row.ts';
import { checkTable } from './source-table.ts';

/** What the adjudication needs to know of a source, whether it has checks or not. */
export type SourceTraits = Pick<SourceRow, 'relation' | 'maximumAgeHours'>;

const day = 24;

/** The sources that have no checks. A billing export speaks of a month, and is current until the next one is there. */
const families: Readonly<Record<Exclude<SourceFamily, 'trusted-advisor'>, SourceTraits>> = {
  'cost-optimization-hub': { relation: 'own', maximumAgeHours: 2 * day },
  'compute-optimizer': { relation: 'own', maximumAgeHours: 2 * day },
  'cost-explorer': { relation: 'own', maximumAgeHours: 2 * day },
  billing: { relation: 'own', maximumAgeHours: 31 * day },
};

/** A check that the table does not know: for a person to look at, behind every opinion that is better understood. */
export const unknownCheck: SourceRow = {
  title: 'A check that this version does not know',
  action: 'review',
  facet: 'compute',
  flags: '',
  basis: 'unstated',
  grade: 'C',
  gradeWhy: 'a check of Trusted Advisor that this version does not know',
  maximumAgeHours: 8 * day,
  relation: 'legacy',
  states: 'saving',
  retired: false,
};

/** The row of a check of Trusted Advisor; {@link unknownCheck} where it has none. */
export function checkRow(check: string | undefined): SourceRow {
  return (check !== undefined && Object.hasOwn(checkTable, check) && checkTable[check]) || unknownCheck;
}

/** What the source of a finding is. */
export function traitsOf({ family, check }: Pick<Source, 'family' | 'check'>): SourceTraits {
  return family === 'trusted-advisor' ? checkRow(check) : (families[family] ?? unknownCheck);
}
