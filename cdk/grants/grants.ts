import type { Manifest } from '../../lib/core/manifest.ts';
import { channelGrants } from './channels.ts';
import type { Grant } from './grant.ts';
import type { MeshResources } from './resources.ts';
import { sourceGrants } from './sources.ts';

/**
 * Every permission of a room's role, and nothing more: what its gateway asks of AWS, what its channels do, and what
 * Lambda does in its name.
 *
 * @param rooms every room of the mesh, itself too
 */
export function grantsOf(manifest: Manifest, rooms: readonly Manifest[], mesh: MeshResources): Grant[] {
  return [...sourceGrants(manifest, mesh), ...channelGrants(manifest, rooms, mesh), ...implicitGrants(mesh)];
}

/** What Lambda does in a function's name; no SDK call of the code stands behind it. */
export function implicitGrants({
  logGroupArn,
  deadLettersArn,
}: Pick<MeshResources, 'logGroupArn' | 'deadLettersArn'>): Grant[] {
  return [
    {
      id: 'WriteLogs',
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [`${logGroupArn}:*`],
      why: 'writes its own log group',
    },
    {
      id: 'WriteTraces',
      actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
      resources: ['*'],
      why: 'sends its traces',
    },
    {
      id: 'KeepGivenUp',
      actions: ['sqs:SendMessage'],
      resources: [deadLettersArn],
      why: 'keeps an asynchronous event that failed for good',
    },
  ];
}
