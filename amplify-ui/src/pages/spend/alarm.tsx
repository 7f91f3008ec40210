import Alert from '@cloudscape-design/components/alert';
import type { Anomalies } from '../../api/types.ts';
import { largestUnusual, unusualName } from '../../components/unusual-words.ts';
import { formatPeriod } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { counted } from '../../format/words.ts';

/** The one thing in the bill that is not as it always is, before all that is. */
export function Alarm({ reply }: { readonly reply: Anomalies | undefined }) {
  const unusual = largestUnusual(reply);
  if (unusual === undefined) return null;
  const { largest, others } = unusual;
  const { period, actual, expected, impact, driver } = largest;
  return (
    <Alert
      type="warning"
      header={
        <span className="free-text">
          Unusual: {unusualName(largest)}, <span className="figure">{formatMoney(impact)}</span> more than expected
        </span>
      }
    >
      <span className="free-text">
        {formatPeriod(period)} it came to <span className="figure">{formatMoney(actual)}</span>; expected was{' '}
        <span className="figure">{formatMoney(expected)}</span>.
        {driver?.item ? ` Most of it comes from ${driver.item}${driver.region ? `, ${driver.region}` : ''}.` : ''}
        {others === 0 ? '' : ` Below: ${counted(others, 'other')}.`}
      </span>
    </Alert>
  );
}
