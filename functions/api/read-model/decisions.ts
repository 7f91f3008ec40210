import { hasCode } from '../../../lib/core/errors.ts';
import { DecisionMark, DecisionRecord } from '../../../lib/state/decisions.ts';
import { decisionMarkKey, decisionPrefix, decisionsPartition } from '../../../lib/state/keys.ts';
import type { StateChannel } from '../../../lib/state/state.ts';

/** Other sandboxes' decisions are seen after this at the latest; at once by whoever asks for the present. */
const freshForMs = 1_000;
/** A decision whose mark was lost with its writer is seen after this all the same. */
const staleAfterMs = 60_000;

export interface KnownDecisions {
  /** Moves with every decision. */
  readonly version: number;
  /** The newest of each opportunity. */
  readonly newest: ReadonlyMap<string, DecisionRecord>;
}

export interface Decisions {
  /**
   * All that were taken, also by other sandboxes.
   *
   * @param isPresent what a moment ago was so is not enough: one small read, also where nothing is new
   */
  known(isPresent: boolean): Promise<KnownDecisions>;
  /** Those about one opportunity, first to last. */
  history(opportunityId: string): Promise<DecisionRecord[]>;
  /** Says to all sandboxes that there are new ones: called after they were written. */
  mark(): Promise<void>;
}

export function createDecisions(state: StateChannel): Decisions {
  let held: (KnownDecisions & { readonly at: number }) | undefined;
  let lookedAt = 0;
  return {
    async known(isPresent) {
      const now = Date.now();
      if (!isPresent && held !== undefined && now - lookedAt < freshForMs) return held;
      const mark = await state.read(DecisionMark, decisionMarkKey());
      const version = mark?.version ?? 0;
      lookedAt = now;
      if (held?.version === version && Date.now() - held.at < staleAfterMs) return held;
      // The mark is read before the decisions: what is written meanwhile moves it again.
      held = { version, at: Date.now(), newest: await readNewest(state) };
      return held;
    },
    async history(opportunityId) {
      const prefix = decisionPrefix(opportunityId);
      const records = await Array.fromAsync(state.query(DecisionRecord, decisionsPartition, { prefix }));
      return records.map(({ content }) => content);
    },
    async mark() {
      await moveMark(state);
      lookedAt = 0;
    },
  };
}

/** Sort keys put the versions of one opportunity in order: the last is the newest. */
async function readNewest(state: StateChannel): Promise<Map<string, DecisionRecord>> {
  const newest = new Map<string, DecisionRecord>();
  for await (const { content } of state.query(DecisionRecord, decisionsPartition)) {
    newest.set(content.opportunityId, content);
  }
  return newest;
}

/** Who loses the race here need not try again: the winner moved the mark after this decision was written. */
async function moveMark(state: StateChannel): Promise<void> {
  const content = { movedAt: new Date().toISOString() };
  const mark = await state.read(DecisionMark, decisionMarkKey());
  try {
    if (mark === undefined) await state.create(decisionMarkKey(), content);
    else await state.replace(decisionMarkKey(), content, mark.version);
  } catch (error) {
    if (!hasCode(error, 'lost-race') && !hasCode(error, 'already-exists')) throw error;
  }
}
