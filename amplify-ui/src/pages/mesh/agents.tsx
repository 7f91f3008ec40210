import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { AgentView } from '../../api/types.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty } from '../../components/state-of.tsx';
import { formatAgo, formatMoment, formatNumber } from '../../format/dates.ts';
import { agentStatusWords, sourceName } from '../../format/words.ts';

const statusTypes: Readonly<Record<AgentView['status'], StatusIndicatorProps.Type>> = {
  ready: 'success',
  busy: 'in-progress',
  degraded: 'warning',
  offline: 'stopped',
};

const circuitTypes: Readonly<Record<AgentView['circuit'], readonly [StatusIndicatorProps.Type, string]>> = {
  closed: ['success', 'Closed'],
  'half-open': ['pending', 'Half open: asked once to see'],
  open: ['error', 'Open: not asked for now'],
};

/** Every room of the mesh: its question, how it is, and what it did last. */
export function Agents({ agents }: { readonly agents: readonly AgentView[] }) {
  return (
    <RowTable
      variant="container"
      wrapLines
      items={agents}
      trackBy="agent"
      ariaLabels={{ tableLabel: 'Agents' }}
      columnDefinitions={columns}
      header={
        <Header variant="h2" counter={`(${agents.length})`}>
          Agents
        </Header>
      }
      empty={<Empty title="Nobody is registered">Start the mesh with a folder of rooms, or deploy the agents.</Empty>}
    />
  );
}

const columns = [
  {
    id: 'agent',
    header: 'Agent',
    isRowHeader: true,
    minWidth: 240,
    cell: ({ agent, question, version }: AgentView) => (
      <>
        <b>{sourceName(agent)}</b> <span className="quiet">{version}</span>
        <span className="quiet second-line">{question}</span>
      </>
    ),
  },
  {
    id: 'status',
    header: 'Status',
    minWidth: 150,
    cell: ({ status, heartbeatAt }: AgentView) => (
      <>
        <StatusIndicator type={statusTypes[status]}>{agentStatusWords[status]}</StatusIndicator>
        {heartbeatAt === undefined ? null : <span className="quiet second-line">{formatAgo(heartbeatAt)}</span>}
      </>
    ),
  },
  {
    id: 'circuit',
    header: 'Circuit',
    minWidth: 130,
    cell: ({ circuit }: AgentView) => {
      const [type, word] = circuitTypes[circuit];
      return <StatusIndicator type={type}>{word}</StatusIndicator>;
    },
  },
  {
    id: 'report',
    header: 'Last report',
    cell: ({ lastReport }: AgentView) => lastReport?.status ?? 'none yet',
  },
  {
    id: 'took',
    header: 'Took',
    minWidth: 100,
    cell: ({ lastReport, timeoutSeconds }: AgentView) => (
      <FigureCell>
        {lastReport === undefined ? 'unknown' : `${formatNumber(lastReport.durationMs / 1_000, 1)} s`}
        <span className="quiet second-line">of {formatNumber(timeoutSeconds)} s</span>
      </FigureCell>
    ),
  },
  {
    id: 'error',
    header: 'Last error',
    minWidth: 180,
    cell: ({ lastError }: AgentView) =>
      lastError === undefined ? (
        'none'
      ) : (
        <span className="free-text">
          {lastError.code}, {formatMoment(lastError.at)}
          <span className="quiet second-line">{lastError.message}</span>
        </span>
      ),
  },
  {
    id: 'undelivered',
    header: 'Undelivered events',
    cell: ({ undeliveredEvents }: AgentView) => <FigureCell>{formatNumber(undeliveredEvents)}</FigureCell>,
  },
];
