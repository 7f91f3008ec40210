import type { Resource } from '../../../lib/core/resource.ts';
import type { Scope } from '../../../lib/core/task.ts';

/** What a Savings Plan for compute prices, so that a question about one of them hears of it. */
const computeServices: ReadonlySet<string> = new Set(['ec2', 'ecs', 'lambda']);

/**
 * Whether a finding about this belongs to a task's scope. Tags are not asked: Trusted Advisor states none, and a gap
 * says so.
 */
export function isInScope(resource: Resource, scope: Scope | undefined): boolean {
  if (scope === undefined) return true;
  if (scope.accountIds && !scope.accountIds.includes(resource.accountId)) return false;
  if (!concernsService(resource.kind === 'resource' ? resource.service : resource.product, scope)) return false;
  return scope.resources === undefined || isNamed(resource, scope.resources);
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
