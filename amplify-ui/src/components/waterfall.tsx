import { scaleLinear } from 'd3-scale';
import type { ReceiptTotals } from '../api/types.ts';
import { formatMoney, negate, sizeOf } from '../format/money.ts';
import { boundWords, struckWords } from '../format/words.ts';

interface Step {
  readonly label: string;
  readonly amount: string;
  readonly kind: 'whole' | 'struck' | 'net';
  /** From where to where the bar stands, in amounts. */
  readonly from: number;
  readonly to: number;
}

/** Width of the drawing, stretched to what there is. */
const width = 1_000;
const height = 24;

/** From the naive sum to the net, each reason as a bar that hangs where the one before ended. Its table is the chart. */
export function Waterfall({ receipt }: { readonly receipt: ReceiptTotals }) {
  const steps = stepsOf(receipt);
  const x = scaleLinear([0, sizeOf(receipt.naive)], [0, width]);
  return (
    <table className="waterfall">
      <caption className="screen-reader">Waterfall from what all sources say to the net, a month</caption>
      <tbody>
        {steps.map((step, place) => (
          <tr key={step.label} className={`waterfall-${step.kind}`}>
            <th scope="row">{step.label}</th>
            <td aria-hidden="true" className="waterfall-bar">
              <svg aria-hidden="true" viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none">
                {place > 0 ? (
                  <line x1={x(endOf(steps[place - 1]))} x2={x(endOf(steps[place - 1]))} y1="0" y2="4" />
                ) : null}
                <rect
                  x={x(step.from)}
                  width={Math.max(2, x(step.to) - x(step.from))}
                  y="4"
                  height={height - 8}
                  rx="2"
                />
                {place < steps.length - 1 ? (
                  <line x1={x(endOf(step))} x2={x(endOf(step))} y1={height - 4} y2={height} />
                ) : null}
              </svg>
            </td>
            <td className="figure">{step.amount}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the next bar hangs. */
function endOf(step: Step | undefined): number {
  return (step?.kind === 'whole' ? step.to : step?.from) ?? 0;
}

function stepsOf({ naive, struck, net, bound }: ReceiptTotals): Step[] {
  const whole = sizeOf(naive);
  let left = whole;
  const falls = struck.map(({ reason, amount }): Step => {
    const to = left;
    left -= sizeOf(amount);
    return {
      label: struckWords[reason] ?? reason,
      amount: formatMoney(negate(amount)),
      kind: 'struck',
      from: left,
      to,
    };
  });
  return [
    { label: 'All sources say', amount: formatMoney(naive), kind: 'whole', from: 0, to: whole },
    ...falls,
    { label: `Net, ${boundWords[bound].short}`, amount: formatMoney(net), kind: 'net', from: 0, to: sizeOf(net) },
  ];
}
