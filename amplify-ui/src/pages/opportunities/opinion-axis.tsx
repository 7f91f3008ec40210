import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { OpportunityDetail } from '../../api/types.ts';
import { formatAxisMoney, formatEstimate, formatMoney, sizeOf } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { basisWords, sourceName } from '../../format/words.ts';
import { type MarkBasis, type OpinionRow, opinionAxisOf, type Statement } from './opinion-marks.ts';

/** Percent; room for a mark at either end. */
const places = [3, 97] as const;
const ticksWanted = 3;
const rowHeight = 28;
const middle = rowHeight / 2;

type Scale = ScaleLinear<number, number>;

/** What each opinion would save, on one axis: the winner in colour, ranges as bands, unknown in words. */
export function OpinionAxis({ detail }: { readonly detail: OpportunityDetail }) {
  const axis = opinionAxisOf(detail);
  if (axis === undefined) return null;
  const { rows, bases, currency, from, to } = axis;
  const x = scaleLinear([from, Math.max(to, from + 1)], places);
  return (
    <SpaceBetween size="s">
      <Header variant="h3" description={keyOf(detail)}>
        How far opinions are apart
      </Header>
      <ul className="axis-key" aria-hidden="true">
        {bases.map((basis) => (
          <li key={basis}>
            <svg width="14" height="14" aria-hidden="true">
              <Mark basis={basis} from="50%" to="50%" y={7} />
            </svg>
            {basisWords[basis]}
          </li>
        ))}
      </ul>
      <table className="waterfall axis">
        <caption className="screen-reader">What each opinion would save a month</caption>
        <thead>
          <tr>
            <th scope="col">Opinion</th>
            <td className="waterfall-bar">
              <Ticks x={x} currency={currency} />
            </td>
            <th scope="col" className="axis-figures">
              Saving a month
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Row key={row.opinion.id} row={row} x={x} counted={detail.counted && sizeOf(detail.counted)} />
          ))}
        </tbody>
      </table>
    </SpaceBetween>
  );
}

function keyOf({ counted }: OpportunityDetail): string {
  const line = counted === undefined ? 'Nothing of it counts.' : `The line is what counts: ${formatMoney(counted)}.`;
  return `A month. ${line}`;
}

interface RowProps {
  readonly row: OpinionRow;
  readonly x: Scale;
  readonly counted: number | undefined;
}

function Row({ row: { opinion, isWinner, statements }, x, counted }: RowProps) {
  const { family, rank } = opinion.source;
  return (
    <tr className={isWinner ? 'axis-winner' : undefined}>
      <th scope="row">
        {sourceName(family)}
        {rank === undefined ? '' : ` no. ${rank}`}
        {isWinner ? <span className="second-line">Won</span> : null}
      </th>
      <td aria-hidden="true" className="waterfall-bar">
        <svg aria-hidden="true" className="axis-row">
          <line className="axis-base" x1="0" x2="100%" y1={middle} y2={middle} />
          {counted === undefined ? null : (
            <line className="axis-counted" x1={`${x(counted)}%`} x2={`${x(counted)}%`} y1="0" y2={rowHeight} />
          )}
          {statements.map(({ basis, from, to }) =>
            from === undefined || to === undefined ? null : (
              <Mark key={basis} basis={basis} from={`${x(from)}%`} to={`${x(to)}%`} y={middle} />
            ),
          )}
        </svg>
      </td>
      <td className="axis-figures">
        {statements.length === 0 ? 'no saving stated' : statements.map((each) => <Stated key={each.basis} of={each} />)}
      </td>
    </tr>
  );
}

function Stated({ of: { basis, estimate } }: { readonly of: Statement }) {
  const isUnknown = estimate.kind === 'unknown';
  return (
    <span className="axis-stated">
      <span className="figure">{formatEstimate(estimate)}</span>
      <span className="quiet second-line free-text">{isUnknown ? sentence(estimate.reason) : basisWords[basis]}</span>
    </span>
  );
}

interface MarkProps {
  readonly basis: MarkBasis;
  readonly from: string;
  readonly to: string;
  readonly y: number;
}

/** A point, or a band from one end to the other, in the shape of its price basis. */
function Mark({ basis, from, to, y }: MarkProps) {
  const className = `axis-mark axis-${basis}`;
  if (from !== to) return <line className={`${className} axis-range`} x1={from} x2={to} y1={y} y2={y} />;
  if (basis !== 'unstated') return <circle className={className} cx={from} cy={y} r="5" />;
  return (
    <svg aria-hidden="true" x={from} y={y} overflow="visible">
      <path className={className} d="M0 -6 L6 0 L0 6 L-6 0 Z" />
    </svg>
  );
}

function Ticks({ x, currency }: { readonly x: Scale; readonly currency: string }) {
  return (
    <svg aria-hidden="true" className="axis-ticks">
      {x.ticks(ticksWanted).map((tick) => (
        <text key={tick} className="band-tick" x={`${x(tick)}%`} y="12" textAnchor="middle">
          {formatAxisMoney(tick, currency)}
        </text>
      ))}
    </svg>
  );
}
