import type { Resource } from './resource.ts';
import type { Scope } from './task.ts';

/** What a Savings Plan for compute prices, so that a question about one of them hears of it. */
const computeServices: ReadonlySet<string> = new Set(['ec2', 'ecs', 'lambda']);

/**
 * Whether a finding about this belongs to a task's scope. Of a resource whose tags no source told, tags are not asked:
 * leaving it out could lose a finding that was asked for.
 */
export function isInScope(resource: Resource, scope: Scope | undefined): boolean {
  if (scope === undefined) return true;
  if (scope.accountIds && !scope.accountIds.includes(resource.accountId)) return false;
  if (!concernsService(resource.kind === 'resource' ? resource.service : resource.product, scope)) return false;
  if (!hasTags(resource, scope.tags)) return false;
  return scope.resources === undefined || isNamed(resource, scope.resources);
}

function hasTags(resource: Resource, asked: Scope['tags']): boolean {
  if (asked === undefined || resource.kind === 'commitment' || resource.tags === undefined) return true;
  return Object.entries(asked).every(([key, value]) => resource.tags?.[key] === value);
}

/** Whether a service, as an ARN names it, is one that the scope asks about: `ec2`, `EC2` and `Amazon EC2` are one. */
export function concernsService(service: string, scope: Scope | undefined): boolean {
  if (scope?.services === undefined) return true;
  return scope.services.map(bareService).some((asked) => {
    return asked === service || (service === 'compute' && computeServices.has(asked));
  });
}

function bareService(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(amazon|aws)/, '')
    .replace(/[^a-z0-9-]/g, '');
}

function isNamed(resource: Resource, names: readonly string[]): boolean {
  if (resource.kind === 'commitment') return false;
  const { accountId, region, service, type, id, arn } = resource;
  const key = [accountId, region, service, type, id].join('/');
  return names.some((name) => name === id || name === arn || name === key);
}
