import type { ListedOpportunity } from '../api/types.ts';
import { formatEstimate } from '../format/money.ts';
import { basisWords } from '../format/words.ts';

/** An amount on another price basis than the receipt's: a reader should see that it is no part of any sum. */
export function OtherBasis({ of }: { readonly of: NonNullable<ListedOpportunity['otherBasis']> }) {
  return (
    <span className="quiet figure" title="Stated on another price basis than the receipt’s, and not added">
      {formatEstimate(of.estimate)}
      <span className="second-line">{basisWords[of.basis]}</span>
    </span>
  );
}
