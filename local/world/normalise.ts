import { MeshError } from '../../lib/core/errors.ts';
import type { CloudResource } from '../../lib/core/resource.ts';

/** How one source names a resource, before anyone made it comparable. */
export type Spelling =
  | { readonly kind: 'arn'; readonly arn: string }
  | {
      readonly kind: 'id';
      readonly accountId: string;
      /** `us-east-1`, `us-east-1a` or `US East (N. Virginia)`. */
      readonly place: string;
      readonly service: string;
      readonly type: string;
      readonly id: string;
    };

/** Region names as Cost Explorer shows them. */
const regionNames: Readonly<Record<string, string>> = {
  'US East (N. Virginia)': 'us-east-1',
  'US East (Ohio)': 'us-east-2',
  'US West (Oregon)': 'us-west-2',
};

/** The one name of a resource, whoever speaks of it. @throws MeshError `bad-input` for an ARN of another shape */
export function normalise(spelling: Spelling): CloudResource {
  if (spelling.kind === 'id') {
    const { accountId, place, service, type, id } = spelling;
    return { kind: 'resource', accountId, region: regionOf(place), service, type, id };
  }
  const [, , service = '', region = '', accountId = '', ...rest] = spelling.arn.split(':');
  const { type, id } = readArnTail(service, rest.join(':'), spelling.arn);
  return { kind: 'resource', accountId, region, service, type, id };
}

/** The key under which a relation speaks of it. */
export function keyOf({ accountId, region, service, type, id }: CloudResource): string {
  return [accountId, region, service, type, id].join('/');
}

/** Trusted Advisor gives a zone where it says "Region/AZ", and Cost Explorer the region's name. */
function regionOf(place: string): string {
  return regionNames[place] ?? place.replace(/(\d)[a-z]$/, '$1');
}

/** The type and id of an ARN's last part: after a slash or a colon, without a function's version or a group's uuid. */
function readArnTail(service: string, tail: string, arn: string): { type: string; id: string } {
  if (service === 'autoscaling')
    return { type: 'autoScalingGroup', id: tail.split('autoScalingGroupName/')[1] ?? tail };
  const match = /^([A-Za-z-]+)[/:](.+)$/.exec(tail);
  if (match === null) throw new MeshError('bad-input', `${arn} is not the ARN of a resource`);
  const [, type = '', id = ''] = match;
  return { type, id: service === 'lambda' ? (id.split(':')[0] ?? id) : id };
}
