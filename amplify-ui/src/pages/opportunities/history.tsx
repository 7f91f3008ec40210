import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useDecisionHistory } from '../../api/use-decisions.ts';
import { StateOf } from '../../components/state-of.tsx';
import { StatusWord } from '../../components/status-word.tsx';
import { formatDay, formatMoment } from '../../format/dates.ts';

/** Who decided what and why, newest first. */
export function History({ id }: { readonly id: string }) {
  const asked = useDecisionHistory(id);
  return (
    <SpaceBetween size="s">
      <Header variant="h3">Decisions</Header>
      <StateOf of={asked} what="the decisions">
        {({ decisions }) =>
          decisions.length === 0 ? (
            <p className="door-help">Nobody has decided about it yet.</p>
          ) : (
            <ol className="history">
              {decisions.toReversed().map(({ version, status, by, at, reason, until }) => (
                <li key={version}>
                  <StatusWord status={status} /> by <b className="free-text">{by}</b>, {formatMoment(at)}
                  {until === undefined ? '' : `, until ${formatDay(until)}`}
                  {reason === undefined ? null : <span className="quiet free-text second-line">{reason}</span>}
                </li>
              ))}
            </ol>
          )
        }
      </StateOf>
    </SpaceBetween>
  );
}
