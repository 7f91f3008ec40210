import type { Finding } from '../../../lib/core/finding.ts';
import type { Account } from '../account.ts';
import { officeHours } from '../moves.ts';
import { normalise } from '../normalise.ts';
import { amountText, findingOf, stated } from './opinion.ts';
import { statedSaving } from './stated.ts';

/**
 * The rule for machines that run at night and on weekends for nobody, from the hourly rows of an export. It prices at
 * list, and so is told only in an organisation whose receipt is at list: elsewhere the agent that reads exports finds
 * the same from the rows.
 */
export function* scheduleFindings(account: Account): Generator<Finding> {
  if (account.organisation.mode !== 'list') return;
  for (const resource of account.resources) {
    if (resource.kind !== 'instance' || !resource.idleAtNight) continue;
    const move = { kind: 'schedule', target: officeHours } as const;
    const { list } = statedSaving(account, resource, 'schedule', move);
    const { accountId, region, service, type, id, name } = resource;
    yield findingOf(account, {
      agent: 'billing',
      family: 'billing',
      api: 'billing:export',
      check: 'runs-at-night',
      ageHours: 24,
      resource: { ...normalise({ kind: 'id', accountId, place: region, service, type, id }), name },
      facet: 'schedule',
      move,
      current: 'always',
      savings: { list: stated(list) },
      effort: 'low',
      risk: 'low',
      rollbackPossible: true,
      grade: { value: 'C', why: 'from hours in the bill, use not measured' },
      lookbackDays: 14,
      evidence: { field: 'ListCost', value: amountText(list), unit: 'USD' },
    });
  }
}
