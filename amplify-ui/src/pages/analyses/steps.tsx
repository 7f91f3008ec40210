import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { AnalysisResource } from '../../api/types.ts';
import { isRunning } from '../../api/use-analyses.ts';
import { formatMoney } from '../../format/money.ts';
import { counted, sourceName } from '../../format/words.ts';

type Step = AnalysisResource['steps'][number];

const stepTypes: Readonly<Record<Step['status'], readonly [StatusIndicatorProps.Type, string]>> = {
  waiting: ['pending', 'Waits to be asked'],
  asked: ['in-progress', 'Works on it'],
  answered: ['success', 'Answered'],
  failed: ['error', 'Did not answer'],
};

/** The plan of an analysis: who is asked, what each is at, and what the whole waits for. */
export function Steps({ analysis }: { readonly analysis: AnalysisResource }) {
  const { steps, result, status } = analysis;
  const waitsFor = steps
    .filter((step) => step.status === 'waiting' || step.status === 'asked')
    .map(({ agent }) => sourceName(agent));
  return (
    <ol className="plain-list" aria-label="Steps of the analysis">
      {steps.map((step) => (
        <StepLine key={step.agent} step={step} />
      ))}
      {steps.length > 0 ? null : <Brought result={result} />}
      <li>
        {isRunning(analysis) ? (
          <StatusIndicator type={status === 'queued' ? 'pending' : 'in-progress'}>
            {waitsFor.length === 0 ? 'Adjudicates what is there' : `Then adjudicates: waits for ${waitsFor.join(', ')}`}
          </StatusIndicator>
        ) : (
          <StatusIndicator type={result === undefined ? 'stopped' : 'success'}>
            {result === undefined
              ? 'Was not adjudicated'
              : `Adjudicated into ${counted(result.opportunityCount, 'decision')}`}
          </StatusIndicator>
        )}
      </li>
    </ol>
  );
}

function StepLine({ step: { agent, status, findings, message } }: { readonly step: Step }) {
  const [type, words] = stepTypes[status];
  return (
    <li className="row-between">
      <span>
        <StatusIndicator type={type}>
          {sourceName(agent)}: {words.toLowerCase()}
        </StatusIndicator>
        {message === undefined ? null : <span className="quiet free-text second-line">{message}</span>}
      </span>
      {findings === undefined ? null : <span className="figure">{counted(findings, 'finding')}</span>}
    </li>
  );
}

/** An analysis over stored reports asks nobody: it says whose reports it took. */
function Brought({ result }: { readonly result: AnalysisResource['result'] }) {
  if (result === undefined) return null;
  return result.reports.map(({ agent, taskId, status, summary }) => (
    <li key={taskId} className="row-between">
      <StatusIndicator type={status === 'complete' ? 'success' : status === 'partial' ? 'warning' : 'error'}>
        {sourceName(agent)}: report was stored already
      </StatusIndicator>
      <span className="figure">
        {counted(summary.findings, 'finding')}
        {summary.net === undefined ? '' : `, ${formatMoney(summary.net)} a month alone`}
      </span>
    </li>
  ));
}
