import Popover from '@cloudscape-design/components/popover';
import type { Estimate } from '../api/types.ts';
import { formatEstimate } from '../format/money.ts';

/** An amount as far as it is known; of what is unknown the reason is one step away. */
export function EstimateText({ of }: { readonly of: Estimate | undefined }) {
  if (of?.kind !== 'unknown') return <span className="figure">{formatEstimate(of)}</span>;
  return (
    <Popover content={of.reason} triggerType="text" size="small" dismissAriaLabel="Close">
      unknown
    </Popover>
  );
}
