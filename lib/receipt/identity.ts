import type { CloudResource } from '../core/resource.ts';
import { type Arn, readArn } from './arn.ts';
import { regionOf } from './region.ts';
import { findEc2Id, type ResourceKind, resourceKind } from './resource-kind.ts';

/** How a source names a resource. */
export interface Naming {
  /** The account that was asked: an account inside an ARN decides over it. */
  readonly accountId: string;
  /** Region, zone, "Region/AZ", "-" or nothing: a region inside an ARN decides over it. */
  readonly region?: string | null | undefined;
  /** ARN, id, name, or a name with an id in it. */
  readonly spelling: string | null | undefined;
  /**
   * What the check or API speaks of, for spellings that do not say it: `rds/db`, or the API's own `Ec2Instance`.
   * An ARN or an EC2 id decides over it.
   */
  readonly checkResourceType?: string | undefined;
  readonly name?: string | null | undefined;
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/**
 * The resource that a spelling names, the same one whoever names it. A volume of which only the name is known keeps
 * that name as its id: nothing tells which volume it is.
 *
 * @returns `undefined` where the spelling is empty or nothing says what kind of resource it is
 */
export function identifyResource(naming: Naming): CloudResource | undefined {
  const text = (naming.spelling ?? '').trim();
  if (text === '') return undefined;
  const arn = readArn(text);
  const named = arn ? fromArn(arn) : fromText(text, resourceKind(naming.checkResourceType));
  if (named === undefined) return undefined;
  const { name, tags } = naming;
  return {
    kind: 'resource',
    accountId: arn?.accountId || naming.accountId,
    region: regionOf(arn?.region || naming.region),
    ...named,
    ...(arn && { arn: text }),
    ...(name && { name }),
    ...(tags && { tags: { ...tags } }),
  };
}

type Named = ResourceKind & { readonly id: string };

function fromText(text: string, kind: ResourceKind | undefined): Named | undefined {
  const ec2 = findEc2Id(text);
  if (ec2 && (kind === undefined || kind.service === 'ec2')) return { service: 'ec2', ...ec2 };
  return kind && { ...kind, id: canonicalId(kind, text) };
}

/** `instance/i-1`, `db:orders`, `function:f:3`, `autoScalingGroup:uuid:autoScalingGroupName/web`, or a bucket's name. */
function fromArn({ service, resource }: Arn): Named {
  if (service === 's3') return { service, type: 'bucket', id: resource.replace(/\/.*$/, '') };
  const [, type = '', id = ''] = /^([^:/]+)[:/](.+)$/.exec(resource) ?? [];
  if (id === '') return { service, type: service, id: resource };
  return { service, type, id: canonicalId({ service, type }, id) };
}

function canonicalId({ service, type }: ResourceKind, text: string): string {
  switch (`${service}/${type}`) {
    case 'lambda/function':
      // version and alias are not resources of their own: they share the configuration that is judged
      return text.replace(/^.*function:/, '').replace(/:.*$/, '');
    case 'autoscaling/autoScalingGroup':
      return text.replace(/^.*autoScalingGroupName\//, '');
    case 'elasticloadbalancing/loadbalancer':
      // the last part of an ALB's or NLB's name changes with the load balancer, the name is unique in its region
      return text.replace(/^loadbalancer\//, '').replace(/^((?:app|net|gwy)\/[^/]+)\/.*$/, '$1');
    case 'ecs/service':
      return text.replace(/^service\//, '');
    case 'rds/db':
    case 'rds/cluster':
      // RDS stores identifiers in lower case, whatever was typed
      return text.replace(/^(?:db|cluster):/, '').toLowerCase();
    case 'logs/log-group':
      return text.replace(/:\*$/, '');
    default:
      return text;
  }
}
