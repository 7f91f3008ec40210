import type { Manifest, RoomKind } from '../../lib/core/manifest.ts';
import type { Grant } from './grant.ts';
import type { MeshResources } from './resources.ts';

/** Whom a kind of room may invoke: contract, "The four channels". */
const invoked: Readonly<Record<RoomKind, RoomKind | undefined>> = {
  agent: undefined,
  supervisor: 'agent',
  'front-door': 'supervisor',
};

/**
 * What a room's channels may do: write under its own prefix and in its own partitions, publish as its own source, and
 * ask the kind of room that its kind asks. Reading what others stored is open to all rooms: inputs travel by key.
 */
export function channelGrants(manifest: Manifest, rooms: readonly Manifest[], mesh: MeshResources): Grant[] {
  return [
    ...contextGrants(manifest, mesh),
    ...stateGrants(manifest, mesh),
    ...eventGrants(manifest, mesh),
    ...invokeGrants(manifest, rooms, mesh),
  ];
}

function contextGrants({ name, kind }: Manifest, { bucketArn }: MeshResources): Grant[] {
  const { read, listed, written } = kind === 'front-door' ? frontDoorContext(name) : agentContext(name);
  const within = (prefixes: readonly string[]) => prefixes.map((prefix) => `${bucketArn}/${prefix}*`);
  return [
    {
      id: 'ReadContext',
      actions: ['s3:GetObject'],
      resources: within(read),
      why: 'reads the reports and analyses that it is asked about',
    },
    {
      id: 'ListOwnContext',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      // A GetObject carries no prefix: without IfExists, S3 would answer 403 where a key is missing, and not 404.
      conditions: { StringLikeIfExists: { 's3:prefix': listed.map((prefix) => `${prefix}*`) } },
      why: 'lists these prefixes, and lets S3 answer 404 where a key is missing',
    },
    {
      id: 'WriteOwnContext',
      actions: ['s3:PutObject'],
      resources: within(written),
      why: 'stores what is its own',
    },
    {
      id: 'RemoveDelivered',
      actions: ['s3:DeleteObject'],
      resources: [`${bucketArn}/agent-context/${name}/undelivered/*`],
      why: 'lets go of an event that the bus took at last; nothing else is ever removed',
    },
  ];
}

function stateGrants({ name, kind }: Manifest, { tableArn }: MeshResources): Grant[] {
  const own = ownPartitions(name, kind);
  return [
    {
      id: 'ReadState',
      actions: ['dynamodb:GetItem', 'dynamodb:Query'],
      resources: [tableArn],
      conditions: leadingKeys(
        kind === 'agent' ? own : [...meshPartitions, ...(kind === 'supervisor' ? ['COST#*'] : [])],
      ),
      why: kind === 'agent' ? 'reads its own partitions' : 'reads how the mesh, its analyses and decisions stand',
    },
    {
      id: 'WriteOwnState',
      actions: ['dynamodb:PutItem'],
      resources: [tableArn],
      conditions: leadingKeys(own),
      why:
        kind === 'front-door'
          ? 'writes its own partition, and appends decisions'
          : 'writes its own partitions, the cost counters and the circuits',
    },
  ];
}

/** As its own source, and of the kinds that it states: a front door records decisions, and completes no analysis. */
function eventGrants({ publishes }: Manifest, { busArn }: MeshResources): Grant[] {
  const { source, detailTypes } = publishes;
  if (detailTypes.length === 0) return [];
  return [
    {
      id: 'PublishAsItself',
      actions: ['events:PutEvents'],
      resources: [busArn],
      // The keys hold the values of all entries of a request; a request without any is refused.
      conditions: {
        'ForAllValues:StringEquals': { 'events:source': source, 'events:detail-type': detailTypes },
        Null: { 'events:source': 'false', 'events:detail-type': 'false' },
      },
      why: `publishes as ${source}, and nothing but ${detailTypes.join(', ')}`,
    },
  ];
}

function invokeGrants({ kind }: Manifest, rooms: readonly Manifest[], { aliasArn }: MeshResources): Grant[] {
  const asked = rooms.filter((room) => room.kind === invoked[kind]);
  if (asked.length === 0) return [];
  return [
    {
      id: 'InvokeRooms',
      actions: ['lambda:InvokeFunction'],
      resources: asked.map(({ name }) => aliasArn(name)),
      why: `asks ${asked.map(({ name }) => name).join(', ')}`,
    },
  ];
}

/** Prefixes of the bucket: what is read, listed, and written. */
interface ContextPrefixes {
  readonly read: readonly string[];
  readonly listed: readonly string[];
  readonly written: readonly string[];
}

/** As `lib/context/keys.ts` has them; a test compares the two. */
function agentContext(name: string): ContextPrefixes {
  const own = [`agent-context/${name}/`, ...(name === 'supervisor' ? ['analyses/'] : [])];
  return { read: ['agent-context/', 'analyses/'], listed: own, written: own };
}

/**
 * The front door faces the internet, so it is let less than the code would let it: it reads analyses and the reports
 * that it shows, and writes exports and events that the bus did not take.
 */
function frontDoorContext(name: string): ContextPrefixes {
  return {
    read: ['analyses/', ...reportsShown.map((agent) => `agent-context/${agent}/`), undeliveredOf(name)],
    listed: ['analyses/*/exports/', undeliveredOf('*')],
    written: ['analyses/*/exports/', undeliveredOf(name)],
  };
}

/** The agents whose reports the front door reads itself: `functions/api/read-model/spend.ts`. */
const reportsShown = ['billing'];

function undeliveredOf(agent: string): string {
  return `agent-context/${agent}/undelivered/`;
}

/** How the mesh, its analyses and its decisions stand. */
const meshPartitions = ['AGENTS', 'AGENT#*', 'ANALYSES', 'ANALYSIS#*', 'DECISIONS', 'CIRCUIT#*'];

/** As `lib/state/keys.ts` has them, but for what the front door never writes; a test compares the two. */
function ownPartitions(name: string, kind: RoomKind): string[] {
  if (kind === 'front-door') return [`AGENT#${name}`, 'DECISIONS'];
  const own = [`AGENT#${name}`, 'CIRCUIT#*', 'COST#*'];
  return name === 'supervisor' ? [...own, 'ANALYSIS#*', 'ANALYSES'] : own;
}

function leadingKeys(partitions: readonly string[]): NonNullable<Grant['conditions']> {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}
