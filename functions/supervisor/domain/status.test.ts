import { describe, expect, test } from 'vitest';
import type { ReportStatus } from '../../../lib/core/report-ref.ts';
import { refOf } from '../../../lib/core/report-ref.ts';
import { makeGap, makeReport } from '../supervisor.fixtures.ts';
import { statusOf } from './status.ts';

const reports = (...statuses: ReportStatus[]) =>
  statuses.map((status) => refOf(makeReport('budget', [], { status }).header));

describe('an analysis', () => {
  test.each([
    ['completed', 'where every report is complete and nothing is missing', reports('complete', 'complete'), []],
    ['partial', 'where a report is partial', reports('complete', 'partial'), []],
    ['partial', 'where a report has failed and another has not', reports('complete', 'failed'), []],
    ['partial', 'where an agent left a gap', reports('complete'), [makeGap()]],
    ['failed', 'where every report has failed', reports('failed', 'failed'), [makeGap()]],
    ['failed', 'where nobody answered', reports(), [makeGap()]],
  ] as const)('is %s %s', (status, _, refs, gaps) => {
    expect(statusOf(refs, gaps)).toBe(status);
  });
});
