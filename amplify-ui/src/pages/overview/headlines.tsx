import Grid, { type GridProps } from '@cloudscape-design/components/grid';
import type { Money, ReceiptReply, SpendLedger, SpendOverview } from '../../api/types.ts';
import { useAnalysis } from '../../api/use-analyses.ts';
import { useSpendOverview } from '../../api/use-spend.ts';
import { BigFigure } from '../../components/big-figure.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatDay, formatMonth, formatNumber, formatShare } from '../../format/dates.ts';
import { addMoney, formatEstimate, formatMoney, timesFraction } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { basisWords, boundWords, counted } from '../../format/words.ts';

/** The three figures: saved, spent, looked at. */
export function Headlines({
  receipt,
  gridDefinition,
}: {
  readonly receipt: ReceiptReply;
  readonly gridDefinition: GridProps['gridDefinition'];
}) {
  return (
    <Grid gridDefinition={gridDefinition}>
      <Saving receipt={receipt} />
      <Spent />
      <LookedAt receipt={receipt} />
    </Grid>
  );
}

function Saving({ receipt: { analysis, receipts, headline, pipeline } }: { readonly receipt: ReceiptReply }) {
  const unknown = useAnalysis(analysis).data?.result?.unknown;
  const notCounted = pipeline.identified.unknown;
  const [first, ...others] = receipts;
  if (first === undefined) {
    return (
      <BigFigure label="Can be saved for certain" figure="Unknown" tone="unknown">
        {headline}
      </BigFigure>
    );
  }
  return (
    <BigFigure
      label={`Can be saved for certain, ${boundWords[first.bound].short}`}
      figure={[first, ...others].map(({ net }) => formatMoney(net)).join(' + ')}
      unit="a month"
      tone="good"
    >
      <span className="figure">{formatMoney(timesFraction(first.net, 12, 1))}</span> a year, {basisWords[first.basis]}.{' '}
      {first.bound === 'exact' && notCounted > 0 ? null : `${boundWords[first.bound].long} `}
      {unknown === undefined ? null : besideOf(notCounted, unknown)}
      <ToLink to="/receipt">Where it comes from</ToLink>
    </BigFigure>
  );
}

/** What is in no sum: of some nobody knows an amount, others state one on another price basis or as a range. */
function besideOf(notCounted: number, unknown: number): string {
  const parts = [
    ...(unknown > 0 ? [`for ${counted(unknown, 'opportunity', 'opportunities')} it is unknown`] : []),
    ...(notCounted > unknown
      ? [`${formatNumber(notCounted - unknown)} state another price basis or a range, and are not added`]
      : []),
  ];
  return parts.length === 0 ? '' : `${sentence(parts.join('; '))} `;
}

function Spent() {
  const { data, error, isPending } = useSpendOverview();
  if (isPending) return <BigFigure label="Spent" figure={<span aria-busy="true">…</span>} />;
  if (error || data === undefined) {
    return (
      <BigFigure label="Spent" figure="Unknown" tone="unknown">
        What was spent could not be read.
      </BigFigure>
    );
  }
  if (data.kind === 'unknown') {
    return (
      <BigFigure label="Spent" figure="Unknown" tone="unknown">
        {sentence(data.reason)} {sentence(data.remedy)}
      </BigFigure>
    );
  }
  const month = data.quality.months.findLast(({ state }) => state === 'final')?.month;
  const [first] = data.ledgers;
  const spent = month === undefined ? undefined : first && monthOf(first, month);
  if (month === undefined || spent === undefined) return <SpentInAll reply={data} />;
  return (
    <BigFigure label={`Spent in ${formatMonth(month)}, as billed`} figure={formatMoney(spent)} unit="a month">
      The newest month that is whole. In all the bill tells of{' '}
      <span className="figure">{first?.net.billed ? formatMoney(first.net.billed) : 'an unknown sum'}</span> from{' '}
      {formatDay(data.quality.period.start)}. <ToLink to="/spend">What it was spent on</ToLink>
    </BigFigure>
  );
}

/** Where no month of the bill is whole. */
function SpentInAll({ reply: { ledgers, quality, source } }: { readonly reply: KnownSpend }) {
  const { start, end } = quality.period;
  return (
    <BigFigure
      label="Spent, as billed"
      figure={ledgers.map(({ net }) => (net.billed ? formatMoney(net.billed) : 'unknown')).join(' + ')}
    >
      {formatDay(start)} to before {formatDay(end)}, from {source}. <ToLink to="/spend">What it was spent on</ToLink>
    </BigFigure>
  );
}

type KnownSpend = Extract<SpendOverview, { kind: 'known' }>;

/** What a month cost over all providers, where the ledger tells it. */
function monthOf({ breakdowns, currency }: SpendLedger, month: string): Money | undefined {
  const entries = breakdowns.find(({ dimension }) => dimension === 'month')?.entries ?? [];
  const amounts = entries.filter(({ key }) => key === month).flatMap(({ costs }) => costs.billed ?? []);
  return amounts.length === 0 ? undefined : addMoney(amounts, currency);
}

function LookedAt({ receipt: { coverage, gaps } }: { readonly receipt: ReceiptReply }) {
  const { examinedShare, spend, examined, blind } = coverage;
  const places = new Set([...blind.map(({ reason }) => reason), ...gaps.map(({ effect }) => effect)]).size;
  const unseen =
    places === 0 ? 'No blind spot is known.' : `${counted(places, 'blind spot')}, each with the switch that opens it.`;
  if (examinedShare === undefined) {
    const reason = spend.kind === 'unknown' ? spend.reason : 'What was looked at is not known.';
    return (
      <BigFigure label="Share of the bill that was looked at" figure="Unknown" tone="unknown">
        {sentence(reason)} {unseen}
      </BigFigure>
    );
  }
  return (
    <BigFigure label="Share of the bill that was looked at" figure={formatShare(examinedShare)}>
      <span className="figure">{formatEstimate(examined)}</span> of{' '}
      <span className="figure">{formatEstimate(spend)}</span>. {unseen}
    </BigFigure>
  );
}
