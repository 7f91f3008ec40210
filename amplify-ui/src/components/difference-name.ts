import type { Difference } from '../api/types.ts';
import { nameOf } from '../format/names.ts';

/** What an opportunity is called that one of two analyses may lack. */
export function differenceName({ after, before, opportunityId }: Difference): string {
  const row = after ?? before;
  return row === undefined ? opportunityId : nameOf(row);
}
