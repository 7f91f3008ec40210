import Alert from '@cloudscape-design/components/alert';
import { problemOf } from '../../api/problem.ts';
import type { ReceiptTotals } from '../../api/types.ts';
import type { useFlip } from '../../api/use-decisions.ts';
import { addMoney, formatMoney, negate, sizeOf } from '../../format/money.ts';

/** The totals as they would be; nothing is changed by looking. */
export function FlipTotals({ flip: { data, error, reset } }: { readonly flip: ReturnType<typeof useFlip> }) {
  if (error) return <Alert type="error">{problemOf(error).message}</Alert>;
  if (data === undefined) return null;
  return (
    <Alert type="info" header="If that opinion won" dismissible onDismiss={reset} dismissAriaLabel="Close">
      {data.after.map((after) => (
        <Change
          key={after.currency}
          after={after}
          before={data.before.find(({ currency }) => currency === after.currency)}
        />
      ))}
      <p className="door-help">Nothing is changed by looking.</p>
    </Alert>
  );
}

type Totals = Pick<ReceiptTotals, 'currency' | 'net'>;

function Change({ before, after }: { readonly before: Totals | undefined; readonly after: Totals }) {
  const change = before && addMoney([after.net, negate(before.net)], after.currency);
  const sign = change && sizeOf(change) > 0 ? '+' : '';
  return (
    <p>
      The net would be <strong className="figure">{formatMoney(after.net)}</strong> a month
      {before && change ? (
        <>
          , and is <span className="figure">{formatMoney(before.net)}</span> (
          <span className="figure">{sign + formatMoney(change)}</span>)
        </>
      ) : null}
      .
    </p>
  );
}
