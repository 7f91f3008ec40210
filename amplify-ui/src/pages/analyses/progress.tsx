import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import LiveRegion from '@cloudscape-design/components/live-region';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { AnalysisResource } from '../../api/types.ts';
import { isRunning, useAnalysis, useCancelAnalysis } from '../../api/use-analyses.ts';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { AnalysisStatusWord } from '../../components/status-word.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatDuration, formatMoment, formatNumber } from '../../format/dates.ts';
import { formatMoney, formatSums } from '../../format/money.ts';
import { useNotices } from '../../shell/notices.tsx';
import { Steps } from './steps.tsx';

/** One analysis: its plan as it goes on, then what it came to and what is missing. */
export function Progress({ id, onClose }: { readonly id: string; readonly onClose: () => void }) {
  const asked = useAnalysis(id);
  useFreshAfter(asked.data);
  return (
    <StateOf of={asked} what="the analysis" empty={<Empty title="There is no such analysis" />}>
      {(analysis) => (
        <Container
          header={
            <Header
              variant="h2"
              description={`${analysis.type}, asked for by ${analysis.requestedBy}, ${formatMoment(analysis.startedAt)}`}
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <CancelButton analysis={analysis} />
                  <Button iconName="close" variant="icon" ariaLabel="Close this analysis" onClick={onClose} />
                </SpaceBetween>
              }
            >
              <AnalysisStatusWord status={analysis.status} />
            </Header>
          }
        >
          <SpaceBetween size="m">
            <LiveRegion hidden>{`The analysis is ${analysis.status}.`}</LiveRegion>
            <Steps analysis={analysis} />
            {analysis.headline === undefined ? null : <p className="analysis-headline">{analysis.headline}</p>}
            {analysis.result === undefined ? null : <Result result={analysis.result} />}
          </SpaceBetween>
        </Container>
      )}
    </StateOf>
  );
}

/** Once it has ended, what other pages show is of before. */
function useFreshAfter(analysis: AnalysisResource | undefined): void {
  const queries = useQueryClient();
  const wasRunning = useRef(false);
  const runs = analysis !== undefined && isRunning(analysis);
  useEffect(() => {
    if (wasRunning.current && !runs) void queries.invalidateQueries();
    wasRunning.current = runs;
  }, [runs, queries]);
}

function CancelButton({ analysis }: { readonly analysis: AnalysisResource }) {
  const cancel = useCancelAnalysis();
  const notices = useNotices();
  if (!isRunning(analysis)) return null;
  const onClick = () =>
    cancel.mutate(analysis.id, { onError: (error) => notices.fail('It could not be ended', error) });
  return (
    <Button loading={cancel.isPending} onClick={onClick}>
      End it
    </Button>
  );
}

type Result = NonNullable<AnalysisResource['result']>;

function Result({ result }: { readonly result: Result }) {
  const { id, receipts, opportunityCount, unknown, cost, startedAt, completedAt, gaps, warnings } = result;
  return (
    <SpaceBetween size="m">
      <KeyValuePairs
        columns={4}
        items={[
          {
            label: 'Net a month',
            value: <strong className="figure">{formatSums(receipts.map(({ net }) => net))}</strong>,
          },
          {
            label: 'Opportunities',
            value: <ToLink to={`/opportunities?analysis=${id}`}>{formatNumber(opportunityCount)}</ToLink>,
          },
          { label: 'Of unknown saving', value: formatNumber(unknown) },
          { label: 'Receipt', value: <ToLink to={`/receipt?analysis=${id}`}>Line by line</ToLink> },
          { label: 'Took', value: formatDuration(startedAt, completedAt) },
          { label: 'Cost', value: `${formatMoney(cost.total)} of at most ${formatMoney(cost.cap)}` },
        ]}
      />
      {warnings.length === 0 ? null : (
        <Alert type="info" header={`What agents warned of (${warnings.length})`}>
          <ul className="plain-list">
            {warnings.map(({ detailType, subject = '' }) => (
              <li key={`${detailType} ${subject}`} className="free-text">
                <b>{detailType}</b> {subject}
              </li>
            ))}
          </ul>
        </Alert>
      )}
      {gaps.length === 0 ? null : (
        <Alert type="warning" header={`What is missing (${gaps.length})`}>
          <ul className="plain-list">
            {gaps.map(({ source, effect, remedy }) => (
              <li key={`${source} ${effect}`} className="free-text">
                <b>{source}</b>: {effect} {remedy}
              </li>
            ))}
          </ul>
        </Alert>
      )}
    </SpaceBetween>
  );
}
