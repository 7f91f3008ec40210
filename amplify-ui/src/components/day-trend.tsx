import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { scaleLinear } from 'd3-scale';
import { area, curveMonotoneX, line } from 'd3-shape';
import type { SpendDay, SpendLedger, UnusualDays } from '../api/types.ts';
import { formatDay } from '../format/dates.ts';
import { addMoney, formatMoney, formatMoneyShort, sizeOf } from '../format/money.ts';

const width = 600;
const height = 160;
/** Room for the line's own width. */
const top = 8;
const bottom = height - 4;
const daysShown = 92;

interface Point {
  readonly day: string;
  readonly amount: number;
  readonly text: string;
  readonly isComplete: boolean;
  readonly isUnusual: boolean;
}

export interface DayTrendProps {
  readonly ledger: SpendLedger;
  readonly unusual: readonly UnusualDays[];
}

/** Spend a day as a line, its unusual days marked; and the same as a table. Effective cost where it can be told. */
export function DayTrend({ ledger: { costKinds, days, currency }, unusual }: DayTrendProps) {
  const kind = costKinds.some((each) => each.kind === 'effective' && each.usable) ? 'effective' : 'billed';
  const points = pointsOf(days, kind, currency, unusual).slice(-daysShown);
  const [first] = points;
  const last = points.at(-1);
  if (first === undefined || last === undefined) return null;
  const most = Math.max(1, ...points.map(({ amount }) => amount));
  return (
    <figure className="trend">
      <figcaption className="row-between quiet">
        <span>
          {kind === 'effective' ? 'Effective cost' : 'As billed'}, at most{' '}
          {formatMoneyShort({ amount: most.toFixed(2), currency })} a day
        </span>
        {points.some(({ isUnusual }) => isUnusual) ? <span className="trend-key">Unusual days</span> : null}
      </figcaption>
      <Drawing points={points} most={most} />
      <div className="row-between quiet">
        <span>{formatDay(first.day)}</span>
        <span>{formatDay(last.day)}</span>
      </div>
      <ExpandableSection headerText="Each day as a table" variant="footer">
        <DayTable points={points} />
      </ExpandableSection>
    </figure>
  );
}

function Drawing({ points, most }: { readonly points: readonly Point[]; readonly most: number }) {
  const x = scaleLinear([0, points.length - 1], [0, width]);
  const y = scaleLinear([0, most], [bottom, top]);
  const whole = points.filter(({ isComplete }) => isComplete);
  const xOf = (_: Point, place: number) => x(place);
  const yOf = ({ amount }: Point) => y(amount);
  const shape = area<Point>(xOf, bottom, yOf).curve(curveMonotoneX);
  const course = line<Point>(xOf, yOf).curve(curveMonotoneX);
  return (
    <svg
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      role="img"
      aria-label="Spend a day; the table below has each day"
    >
      <path className="trend-area" d={shape(whole) ?? ''} />
      <path className="trend-line" d={course(whole) ?? ''} />
      {points.map(({ day, amount, isUnusual }, place) =>
        isUnusual ? (
          <line key={day} className="trend-mark" x1={x(place)} x2={x(place)} y1={y(amount)} y2={bottom} />
        ) : null,
      )}
    </svg>
  );
}

function DayTable({ points }: { readonly points: readonly Point[] }) {
  return (
    <table className="till-lines">
      <tbody>
        {points.toReversed().map(({ day, text, isComplete, isUnusual }) => (
          <tr key={day}>
            <th scope="row">
              {formatDay(day)}
              {isComplete ? '' : ' (not complete)'}
              {isUnusual ? ' (unusual)' : ''}
            </th>
            <td className="figure">{text}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** All providers of a day together. */
function pointsOf(days: readonly SpendDay[], kind: string, currency: string, unusual: readonly UnusualDays[]): Point[] {
  const byDay = Map.groupBy(days, ({ day }) => day);
  return [...byDay].map(([day, entries]) => {
    const sum = addMoney(
      entries.flatMap(({ costs }) => costs[kind] ?? []),
      currency,
    );
    return {
      ...{ day, amount: sizeOf(sum), text: formatMoney(sum) },
      isComplete: entries.every(({ complete }) => complete),
      isUnusual: unusual.some(({ period }) => day >= period.start && day < period.end),
    };
  });
}
