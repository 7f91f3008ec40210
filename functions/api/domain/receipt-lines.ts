import type { ReceiptEntry } from '../../../lib/core/analysis.ts';
import type { Estimate } from '../../../lib/core/estimate.ts';
import { Beside, StruckReason } from '../../../lib/core/receipt.ts';
import { approximately, readExact } from '../../../lib/receipt/decimal.ts';

/** What a line is found by: that it counts, a reason for which some of it was struck, or why it stands beside. */
export const lineKinds = ['counted', ...StruckReason.options, ...Beside.shape.kind.options] as const;
export type LineKind = (typeof lineKinds)[number];
export const lineSorts = ['place', 'stated', '-stated', 'counted', '-counted'] as const;

/** What finding and sorting need of an entry of the receipts. */
export interface BookLine {
  /** Absent for what stands beside. */
  readonly opportunityId: string | undefined;
  readonly kinds: readonly LineKind[];
  /** In small letters: why not all of it counts. */
  readonly why: string;
  /** For an order only; less than any amount where there is none. */
  readonly stated: number;
  readonly counted: number;
}

export interface LinesWanted {
  readonly kind?: LineKind | undefined;
  readonly text?: string | undefined;
  readonly sort: (typeof lineSorts)[number];
}

/** Makes lines of entries. Of the few texts that many entries share, each is kept once. */
export function createLineMaker(): (entry: ReceiptEntry) => BookLine {
  const texts = new Map<string, string>();
  const kindLists = new Map<string, readonly LineKind[]>();
  const kept = <Value>(known: Map<string, Value>, key: string, make: () => Value): Value => {
    const value = known.get(key) ?? make();
    known.set(key, value);
    return value;
  };
  return (entry) => {
    const { opportunityId, kinds, why, stated, counted } = entry.kind === 'line' ? lineOf(entry) : besideOf(entry);
    return {
      opportunityId,
      kinds: kept(kindLists, kinds.join(), () => kinds),
      why: kept(texts, why, () => why.toLowerCase()),
      stated,
      counted,
    };
  };
}

function lineOf({ line }: Extract<ReceiptEntry, { kind: 'line' }>): BookLine {
  const { opportunityId, stated, counted, struck } = line;
  const countedSize = sizeOf(counted.amount);
  return {
    opportunityId,
    kinds: [...struck.map(({ reason }) => reason), ...(countedSize === 0 ? [] : (['counted'] as const))],
    why: struck.map(({ text }) => text).join('\n'),
    stated: sizeOf(stated.amount),
    counted: countedSize,
  };
}

function besideOf({ beside }: Extract<ReceiptEntry, { kind: 'beside' }>): BookLine {
  const { kind, text, estimate } = beside;
  return { opportunityId: undefined, kinds: [kind], why: text, stated: mostOf(estimate), counted: -1 };
}

function mostOf(estimate: Estimate): number {
  if (estimate.kind === 'known') return sizeOf(estimate.value.amount);
  return estimate.kind === 'range' ? sizeOf(estimate.high.amount) : Number.NEGATIVE_INFINITY;
}

function sizeOf(amount: string): number {
  return approximately(readExact(amount) ?? 0);
}

/**
 * The places of the lines that are wanted, in the order that is wanted.
 *
 * @param readable what a person reads of an opportunity, in small letters
 */
export function selectLines(
  lines: readonly BookLine[],
  { kind, text = '', sort }: LinesWanted,
  readable: (opportunityId: string) => string,
): readonly number[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  const isFound = ({ kinds, opportunityId, why }: BookLine) => {
    if (kind !== undefined && !kinds.includes(kind)) return false;
    if (words.length === 0) return true;
    const whole = `${why}\n${opportunityId === undefined ? '' : readable(opportunityId)}`;
    return words.every((word) => whole.includes(word));
  };
  const places = lines.flatMap((line, place) => (isFound(line) ? [place] : []));
  if (sort === 'place') return places;
  const column = sort.endsWith('stated') ? 'stated' : 'counted';
  const direction = sort.startsWith('-') ? -1 : 1;
  const sizes = Float64Array.from(lines, (line) => line[column]);
  const size = (place: number) => sizes[place] ?? 0;
  // The sort is stable: lines of one size stay in the order of the receipt.
  return places.sort((left, right) => compare(size(left), size(right)) * direction);
}

/** Two that have no amount are equal. */
function compare(left: number, right: number): number {
  return left === right ? 0 : left - right;
}
