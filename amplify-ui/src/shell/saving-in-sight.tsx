import { Link } from 'react-router';
import { useReceipt } from '../api/use-receipt.ts';
import { formatMoney } from '../format/money.ts';
import { basisWords, boundWords } from '../format/words.ts';

/** The net saving with its bound, wherever one is on the page. */
export function SavingInSight() {
  const { data, isPending } = useReceipt();
  if (isPending) return <span className="top-bar-saving" aria-busy="true" />;
  const receipt = data?.receipts[0];
  if (data === undefined || receipt === undefined) return <span className="top-bar-saving">Saving unknown</span>;
  const more = data.receipts.length - 1;
  return (
    <Link
      to="/receipt"
      className="top-bar-saving"
      title={`${boundWords[receipt.bound].long} ${basisWords[receipt.basis]}.`}
    >
      <span className="top-bar-saving-words">Can be saved, {boundWords[receipt.bound].short}</span>
      <strong className="figure">{formatMoney(receipt.net)}</strong>
      <span className="top-bar-saving-unit">a month{more > 0 ? ` + ${more} more` : ''}</span>
    </Link>
  );
}
