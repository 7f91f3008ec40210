import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { linkRadial, pointRadial } from 'd3-shape';
import type { AgentView } from '../../api/types.ts';
import { agentStatusWords, sourceName } from '../../format/words.ts';
import { useNarrow } from '../../shell/use-narrow.ts';

const width = 720;
const radiusX = 260;
const radiusY = 105;
const centreName = 'supervisor';

/** The mesh as a picture: the supervisor, whom it asks, and how each is. The table below says the same. */
export function Picture({ agents }: { readonly agents: readonly AgentView[] }) {
  const isNarrow = useNarrow();
  const centre = agents.find(({ agent }) => agent === centreName);
  const others = agents.filter(({ agent }) => agent !== centreName);
  if (isNarrow || others.length === 0) return null;
  // Two lie beside the supervisor, more stand around it.
  const height = others.length > 2 ? 300 : 70;
  const words = others
    .map(({ agent, status }) => `${sourceName(agent)}, ${agentStatusWords[status].toLowerCase()}`)
    .join('; ');
  return (
    <Container header={<Header variant="h2">Who asks whom</Header>}>
      <svg
        className="mesh-picture"
        viewBox={`${-width / 2} ${-height / 2} ${width} ${height}`}
        role="img"
        aria-label={`The supervisor asks ${words}`}
      >
        {others.map((agent, place) => (
          <path key={agent.agent} className={`mesh-link mesh-link-${agent.circuit}`} d={linkTo(place, others.length)} />
        ))}
        {others.map((agent, place) => (
          <Node key={agent.agent} agent={agent} at={placeOf(place, others.length)} />
        ))}
        {centre === undefined ? null : <Node agent={centre} at={[0, 0]} />}
      </svg>
    </Container>
  );
}

function Node({
  agent: { agent, status },
  at: [x, y],
}: {
  readonly agent: AgentView;
  readonly at: readonly [number, number];
}) {
  return (
    <g transform={`translate(${x} ${y})`} className={`mesh-node mesh-node-${status}`}>
      <rect x="-82" y="-24" width="164" height="48" rx="10" />
      <circle cx="-64" cy="0" r="6" />
      <text x="-50" y="-2">
        {sourceName(agent)}
      </text>
      <text x="-50" y="14" className="mesh-node-status">
        {agentStatusWords[status]}
      </text>
    </g>
  );
}

/** Places lie on an ellipse, the first at the left. */
function placeOf(place: number, count: number): [number, number] {
  const [x, y] = pointRadial(angleOf(place, count), 1);
  return [x * radiusX, y * radiusY];
}

function angleOf(place: number, count: number): number {
  return (place / count) * 2 * Math.PI - Math.PI / 2;
}

function linkTo(place: number, count: number): string {
  const [x, y] = placeOf(place, count);
  const angle = Math.atan2(x, -y);
  const link = linkRadial<unknown, { angle: number; radius: number }>()
    .angle((end) => end.angle)
    .radius((end) => end.radius);
  return link({ source: { angle, radius: 0 }, target: { angle, radius: Math.hypot(x, y) } }) ?? '';
}
