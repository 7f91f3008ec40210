import type { Action } from '../../../../lib/core/action.ts';
import { known } from '../../../../lib/core/estimate.ts';
import type { Finding } from '../../../../lib/core/finding.ts';
import { findingId } from '../../../../lib/core/finding-id.ts';
import { money } from '../../../../lib/core/money.ts';
import type { CloudResource } from '../../../../lib/core/resource.ts';

/** As many findings as asked for, each a saving of one cent on a resource of its own. */
export function* echoes(count: number, at: string): Generator<Finding> {
  for (let number = 1; number <= count; number += 1) yield echo(number, at);
}

function echo(number: number, at: string): Finding {
  const resource: CloudResource = {
    kind: 'resource',
    accountId: '111122223333',
    region: 'us-east-1',
    service: 'ec2',
    type: 'instance',
    id: `i-${String(number).padStart(17, '0')}`,
  };
  const action: Action = { kind: 'stop' };
  const api = 'echo:Echo';
  return {
    id: findingId({ family: 'billing', check: undefined, resource, facet: 'compute', action }),
    source: { agent: 'echo', family: 'billing', api, retrievedAt: at },
    resource,
    facet: 'compute',
    action,
    savings: { list: known(money('0.01', 'USD')) },
    monthlyCost: {},
    billChange: { kind: 'unknown', reason: 'an echo knows no commitments' },
    effort: 'unknown',
    risk: 'unknown',
    rollback: {},
    grade: { value: 'C', why: 'an echo measures nothing' },
    owner: { how: 'unknown' },
    evidence: [{ id: 'e1', api, field: 'query', value: '0.01', unit: 'USD', at }],
  };
}
