import { type ScaleLinear, scaleLinear } from 'd3-scale';
import { type ReactNode, useId } from 'react';
import type { Money, ReceiptTotals } from '../api/types.ts';
import { formatAxisMoney, formatMoney, sizeOf } from '../format/money.ts';
import { counted, openingWords } from '../format/words.ts';
import { type Interval, intervalOf } from './interval.ts';

/** Of the drawing, what an end takes that is not known. */
const openShare = 0.22;
/** Percent. */
const whole = 100;
const ticksWanted = 3;
/** Percent up to which a tick's words fit on the drawing. */
const lastTick = 95;

/** How far the net is known: what is certain, what ranges add, and the end that nobody states. Its table says the same. */
export function IntervalBand({ receipt }: { readonly receipt: ReceiptTotals }) {
  const interval = intervalOf(receipt);
  return (
    <figure className="band">
      <Drawing interval={interval} />
      <table className="till-lines">
        <caption className="screen-reader">How far the net saving a month is known</caption>
        <tbody>
          <Row
            swatch={interval.mayFall ? 'falling' : 'certain'}
            label={interval.mayFall ? 'Counted of what answered' : 'Certain'}
            note={interval.mayFall ? 'what did not answer could lower it' : undefined}
            figure={formatMoney(interval.net)}
          />
          <RangeRow ranges={interval.ranges} />
          {interval.isOpenAbove ? (
            <Row swatch="open" label="Above that" note={openingsIn(interval, receipt.basis)} figure="unknown" isQuiet />
          ) : null}
        </tbody>
      </table>
    </figure>
  );
}

function RangeRow({ ranges }: Pick<Interval, 'ranges'>) {
  if (ranges === undefined) return null;
  return (
    <Row
      swatch="range"
      label="With what is known as a range"
      note={counted(ranges.count, 'opportunity', 'opportunities')}
      figure={
        <>
          {formatMoney(ranges.from)} to <span className="figure">{formatMoney(ranges.to)}</span>
        </>
      }
    />
  );
}

interface RowProps {
  readonly swatch: 'certain' | 'falling' | 'range' | 'open';
  readonly label: string;
  readonly note?: string;
  readonly figure: ReactNode;
  readonly isQuiet?: boolean;
}

function Row({ swatch, label, note, figure, isQuiet = false }: RowProps) {
  return (
    <tr>
      <th scope="row" className="band-label">
        <span className={`band-swatch band-${swatch}`} />
        {label}
        {note === undefined ? null : <span className="quiet second-line">{note}</span>}
      </th>
      <td className={isQuiet ? 'band-value quiet' : 'band-value'}>{figure}</td>
    </tr>
  );
}

/** Why there is no upper end. */
function openingsIn({ openings }: Interval, basis: ReceiptTotals['basis']): string {
  if (openings.length === 0) return 'something was not read that can add to it';
  return openings.map(({ kind, count }) => openingWords(kind, count, basis)).join('; ');
}

function Drawing({ interval: { net, ranges, isOpenAbove, mayFall } }: { readonly interval: Interval }) {
  const fade = useId();
  const end = sizeOf(ranges?.to ?? net);
  const most = Math.max(end, sizeOf(net), 1) / (isOpenAbove ? 1 - openShare : 1);
  const x = scaleLinear([Math.min(0, sizeOf(ranges?.from ?? net)), most], [0, whole]);
  const place = (money: Money) => x(sizeOf(money));
  const share = (from: number, to: number) => ({ x: `${from}%`, width: `${Math.max(0, to - from)}%` });
  return (
    <svg className="band-drawing" aria-hidden="true">
      <defs>
        <linearGradient id={fade}>
          <stop className="band-fade" offset="0" stopOpacity="0.35" />
          <stop className="band-fade" offset="1" stopOpacity="0" />
        </linearGradient>
      </defs>
      <rect className={mayFall ? 'band-falling' : 'band-certain'} {...share(x(0), place(net))} y="6" height="22" />
      {ranges === undefined ? null : (
        // From the net on: a narrow range far above it would be a line that nobody sees.
        <rect
          className="band-range"
          {...share(Math.min(place(net), place(ranges.from)), place(ranges.to))}
          y="6"
          height="22"
        />
      )}
      {isOpenAbove ? (
        <>
          <rect fill={`url(#${fade})`} {...share(x(end), whole)} y="6" height="22" />
          <line className="band-onward" x1={`${x(end)}%`} x2="100%" y1="17" y2="17" />
          <svg className="band-onward" aria-hidden="true" x="100%" y="17" overflow="visible">
            <path d="M-9 -6 L-1 0 L-9 6" />
          </svg>
        </>
      ) : null}
      <line className="band-net" x1={`${place(net)}%`} x2={`${place(net)}%`} y1="0" y2="34" />
      {ticksOf(x).map((tick) => (
        <text key={tick} className="band-tick" x={`${x(tick)}%`} y="50" textAnchor={tick === 0 ? 'start' : 'middle'}>
          {formatAxisMoney(tick, net.currency)}
        </text>
      ))}
    </svg>
  );
}

function ticksOf(x: ScaleLinear<number, number>): number[] {
  return x.ticks(ticksWanted).filter((tick) => x(tick) <= lastTick);
}
