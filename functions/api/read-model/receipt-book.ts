import { setImmediate as breathe } from 'node:timers/promises';
import type { ContextChannel } from '../../../lib/context/context.ts';
import type { AnalysisHeader, ReceiptEntry } from '../../../lib/core/analysis.ts';
import { keepBook, type ReceiptBook } from '../domain/receipt-book.ts';

/** Reads all lines of an analysis's receipts, part by part: others are answered between them. */
export async function readReceiptBook(
  context: ContextChannel,
  { receiptParts }: Pick<AnalysisHeader, 'receiptParts'>,
): Promise<ReceiptBook> {
  const book = keepBook();
  for (const part of receiptParts) {
    const text = Buffer.from(await context.readPart(part)).toString();
    for (const line of text.split('\n')) {
      // What the mesh wrote itself is read at the speed of JSON, and not checked again.
      if (line !== '') book.add(JSON.parse(line) as ReceiptEntry);
    }
    await breathe();
  }
  return book.close();
}
