import type { HighImpactResource } from '../../../lib/core/event.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { compareMoney, signOf } from '../../../lib/core/money.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';

/** An event of the mesh names at most this many. */
const most = 10;

/** The largest counted savings among own findings, largest first, named as a chat message can show them. */
export function highImpactOf(findings: readonly Finding[], asOf: string, settings: Settings): HighImpactResource[] {
  const estate = { resources: [], preferences: {}, unread: [] };
  const { receipts } = adjudicate({ findings, estate, settings, decisions: [], flips: new Map(), asOf });
  const lines = receipts[0]?.lines ?? [];
  const largest = lines
    .filter(({ counted }) => signOf(counted) > 0)
    .toSorted((left, right) => compareMoney(right.counted, left.counted))
    .slice(0, most);
  const wanted = new Set(largest.map(({ findingId }) => findingId));
  const byId = new Map(findings.filter(({ id }) => wanted.has(id)).map((finding) => [finding.id, finding]));
  return largest.flatMap(({ findingId, counted }) => {
    const finding = byId.get(findingId);
    return finding === undefined ? [] : [{ resource: nameOf(finding), action: finding.action.kind, monthly: counted }];
  });
}

function nameOf({ resource }: Finding): string {
  return resource.kind === 'resource' ? (resource.name ?? resource.id) : `${resource.product} ${resource.instrument}`;
}
