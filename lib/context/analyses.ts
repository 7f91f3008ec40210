import { AnalysisHeader, Opportunity, ReceiptEntry } from '../core/analysis.ts';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import type { Part } from '../core/report.ts';
import { analysisHeaderKey, assertOwnKey } from './keys.ts';
import type { Objects } from './objects.ts';
import { readParts, storeParts } from './parts.ts';
import { type ReadModel, storeReadModel } from './read-model.ts';

/** What an analysis came to, before it has a place. */
export interface AnalysisDraft {
  readonly header: Omit<AnalysisHeader, 'contextKey' | 'parts' | 'receiptParts' | 'readModel'>;
  readonly opportunities: Iterable<Opportunity> | AsyncIterable<Opportunity>;
  readonly receiptEntries: Iterable<ReceiptEntry> | AsyncIterable<ReceiptEntry>;
  /** What the front door reads in place of the parts. */
  readonly readModel?: ReadModel;
}

/** Parts first, header last. Where another run of the analysis stored first, its header is the answer. */
export async function storeAnalysis(objects: Objects, owner: string, draft: AnalysisDraft): Promise<AnalysisHeader> {
  const contextKey = analysisHeaderKey(draft.header.id);
  assertOwnKey(owner, contextKey);
  const parts = await storeParts(objects, contextKey, draft.opportunities, 'opportunities-');
  const receiptParts =
    parts === 'taken' ? parts : await storeParts(objects, contextKey, draft.receiptEntries, 'receipt-');
  const readModel =
    receiptParts === 'taken' ? receiptParts : await storeReadModel(objects, draft.header.id, draft.readModel);
  if (parts !== 'taken' && receiptParts !== 'taken' && readModel !== 'taken') {
    const stored = readModel && { readModel };
    const header: AnalysisHeader = { ...draft.header, contextKey, parts, receiptParts, ...stored };
    if (await objects.putNew(contextKey, JSON.stringify(header))) return header;
  }
  const stored = await readAnalysisHeader(objects, contextKey);
  if (stored === undefined) throw new MeshError('not-found', `the analysis at "${contextKey}" was there and is gone`);
  return stored;
}

/** @throws MeshError `corrupt-data` */
export async function readAnalysisHeader(objects: Objects, key: string): Promise<AnalysisHeader | undefined> {
  const stored = await objects.get(key);
  return stored && parseJson(AnalysisHeader, stored.text, key, 'corrupt-data');
}

/** @throws MeshError `corrupt-data` */
export function readOpportunities(objects: Objects, parts: readonly Part[]): AsyncGenerator<Opportunity> {
  return readParts(objects, Opportunity, parts);
}

/** @throws MeshError `corrupt-data` */
export function readReceiptEntries(objects: Objects, parts: readonly Part[]): AsyncGenerator<ReceiptEntry> {
  return readParts(objects, ReceiptEntry, parts);
}
