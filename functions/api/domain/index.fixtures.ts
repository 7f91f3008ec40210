import { type IndexRow, packRow } from '../../../lib/core/index-row.ts';
import { money } from '../../../lib/core/money.ts';
import { type Index, readIndex } from './entry.ts';
import { type NumberedDecision, standingAt } from './standing.ts';

export const asOf = '2026-11-20T09:00:00.000Z';

/** @param number names the row */
export function makeRow(number: number, overrides: Partial<IndexRow> = {}): IndexRow {
  return {
    id: number.toString(16).padStart(20, '0'),
    order: number,
    account: '111122223333',
    region: 'eu-west-1',
    service: 'ec2',
    resourceType: 'instance',
    resource: `i-${number}`,
    facet: 'compute',
    action: 'rightsize',
    effort: 'low',
    risk: 'low',
    counted: money('10', 'USD'),
    saving: { kind: 'known', value: money('10', 'USD') },
    rule: 'the only opinion',
    opinions: 1,
    agents: ['rightsizing'],
    firstSeen: asOf,
    contentHash: 'c'.repeat(20),
    status: 'open',
    ...overrides,
  };
}

export function makeIndex(rows: readonly IndexRow[]): Index {
  return readIndex(rows.map((row) => `${JSON.stringify(packRow(row))}\n`).join(''));
}

export function makeDecision(overrides: Partial<NumberedDecision> = {}): NumberedDecision {
  return {
    opportunityId: makeRow(1).id,
    status: 'approved',
    by: 'maria',
    at: '2026-11-20T10:00:00.000Z',
    contentHash: 'c'.repeat(20),
    version: 1,
    ...overrides,
  };
}

export function makeStanding(decisions: readonly NumberedDecision[] = [], now = '2026-11-21T09:00:00.000Z') {
  return standingAt(new Map(decisions.map((each) => [each.opportunityId, each])), { asOf, now, version: 1 });
}
