import type { Evidence } from '../../../lib/core/finding.ts';
import { hashOf } from '../../../lib/core/hash.ts';
import type { Row } from './row.ts';

/** Columns that name what a row is about, and the daily details behind an average. */
const notEvidence = /^(?:status|region|region\/az|zone|resource|cluster|day \d+|.*\b(?:id|ids|arn|name|address))$/i;

/** Every figure and configuration that a row states, by the key and the heading under which AWS states it. */
export function evidenceOf(finding: string, row: Row, api: string, at: string): Evidence[] {
  return row
    .filter(({ heading }) => !notEvidence.test(heading.trim()))
    .map(({ key, heading, value }) => {
      const field = `metadata[${key}] ${heading}`;
      return { id: hashOf([finding, api, field]), api, field, value, at };
    });
}
