import type { Json, Members } from './account.ts';
import { asMembers } from './protocol.ts';
import type { RecordedCall } from './recording.ts';

/** The heading of a column of a check's resources, by its key or position; undefined where it is not recorded. */
export type HeadingOf = (column: string) => string | undefined;

/**
 * The headings of every check in a recording, found for one call: the Support API names the check in the request, the
 * new API names a recommendation there, whose check stands in the lists of recommendations.
 */
export function readHeadings(calls: readonly RecordedCall[]): (call: RecordedCall) => HeadingOf {
  const headings = new Map<string, Json>();
  const checks = new Map<string, string>();
  for (const { response = {} } of calls) {
    for (const { id, metadata } of [...listOf(response.checkSummaries), ...listOf(response.checks)]) {
      if (metadata !== undefined) headings.set(String(id), metadata);
    }
    for (const { id, arn, checkArn } of listOf(response.recommendationSummaries)) {
      const check = String(checkArn).split('/').at(-1) ?? '';
      checks.set(String(id), check).set(String(arn), check);
    }
  }
  return ({ request }) => {
    const check = request.checkId ?? checks.get(String(request.recommendationIdentifier));
    const columns = new Map(Object.entries(headings.get(String(check)) ?? {}));
    return (column) => {
      const heading: unknown = columns.get(column);
      return typeof heading === 'string' ? heading : undefined;
    };
  };
}

function listOf(value: Json | undefined): Members[] {
  return Array.isArray(value) ? value.map((each: Json) => asMembers(each)) : [];
}
