import type { Opportunity } from '../../../lib/core/analysis.ts';
import type { HighImpactResource } from '../../../lib/core/event.ts';
import { compareMoney, type Money, signOf } from '../../../lib/core/money.ts';
import type { Receipt } from '../../../lib/core/receipt.ts';

const most = 10;

/** The largest counted savings of the first receipt, largest first, each named so that a chat message can show it. */
export function highImpactOf(
  opportunities: readonly Opportunity[],
  receipts: readonly Pick<Receipt, 'lines'>[],
): HighImpactResource[] {
  const [receipt] = receipts;
  const counted = (receipt?.lines ?? []).filter((line) => signOf(line.counted) > 0);
  const largest = counted.toSorted((left, right) => compareMoney(right.counted, left.counted)).slice(0, most);
  const byId = new Map(opportunities.map((opportunity) => [opportunity.id, opportunity]));
  return largest.flatMap(({ opportunityId, findingId, counted: monthly }) => {
    const opportunity = byId.get(opportunityId);
    return opportunity === undefined ? [] : [named(opportunity, findingId, monthly)];
  });
}

function named({ unit, opinions }: Opportunity, findingId: string, monthly: Money): HighImpactResource {
  const { resource } = unit;
  const action = opinions.find(({ id }) => id === findingId)?.action.kind ?? 'review';
  const name =
    resource.kind === 'resource' ? (resource.name ?? resource.id) : `${resource.product} ${resource.instrument}`;
  return { resource: name, action, monthly };
}
