import type { HighImpactResource } from '../core/event.ts';
import type { Finding } from '../core/finding.ts';
import { compareMoney, signOf } from '../core/money.ts';
import type { Receipt } from '../core/receipt.ts';
import type { Resource } from '../core/resource.ts';

/** An event of the mesh names at most this many. */
const most = 10;

/** The largest counted savings of the first receipt, largest first, each named so that a chat message can show it. */
export function highImpactOf(
  [receipt]: readonly Pick<Receipt, 'lines'>[],
  findings: Iterable<Finding>,
): HighImpactResource[] {
  const largest = (receipt?.lines ?? [])
    .filter(({ counted }) => signOf(counted) > 0)
    .toSorted((left, right) => compareMoney(right.counted, left.counted))
    .slice(0, most);
  const wanted = new Map<string, Finding | undefined>(largest.map(({ findingId }) => [findingId, undefined]));
  for (const finding of findings) if (wanted.has(finding.id)) wanted.set(finding.id, finding);
  return largest.flatMap(({ findingId, counted }) => {
    const finding = wanted.get(findingId);
    return finding ? [{ resource: nameOf(finding.resource), action: finding.action.kind, monthly: counted }] : [];
  });
}

function nameOf(resource: Resource): string {
  return resource.kind === 'resource' ? (resource.name ?? resource.id) : `${resource.product} ${resource.instrument}`;
}
