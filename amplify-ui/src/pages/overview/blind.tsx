import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Coverage, Estimate, ReceiptReply } from '../../api/types.ts';
import { useAnalysis } from '../../api/use-analyses.ts';
import { formatPeriod } from '../../format/dates.ts';
import { formatEstimate, formatMoney, sizeOf } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';

/** What nobody could look at, the largest first, with the switch that opens it; and what looking cost. */
export function Blind({ receipt: { coverage, gaps, analysis } }: { readonly receipt: ReceiptReply }) {
  const { period } = coverage;
  const known = new Set(coverage.blind.map(({ reason }) => reason));
  const spots = [
    ...coverage.blind.toSorted((left, right) => sizeOfSpend(right) - sizeOfSpend(left)),
    ...gaps
      .filter(({ effect }) => !known.has(effect))
      .map(({ effect, remedy }) => ({ reason: effect, remedy, spend: undefined })),
  ];
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          counter={`(${spots.length})`}
          description={`What nobody could look at, and what to do about it${period === undefined ? '' : `; its cost is of ${formatPeriod(period)}`}.`}
        >
          Blind spots
        </Header>
      }
    >
      {spots.length === 0 ? (
        <StatusIndicator type={coverage.examinedShare === undefined ? 'info' : 'success'}>
          {coverage.examinedShare === undefined
            ? 'Everyone who was asked answered; how much of the bill that is was not measured.'
            : 'Every source of this account answered.'}
        </StatusIndicator>
      ) : (
        <ul className="plain-list">
          {spots.map(({ reason, remedy, spend }) => (
            <li key={reason} className="free-text">
              <span className="row-between">
                <span>{sentence(reason)}</span>
                <SpendText spend={spend} />
              </span>
              <span className="quiet">{sentence(remedy)}</span>
            </li>
          ))}
        </ul>
      )}
      <CostOfLooking analysis={analysis} />
    </Container>
  );
}

function SpendText({ spend }: { readonly spend: Estimate | undefined }) {
  return spend === undefined ? null : <strong className="figure">{formatEstimate(spend)}</strong>;
}

function sizeOfSpend({ spend }: Coverage['blind'][number]): number {
  return spend?.kind === 'known' ? sizeOf(spend.value) : -1;
}

function CostOfLooking({ analysis }: { readonly analysis: string }) {
  const { data } = useAnalysis(analysis);
  const cost = data?.result?.cost;
  if (cost === undefined) return null;
  return (
    <p className="row-between quiet">
      <span>This analysis itself cost</span>
      <span className="figure">
        {formatMoney(cost.total)} of at most {formatMoney(cost.cap)}
      </span>
    </p>
  );
}
