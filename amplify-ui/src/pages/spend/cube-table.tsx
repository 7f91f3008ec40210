import ExpandableSection from '@cloudscape-design/components/expandable-section';
import { formatMoney } from '../../format/money.ts';
import { type Cube, rowsOf } from './cube.ts';
import { timeName } from './cube-chart.tsx';

/** Columns of times that are shown: the newest. */
const timesShown = 31;

/** Every figure of the chart and those that it sums as others. */
export function CubeTable({ cube, labels }: { readonly cube: Cube; readonly labels: readonly string[] }) {
  const { currency, grain, times, totals } = cube;
  const rows = rowsOf(cube);
  const from = Math.max(0, times.length - timesShown);
  const shown = times.slice(from);
  const money = (amount = '0') => formatMoney({ amount, currency });
  return (
    <ExpandableSection headerText={`As a table: ${rows.length} rows`} variant="footer">
      <section className="opinions-scroll" aria-label="Spend as a table">
        <table className="opinions figures">
          <thead>
            <tr>
              <th scope="col">{labels.join(', ')}</th>
              <th scope="col">In all</th>
              {shown.map((time) => (
                <th key={time} scope="col">
                  {timeName(time, grain)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, amounts, total }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td className="figure">{money(total)}</td>
                {shown.map((time, place) => (
                  <td key={time} className="figure">
                    {money(amounts[from + place])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">All</th>
              <td />
              {shown.map((time, place) => (
                <td key={time} className="figure">
                  {money(totals[from + place])}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </section>
    </ExpandableSection>
  );
}
