import Grid, { type GridProps } from '@cloudscape-design/components/grid';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Money, ReceiptReply, SpendLedger, SpendOverview } from '../../api/types.ts';
import { useAnomalies, useSpendOverview } from '../../api/use-spend.ts';
import { BigFigure } from '../../components/big-figure.tsx';
import { IntervalBand } from '../../components/interval-band.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { largestUnusual, unusualName } from '../../components/unusual-words.ts';
import { formatDay, formatMonth, formatPeriod, formatShare } from '../../format/dates.ts';
import { addMoney, formatEstimate, formatMoney, timesFraction } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { basisWords, billName, boundWords, counted } from '../../format/words.ts';

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

function Saving({ receipt: { receipts, headline } }: { readonly receipt: ReceiptReply }) {
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
      {first.bound === 'exact' ? `${boundWords.exact.long} ` : null}
      <ToLink to="/receipt">Where it comes from</ToLink>
      {receipts.map((receipt) => (
        <IntervalBand key={receipt.currency} receipt={receipt} />
      ))}
    </BigFigure>
  );
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
      <Unusual />
    </BigFigure>
  );
}

/** Where no month of the bill is whole. */
function SpentInAll({ reply: { ledgers, quality, source } }: { readonly reply: KnownSpend }) {
  return (
    <BigFigure
      label="Spent, as billed"
      figure={ledgers.map(({ net }) => (net.billed ? formatMoney(net.billed) : 'unknown')).join(' + ')}
    >
      {formatPeriod(quality.period)}, {billName(source).toLowerCase()}.{' '}
      <ToLink to="/spend">What it was spent on</ToLink>
      <Unusual />
    </BigFigure>
  );
}

/** The one thing in the bill that is not as it always is. */
function Unusual() {
  const unusual = largestUnusual(useAnomalies().data);
  if (unusual === undefined) return null;
  const { largest, others } = unusual;
  return (
    <p className="headline-unusual">
      <StatusIndicator type="warning">Unusual since {formatDay(largest.period.start)}</StatusIndicator>
      <span className="free-text second-line">
        {unusualName(largest)}: <span className="figure">{formatMoney(largest.impact)}</span> more than expected
        {others === 0 ? '' : `, and ${counted(others, 'other rise', 'other rises')}`}.
      </span>
    </p>
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
  const { examinedShare, spend, examined, blind, period } = coverage;
  const places = new Set([...blind.map(({ reason }) => reason), ...gaps.map(({ effect }) => effect)]).size;
  const unseen =
    places === 0 ? 'No blind spot is known.' : `${counted(places, 'blind spot')}, each with what to do about it.`;
  if (examinedShare === undefined) {
    const reason = spend.kind === 'unknown' ? spend.reason : 'What was looked at is not known.';
    return (
      <BigFigure label="Share of the bill looked at" figure="Unknown" tone="unknown">
        {sentence(reason)} {unseen}
      </BigFigure>
    );
  }
  return (
    <BigFigure label="Share of the bill looked at" figure={formatShare(examinedShare)}>
      <Bar share={examinedShare} />
      <span className="figure">{formatEstimate(examined)}</span> of{' '}
      <span className="figure">{formatEstimate(spend)}</span>
      {period === undefined ? '' : `, ${formatPeriod(period)}`}. {unseen}
    </BigFigure>
  );
}

/** For the eye only: the share stands above it. */
function Bar({ share }: { readonly share: string }) {
  return (
    <svg className="share-bar looked-at" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect className="looked-at-whole" width="100" height="8" />
      <rect width={Number(share) * 100} height="8" />
    </svg>
  );
}
