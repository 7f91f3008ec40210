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

function contextGrants({ name }: Manifest, { bucketArn }: MeshResources): Grant[] {
  const prefixes = ownPrefixes(name);
  return [
    {
      id: 'ReadContext',
      actions: ['s3:GetObject'],
      resources: [`${bucketArn}/agent-context/*`, `${bucketArn}/analyses/*`],
      why: 'reads the reports and analyses that a task names',
    },
    {
      id: 'ListOwnContext',
      actions: ['s3:ListBucket'],
      resources: [bucketArn],
      // A GetObject carries no prefix: without IfExists, S3 would answer 403 where a key is missing, and not 404.
      conditions: { StringLikeIfExists: { 's3:prefix': prefixes.map((prefix) => `${prefix}*`) } },
      why: 'lists its own prefix, and lets S3 answer 404 where a key is missing',
    },
    {
      id: 'WriteOwnContext',
      actions: ['s3:PutObject'],
      resources: prefixes.map((prefix) => `${bucketArn}/${prefix}*`),
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
  const own = leadingKeys(ownPartitions(name));
  return [
    {
      id: 'ReadState',
      actions: ['dynamodb:GetItem', 'dynamodb:Query'],
      resources: [tableArn],
      ...(kind === 'agent' && { conditions: own }),
      why: kind === 'agent' ? 'reads its own partitions' : 'reads how the mesh and its analyses stand',
    },
    {
      id: 'WriteOwnState',
      actions: ['dynamodb:PutItem'],
      resources: [tableArn],
      conditions: own,
      why: 'writes its own partitions, the cost counters and the circuits',
    },
  ];
}

function eventGrants({ publishes }: Manifest, { busArn }: MeshResources): Grant[] {
  return [
    {
      id: 'PublishAsItself',
      actions: ['events:PutEvents'],
      resources: [busArn],
      // The key holds the sources of all entries of a request; a request without any is refused.
      conditions: {
        'ForAllValues:StringEquals': { 'events:source': publishes.source },
        Null: { 'events:source': 'false' },
      },
      why: `publishes as ${publishes.source} and as nobody else`,
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

/** As `lib/context/keys.ts` has them; a test compares the two. */
function ownPrefixes(name: string): string[] {
  const own = `agent-context/${name}/`;
  if (name === 'supervisor') return [own, 'analyses/'];
  return name === 'api' ? [own, 'analyses/*/exports/'] : [own];
}

/** As `lib/state/keys.ts` has them; a test compares the two. */
function ownPartitions(name: string): string[] {
  const own = [`AGENT#${name}`, 'CIRCUIT#*', 'COST#*'];
  if (name === 'supervisor') return [...own, 'ANALYSIS#*', 'ANALYSES'];
  return name === 'api' ? [...own, 'DECISIONS'] : own;
}

function leadingKeys(partitions: readonly string[]): NonNullable<Grant['conditions']> {
  return {
    'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': partitions },
    Null: { 'dynamodb:LeadingKeys': 'false' },
  };
}
