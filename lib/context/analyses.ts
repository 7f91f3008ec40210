import { AnalysisHeader, type Opportunity, type ReceiptEntry } from '../core/analysis.ts';
import { MeshError } from '../core/errors.ts';
import { parseJson } from '../core/parse.ts';
import { analysisHeaderKey, assertOwnKey } from './keys.ts';
import type { Objects } from './objects.ts';
import { storeParts } from './parts.ts';

/** What an analysis came to, before it has a place. */
export interface AnalysisDraft {
  readonly header: Omit<AnalysisHeader, 'contextKey' | 'parts' | 'receiptParts'>;
  readonly opportunities: Iterable<Opportunity> | AsyncIterable<Opportunity>;
  readonly receiptEntries: Iterable<ReceiptEntry> | AsyncIterable<ReceiptEntry>;
}

/** Parts first, header last. Where another run of the analysis stored first, its header is the answer. */
export async function storeAnalysis(objects: Objects, owner: string, draft: AnalysisDraft): Promise<AnalysisHeader> {
  const contextKey = analysisHeaderKey(draft.header.id);
  assertOwnKey(owner, contextKey);
  const parts = await storeParts(objects, contextKey, draft.opportunities, 'opportunities-');
  const receiptParts =
    parts === 'taken' ? parts : await storeParts(objects, contextKey, draft.receiptEntries, 'receipt-');
  if (parts !== 'taken' && receiptParts !== 'taken') {
    const header: AnalysisHeader = { ...draft.header, contextKey, parts, receiptParts };
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
