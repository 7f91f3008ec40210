import type { ReceiptTotals } from '../api/types.ts';
import { formatNumber } from '../format/dates.ts';
import { formatMoney, negate, sizeOf, timesFraction } from '../format/money.ts';
import { basisWords, besideWords, boundWords, counted, struckWords } from '../format/words.ts';

const monthsPerYear = 12;

/** From what all sources say to what counts, as the slip of a till. */
export function TillReceipt({
  receipt,
  isSmall = false,
}: {
  readonly receipt: ReceiptTotals;
  readonly isSmall?: boolean;
}) {
  const { naive, net, struck, bound, basis } = receipt;
  return (
    <div className="till">
      <table className="till-lines">
        <caption className="screen-reader">From what all sources say to what counts, a month</caption>
        <tbody>
          <TillLine label="All sources together say" amount={formatMoney(naive)} />
          {struck.map(({ reason, amount, lines }) => (
            <TillLine
              key={reason}
              label={struckWords[reason] ?? reason}
              note={isSmall ? undefined : counted(lines, 'line')}
              amount={formatMoney(negate(amount))}
            />
          ))}
        </tbody>
        <tfoot>
          <TillLine
            isNet
            label={`Net a month, ${boundWords[bound].short}`}
            note={basisWords[basis]}
            amount={formatMoney(net)}
          />
          <TillLine label="Net a year" amount={formatMoney(timesFraction(net, monthsPerYear, 1))} />
        </tfoot>
      </table>
      {isSmall ? null : <Below receipt={receipt} />}
    </div>
  );
}

function TillLine({
  label,
  note,
  amount,
  isNet = false,
}: {
  readonly label: string;
  readonly note?: string;
  readonly amount: string;
  readonly isNet?: boolean;
}) {
  return (
    <tr className={isNet ? 'till-net' : undefined}>
      <th scope="row">
        {label}
        {note === undefined ? null : <span className="quiet">, {note}</span>}
      </th>
      <td className="figure">{amount}</td>
    </tr>
  );
}

/** Whether what stands beside for that reason is missing in the net, as long as nothing counts in its place. */
function isMissing(kind: ReceiptTotals['beside'][number]['kind']): boolean {
  return kind !== 'small' && kind !== 'temporary' && kind !== 'costs-more';
}

/** What is in no sum, and what the order of purchases is worth. */
function Below({ receipt: { beside, smallSum, commitments, unstatedNet } }: { readonly receipt: ReceiptTotals }) {
  const stands = beside.map(
    ({ kind, count, open }) =>
      `${counted(count, 'opinion')}: ${(besideWords[kind] ?? kind).toLowerCase()}${isMissing(kind) && open > 0 ? ` (for ${formatNumber(open)} of them nothing counts instead)` : ''}`,
  );
  return (
    <ul className="till-below">
      {stands.length === 0 ? null : <li>Beside the sum, in no figure above: {stands.join('; ')}.</li>}
      {smallSum === undefined || sizeOf(smallSum) === 0 ? null : (
        <li>
          Too small to act on, together: <span className="figure">{formatMoney(smallSum)}</span>.
        </li>
      )}
      {sizeOf(unstatedNet) === 0 ? null : (
        <li>
          <span className="figure">{formatMoney(unstatedNet)}</span> of the net states no price basis.
        </li>
      )}
      {sizeOf(commitments.after) === 0 ? null : (
        <li>
          Commitments bought after all this save <span className="figure">{formatMoney(commitments.after)}</span>.
          Bought first they would come to <span className="figure">{formatMoney(commitments.otherOrder)}</span>, since{' '}
          <span className="figure">{formatMoney(commitments.stranded)}</span> of them would lie unused.
        </li>
      )}
    </ul>
  );
}
