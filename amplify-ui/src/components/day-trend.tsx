import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { SpendDay, SpendLedger, UnusualDays } from '../api/types.ts';
import { formatDay } from '../format/dates.ts';
import { addMoney, formatMoney, formatMoneyShort, sizeOf } from '../format/money.ts';

const width = 600;
const height = 160;
const daysShown = 92;

interface Point {
  readonly day: string;
  readonly amount: number;
  readonly text: string;
  readonly isComplete: boolean;
}

/** Spend a day as a line, its unusual days marked; and the same as a table. Effective cost where it can be told. */
export function DayTrend({
  ledger,
  unusual,
}: {
  readonly ledger: SpendLedger;
  readonly unusual: readonly UnusualDays[];
}) {
  const kind = ledger.costKinds.some((each) => each.kind === 'effective' && each.usable) ? 'effective' : 'billed';
  const points = pointsOf(ledger.days, kind, ledger.currency).slice(-daysShown);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...points.map(({ amount }) => amount));
  const x = scaleLinear([0, points.length - 1], [0, width]);
  const y = scaleLinear([0, most], [height - 4, 8]);
  const whole = points.filter(({ isComplete }) => isComplete);
  const marks = points.flatMap((point, place) =>
    unusual.some(({ period }) => point.day >= period.start && point.day < period.end) ? [{ point, place }] : [],
  );
  const shape = area<Point>(
    (_, place) => x(place),
    height - 4,
    ({ amount }) => y(amount),
  ).curve(curveMonotoneX);
  const course = line<Point>(
    (_, place) => x(place),
    ({ amount }) => y(amount),
  ).curve(curveMonotoneX);
  const highest = formatMoneyShort({ amount: most.toFixed(2), currency: ledger.currency });
  return (
    <figure className="trend">
      <figcaption className="row-between quiet">
        <span>
          {kind === 'effective' ? 'Effective cost' : 'As billed'}, at most {highest} a day
        </span>
        {marks.length > 0 ? <span className="trend-key">Unusual days</span> : null}
      </figcaption>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`Spend a day from ${formatDay(first.day)} to ${formatDay(last.day)}; the table below has each day`}
      >
        <path className="trend-area" d={shape(whole) ?? ''} />
        <path className="trend-line" d={course(whole) ?? ''} />
        {marks.map(({ point, place }) => (
          <line
            key={point.day}
            className="trend-mark"
            x1={x(place)}
            x2={x(place)}
            y1={y(point.amount)}
            y2={height - 4}
          />
        ))}
      </svg>
      <div className="row-between quiet">
        <span>{formatDay(first.day)}</span>
        <span>{formatDay(last.day)}</span>
      </div>
      <ExpandableSection headerText="Each day as a table" variant="footer">
        <table className="till-lines">
          <tbody>
            {points.toReversed().map(({ day, text, isComplete }) => (
              <tr key={day}>
                <th scope="row">
                  {formatDay(day)}
                  {isComplete ? '' : ' (not complete)'}
                </th>
                <td className="figure">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ExpandableSection>
    </figure>
  );
}

/** All providers of a day together. */
function pointsOf(days: readonly SpendDay[], kind: string, currency: string): Point[] {
  const byDay = Map.groupBy(days, ({ day }) => day);
  return [...byDay].map(([day, entries]) => {
    const amounts = entries.flatMap(({ costs }) => costs[kind] ?? []);
    const sum = addMoney(amounts, currency);
    return { day, amount: sizeOf(sum), text: formatMoney(sum), isComplete: entries.every(({ complete }) => complete) };
  });
}
