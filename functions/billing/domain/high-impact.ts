import type { HighImpactResource } from '../../../lib/core/event.ts';
import type { Finding } from '../../../lib/core/finding.ts';
import { compareMoney } from '../../../lib/core/money.ts';
import type { Settings } from '../../../lib/core/settings.ts';
import { adjudicate } from '../../../lib/receipt/adjudicate.ts';

/** An event of the mesh names at most this many. */
const most = 10;

/** The largest counted savings among own findings, largest first, named as a chat message can show them. */
export function highImpactOf(findings: readonly Finding[], asOf: string, settings: Settings): HighImpactResource[] {
  const estate = { resources: [], preferences: {}, unread: [] };
  const { receipts } = adjudicate({ findings, estate, settings, decisions: [], flips: new Map(), asOf });
  const byId = new Map(findings.map((finding) => [finding.id, finding]));
  return (receipts[0]?.lines ?? [])
    .filter(({ counted }) => counted.amount !== '0')
    .toSorted((left, right) => compareMoney(right.counted, left.counted))
    .slice(0, most)
    .flatMap(({ findingId, counted }) => {
      const finding = byId.get(findingId);
      return finding === undefined
        ? []
        : [{ resource: nameOf(finding), action: finding.action.kind, monthly: counted }];
    });
}

function nameOf({ resource, action }: Finding): string {
  return resource.kind === 'resource' ? resource.id : (action.target ?? resource.product);
}
