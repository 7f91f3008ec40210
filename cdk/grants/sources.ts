import type { Manifest } from '../../lib/core/manifest.ts';
import type { Grant } from './grant.ts';
import type { MeshResources } from './resources.ts';

const assumeRole = 'sts:AssumeRole';
const listBucket = 's3:ListBucket';

/**
 * What a room's gateway asks of AWS: the actions of its manifest, each on the least that it may be. What a stage has
 * no use for, such as a bucket of exports where there is none, is not granted.
 */
export function sourceGrants({ actions }: Manifest, mesh: MeshResources): Grant[] {
  const ofBucket = actions.filter((action) => action.startsWith('s3:'));
  const reads = actions.filter((action) => action !== assumeRole && !ofBucket.includes(action)).toSorted();
  return [
    ...(reads.length === 0 ? [] : [readGrant(reads)]),
    ...(ofBucket.length === 0 ? [] : exportGrants(ofBucket, mesh)),
    ...(actions.includes(assumeRole) ? roleGrants(ofBucket.length > 0, mesh) : []),
  ];
}

/** Reads of AWS's own recommendations and figures, in this account or in a member account. */
export function readGrant(actions: readonly string[]): Grant {
  return { id: 'ReadSources', actions, resources: ['*'], why: 'the sources of its question, read-only' };
}

function exportGrants(actions: readonly string[], { billingExport }: MeshResources): Grant[] {
  // Another account's bucket is read by that account's role.
  if (billingExport === undefined || billingExport.role !== undefined) return [];
  const { bucketArn, prefix } = billingExport;
  const ofObjects = actions.filter((action) => action !== listBucket);
  const objects: Grant = {
    id: 'ReadExport',
    actions: ofObjects,
    resources: [`${bucketArn}/${prefix}*`],
    why: 'reads the billing export',
  };
  const list: Grant = {
    id: 'ListExport',
    actions: [listBucket],
    resources: [bucketArn],
    conditions: { StringLike: { 's3:prefix': `${prefix}*` } },
    why: 'finds the files of the billing export',
  };
  return [...(ofObjects.length > 0 ? [objects] : []), ...(actions.includes(listBucket) ? [list] : [])];
}

/** The roles that a room takes: an export's where it reads one, else the member accounts'. */
function roleGrants(readsExport: boolean, { organisation, billingExport }: MeshResources): Grant[] {
  if (readsExport) {
    const role = billingExport?.role;
    if (role === undefined) return [];
    return [
      {
        id: 'TakeExportRole',
        actions: [assumeRole],
        resources: [role],
        why: 'takes the role that may read the export',
      },
    ];
  }
  if (organisation === undefined) return [];
  const { memberRole, organisationId } = organisation;
  return [
    {
      id: 'ReadMemberAccounts',
      actions: [assumeRole],
      resources: [`arn:aws:iam::*:role/${memberRole}`],
      conditions: { StringEquals: { 'aws:ResourceOrgID': organisationId } },
      why: 'takes the read-only role of a member account, which names the mesh and its external id',
    },
  ];
}
