import type { Estate } from '../../../lib/core/estate.ts';
import type { Gap } from '../../../lib/core/gap.ts';
import type { ReportHeader } from '../../../lib/core/report.ts';
import type { ResourceState } from '../../../lib/core/resource-state.ts';

interface Known {
  readonly header: Pick<ReportHeader, 'estate'>;
  readonly states: readonly ResourceState[];
}

/**
 * All that the reports know beside opinions, as one estate. What one report read completes what another did not; of
 * two that read the same, the later one counts. What could not be read at all may strike what counts.
 */
export function mergeEstates(reports: readonly Known[], gaps: readonly Gap[]): Estate {
  const headers = reports.flatMap(({ header }) => header.estate ?? []);
  const commitments = headers.flatMap((header) => header.commitments ?? []);
  const areCommitmentsRead = headers.some((header) => header.commitments !== undefined);
  return {
    resources: mergeStates(reports.flatMap(({ states }) => states)),
    ...(areCommitmentsRead && { commitments: [...new Map(commitments.map((each) => [each.id, each])).values()] }),
    preferences: Object.assign({}, ...headers.map(({ preferences }) => preferences)),
    unread: [...new Set([...headers.flatMap(({ unread }) => unread), ...gaps.map(({ source }) => source)])],
  };
}

function mergeStates(states: readonly ResourceState[]): ResourceState[] {
  const byKey = new Map<string, ResourceState>();
  for (const state of states) byKey.set(state.key, { ...byKey.get(state.key), ...state });
  return [...byKey.values()];
}
