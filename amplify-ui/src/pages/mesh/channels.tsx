import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import type { MeshReply } from '../../api/types.ts';
import { formatDay } from '../../format/dates.ts';
import { counted, sourceName } from '../../format/words.ts';

interface Channel {
  readonly name: string;
  readonly carries: string;
  readonly type: StatusIndicatorProps.Type;
  readonly state: string;
}

const shortWords: Readonly<Partial<Record<StatusIndicatorProps.Type, string>>> = { success: 'Works', pending: 'Empty' };

const quarter = { default: 12, xs: 6, m: 3 };

/** The four channels, each by what can be seen of it from here. */
export function Channels({ mesh }: { readonly mesh: MeshReply }) {
  const channels = channelsOf(mesh);
  return (
    <Grid gridDefinition={channels.map(() => ({ colspan: quarter }))}>
      {channels.map(({ name, carries, type, state }) => (
        <Container
          key={name}
          fitHeight
          header={
            <Header variant="h2" description={carries}>
              {name}
            </Header>
          }
        >
          <StatusIndicator type={type}>{shortWords[type] ?? 'Look at it'}</StatusIndicator>
          <span className="second-line">{state}</span>
        </Container>
      ))}
    </Grid>
  );
}

function channelsOf({ agents, latest }: MeshReply): Channel[] {
  const open = agents.filter(({ circuit }) => circuit !== 'closed').map(({ agent }) => sourceName(agent));
  const undelivered = agents.reduce((sum, each) => sum + each.undeliveredEvents, 0);
  const reports = agents.filter(({ lastReport }) => lastReport !== undefined).length;
  return [
    {
      name: 'Invoke',
      carries: 'A task out, a report back',
      type: open.length === 0 ? 'success' : 'warning',
      state: open.length === 0 ? 'Every circuit is closed' : `Not asked for now: ${open.join(', ')}`,
    },
    {
      name: 'Events',
      carries: 'What has happened',
      type: undelivered === 0 ? 'success' : 'error',
      state:
        undelivered === 0 ? 'All were delivered' : `${counted(undelivered, 'event')} not delivered: npm run redrive`,
    },
    {
      name: 'Context',
      carries: 'What is known: reports, analyses',
      type: latest === undefined ? 'pending' : 'success',
      state: latest === undefined ? 'No analysis is stored yet' : `Newest analysis as of ${formatDay(latest.asOf)}`,
    },
    {
      name: 'State',
      carries: 'Where everyone is: registry, progress, decisions',
      type: agents.length === 0 ? 'error' : 'success',
      state: `${counted(agents.length, 'room')} registered, ${counted(reports, 'report')} told of`,
    },
  ];
}
