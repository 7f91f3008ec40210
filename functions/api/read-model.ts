import type { ContextChannel } from '../../lib/context/context.ts';
import type { AnalysisHeader, Opportunity, ReceiptEntry } from '../../lib/core/analysis.ts';
import { MeshError } from '../../lib/core/errors.ts';
import type { StateChannel } from '../../lib/state/state.ts';
import { type Entry, type Index, readIndex } from './domain/entry.ts';
import type { ReceiptBook } from './domain/receipt-book.ts';
import { createDecisions, type Decisions } from './read-model/decisions.ts';
import { createLines } from './read-model/lines.ts';
import { readReceiptBook } from './read-model/receipt-book.ts';
import { remember } from './read-model/remember.ts';
import { type KnownSpend, readSpend } from './read-model/spend.ts';

/** Analyses whose index a sandbox holds: the newest, and what it is compared with. 100,000 rows take 150 MB. */
const indexesHeld = 2;
/** A page of the list of analyses and more. */
const headersHeld = 600;
/** Analyses whose spend a sandbox holds: some megabytes each. */
const spendHeld = 4;

/** What a sandbox keeps of stored analyses. They never change, so what was read once is right for ever. */
export interface ReadModel {
  /**
   * An analysis by its id, or the newest comprehensive one.
   *
   * @param isPresent the newest of a moment ago is not enough
   * @throws MeshError `not-found`
   */
  header(analysisId: string | undefined, isPresent: boolean): Promise<AnalysisHeader>;
  index(header: AnalysisHeader): Promise<Index>;
  /** All that is known of one opportunity. */
  opportunity(header: AnalysisHeader, entry: Entry): Promise<Opportunity>;
  /** A line of the receipts, by its place from 0. */
  receiptEntry(header: AnalysisHeader, place: number): Promise<ReceiptEntry>;
  /** What all lines of the receipts come to, and where those of a finding stand. */
  receiptBook(header: AnalysisHeader): Promise<ReceiptBook>;
  /** What the bill said when the analysis was made, or why nobody knows. */
  spend(header: AnalysisHeader): Promise<KnownSpend>;
  readonly decisions: Decisions;
}

export function createReadModel(context: ContextChannel, state: StateChannel): ReadModel {
  const headers = remember<AnalysisHeader | undefined>(headersHeld, (id) => context.findAnalysis(id));
  const indexes = remember<Index, AnalysisHeader>(indexesHeld, async (_, header) =>
    readIndex(await context.readIndex(header)),
  );
  const books = remember<ReceiptBook, AnalysisHeader>(indexesHeld, (_, header) => readReceiptBook(context, header));
  const spend = remember<KnownSpend, AnalysisHeader>(spendHeld, (_, header) => readSpend(context, header));
  const newest = newestAnalysis(context);
  const lines = createLines((part) => context.readPart(part));
  return {
    async header(analysisId, isPresent) {
      const id = analysisId ?? (await newest(isPresent));
      const header = await headers(id);
      if (header !== undefined) return header;
      throw new MeshError('not-found', `There is no stored analysis ${id}.`);
    },
    index: (header) => indexes(header.id, header),
    opportunity: async ({ parts }, { position }) => JSON.parse(await lines.read(parts, position)),
    receiptEntry: async ({ receiptParts }, place) => JSON.parse(await lines.read(receiptParts, place)),
    receiptBook: (header) => books(header.id, header),
    spend: (header) => spend(header.id, header),
    decisions: createDecisions(state),
  };
}

/** An analysis that has just become the newest is the default after this at the latest. */
const freshForMs = 1_000;

/** The id of the newest comprehensive analysis, from the key that `latest` points at. */
function newestAnalysis(context: ContextChannel): (isPresent: boolean) => Promise<string> {
  let held: { readonly id: string; readonly at: number } | undefined;
  return async (isPresent) => {
    const at = Date.now();
    if (!isPresent && held !== undefined && at - held.at < freshForMs) return held.id;
    const key = await context.latestAnalysisKey('comprehensive');
    const id = key?.split('/')[1];
    if (id === undefined) throw new MeshError('not-found', 'There is no analysis yet: POST /analyses starts one.');
    held = { id, at };
    return id;
  };
}
