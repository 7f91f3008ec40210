import type { AnalysisHeader } from '../core/analysis.ts';

/** A digest names so many of each list; the analysis has them all. */
const mostNamed = 5;

/** What a notice of an analysis says: the headline, what is new, what is at risk, and what nobody could see. */
export type Digest = {
  readonly headline: string;
  readonly status: string;
  /** Opportunities of which no saving is known. */
  readonly unknown: number;
  /** Opportunities that the analysis before did not have; absent where that could not be compared. */
  readonly new?: number;
  /** What agents warned of. */
  readonly atRisk: string[];
  /** What could not be seen, as its effects. */
  readonly gaps: string[];
  /** All of it as a few lines, for a message: one text, and line by line for what takes no line breaks. */
  readonly text: string;
  readonly lines: string[];
};

/** The digest of a stored analysis. */
export function digestOf(header: AnalysisHeader): Digest {
  const { headline, status, unknown, newOpportunities } = header;
  const atRisk = header.warnings.map(({ detailType, subject = '' }) => `${detailType}: ${subject}`);
  const gaps = header.gaps.map(({ effect }) => effect);
  const lines = [
    headline,
    newOpportunities === undefined
      ? 'New: not compared, there is no analysis before to compare with.'
      : `New since the analysis before: ${newOpportunities}.`,
    `At risk: ${listed(atRisk, 'no agent warned of anything')}`,
    `Not seen: ${listed(gaps, 'every source that was asked answered')}`,
  ];
  return {
    headline,
    status,
    unknown,
    ...(newOpportunities !== undefined && { new: newOpportunities }),
    atRisk: atRisk.slice(0, mostNamed),
    gaps: gaps.slice(0, mostNamed),
    text: lines.join('\n'),
    lines,
  };
}

function listed(items: readonly string[], none: string): string {
  if (items.length === 0) return `${none}.`;
  const more = items.length - mostNamed;
  const named = items.slice(0, mostNamed).map((item) => item.replace(/\.$/, ''));
  return `${named.join('; ')}${more > 0 ? `; and ${more} more` : ''}.`;
}
