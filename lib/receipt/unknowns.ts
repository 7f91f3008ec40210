import type { Beside } from '../core/receipt.ts';

/** What of a receipt has no known amount, but for opinions that would not count anyway, or for which another one counts. */
export function unknownsOf({ beside }: { readonly beside: readonly Beside[] }): readonly Beside[] {
  return beside.filter(({ kind, reason, by }) => kind === 'unknown' && reason === undefined && by === undefined);
}
