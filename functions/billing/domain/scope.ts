import type { Finding } from '../../../lib/core/finding.ts';
import type { Scope } from '../../../lib/core/task.ts';

/** What compute Savings Plans price, so that a question about one of them hears of such a plan. */
const computeServices: ReadonlySet<string> = new Set(['ec2', 'ecs', 'lambda']);

/** Whether a finding belongs to what a task is limited to. */
export function isInScope({ resource }: Finding, scope: Scope | undefined): boolean {
  if (scope === undefined) return true;
  const { accountIds, services, resources, tags } = scope;
  if (accountIds && !accountIds.includes(resource.accountId)) return false;
  if (resource.kind === 'commitment') {
    return resources === undefined && tags === undefined && (services === undefined || services.some(isOfCompute));
  }
  if (services && !services.some((service) => bareService(service) === resource.service)) return false;
  const { accountId, region, service, type, id, arn } = resource;
  const key = [accountId, region, service, type, id].join('/');
  if (resources && !resources.some((name) => name === id || name === arn || name === key)) return false;
  return Object.entries(tags ?? {}).every(([wanted, value]) =>
    Object.entries(resource.tags ?? {}).some(([own, stated]) => bareTag(own) === bareTag(wanted) && stated === value),
  );
}

function isOfCompute(service: string): boolean {
  return computeServices.has(bareService(service));
}

/** `ec2`, `EC2` and `Amazon EC2` are one. */
function bareService(name: string): string {
  return name
    .toLowerCase()
    .replace(/^(amazon|aws)/, '')
    .replace(/[^a-z0-9-]/g, '');
}

function bareTag(key: string): string {
  return key.toLowerCase().replace(/^user[:_]/, '');
}
