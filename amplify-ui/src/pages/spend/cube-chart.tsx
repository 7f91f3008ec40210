import MixedLineBarChart, { type MixedLineBarChartProps } from '@cloudscape-design/components/mixed-line-bar-chart';
import type { UnusualDays } from '../../api/types.ts';
import { formatDay } from '../../format/dates.ts';
import { formatAxisMoney, formatMoney } from '../../format/money.ts';
import { useNarrow } from '../../shell/use-narrow.ts';
import { type Cube, largestOf, rowsOf } from './cube.ts';

/** More colours than these nobody tells apart. */
const seriesShown = 7;
const marksShown = 4;
const timesOnPhone = 21;

/** Stacked bars over time; on days, those that were unusual are marked. The table below has each figure. */
export function CubeChart({ cube, unusual }: { readonly cube: Cube; readonly unusual: readonly UnusualDays[] }) {
  const { currency, grain } = cube;
  const isNarrow = useNarrow();
  // What lies before the first day is one sum: beside days it would dwarf them.
  const all = cube.times.flatMap((time, place) => (time === 'earlier' ? [] : [{ time, place }]));
  const places = isNarrow ? all.slice(-timesOnPhone) : all;
  const rows = largestOf(rowsOf(cube), seriesShown, currency);
  const label = (value: number) => formatMoney({ amount: value.toFixed(2), currency });
  const bars = rows.map(
    (row): MixedLineBarChartProps.BarDataSeries<string> => ({
      type: 'bar',
      title: row.label,
      data: places.map(({ time, place }) => ({ x: time, y: Number(row.amounts[place] ?? 0) })),
      valueFormatter: label,
    }),
  );
  const days = new Set(places.map(({ time }) => time));
  const marks = unusual
    .filter(({ period }) => grain === 'day' && days.has(period.start))
    .slice(0, marksShown)
    .map(
      ({ period, service }): MixedLineBarChartProps.ThresholdSeries<string> => ({
        type: 'threshold',
        title: `Unusual from ${tick(period.start, grain)}: ${service ?? 'no service named'}`,
        x: period.start,
      }),
    );
  return (
    <MixedLineBarChart
      series={[...bars, ...marks]}
      xDomain={places.map(({ time }) => time)}
      xScaleType="categorical"
      stackedBars
      height={280}
      hideFilter
      ariaLabel={`Spend a ${grain}`}
      ariaDescription="The table below has every figure."
      xTitle={grain === 'day' ? 'Day' : 'Month'}
      yTitle={`Cost (${currency})`}
      i18nStrings={{
        xTickFormatter: (time) => tick(time, grain),
        yTickFormatter: (value) => formatAxisMoney(value, currency),
      }}
      detailPopoverSeriesContent={({ series, y }) => ({ key: series.title, value: label(Number(y)) })}
      detailPopoverSize="medium"
      empty="No cost in this time"
    />
  );
}

const month = new Intl.DateTimeFormat(undefined, { month: 'short', year: 'numeric', timeZone: 'UTC' });
const day = new Intl.DateTimeFormat(undefined, { month: 'short', day: 'numeric', timeZone: 'UTC' });

function tick(time: string, grain: Cube['grain']): string {
  return (grain === 'month' ? month : day).format(new Date(time));
}

/** The heading of a column. */
export function timeName(time: string, grain: Cube['grain']): string {
  if (time === 'earlier') return 'Before';
  return grain === 'month' ? month.format(new Date(time)) : formatDay(time);
}
