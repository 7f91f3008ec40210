import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff';

/** A synthesised template, as far as the guard looks at it. */
export interface GuardedTemplate {
  readonly Resources?: Readonly<Record<string, GuardedResource>>;
}
interface GuardedResource {
  readonly Type: string;
  readonly DeletionPolicy?: string;
  readonly Properties?: Readonly<Record<string, unknown>>;
}

/** A resource that holds what nobody can make again, and what a change would do to it. */
export interface StatefulLoss {
  readonly logicalId: string;
  readonly type: string;
  readonly how: 'replaced' | 'perhaps replaced' | 'removed' | 'left behind' | 'without its executions';
}

/** Types that hold state whatever their deletion policy says. */
const statefulTypes: ReadonlySet<string> = new Set([
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::GlobalTable',
  'AWS::DynamoDB::Table',
  'AWS::S3::Bucket',
]);

const losses: Readonly<Partial<Record<ResourceImpact, StatefulLoss['how']>>> = {
  [ResourceImpact.WILL_REPLACE]: 'replaced',
  [ResourceImpact.MAY_REPLACE]: 'perhaps replaced',
  [ResourceImpact.WILL_DESTROY]: 'removed',
  [ResourceImpact.WILL_ORPHAN]: 'left behind',
};

/** What state a change from one template to another would lose. None is what a release may do. */
export function statefulLosses(before: GuardedTemplate, after: GuardedTemplate): StatefulLoss[] {
  const found: StatefulLoss[] = [];
  // The comparison writes into what it compares.
  const { resources } = fullDiff(structuredClone(before), structuredClone(after));
  resources.forEachDifference((logicalId, { changeImpact }) => {
    const resource = before.Resources?.[logicalId];
    const how = losses[changeImpact];
    if (resource === undefined || how === undefined || !isStateful(resource)) return;
    found.push({ logicalId, type: resource.Type, how });
  });
  return [...found, ...lostExecutions(before, after)];
}

/** One line a loss, for the error that refuses it. */
export function describeLosses(found: readonly StatefulLoss[]): string {
  return found.map(({ logicalId, type, how }) => `${logicalId} (${type}) would be ${how}`).join('; ');
}

function isStateful({ Type, DeletionPolicy }: GuardedResource): boolean {
  return statefulTypes.has(Type) || (DeletionPolicy === 'Retain' && Type !== 'AWS::Lambda::Version');
}

/** The comparison calls a change of `DurableConfig` an update; Lambda makes a new function, without the running work. */
function lostExecutions(before: GuardedTemplate, after: GuardedTemplate): StatefulLoss[] {
  return Object.entries(before.Resources ?? {})
    .filter(([, { Type, Properties }]) => Type === 'AWS::Lambda::Function' && Properties?.DurableConfig !== undefined)
    .filter(
      ([id, { Properties }]) => !isSame(Properties?.DurableConfig, after.Resources?.[id]?.Properties?.DurableConfig),
    )
    .map(([logicalId, { Type }]) => ({ logicalId, type: Type, how: 'without its executions' }));
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right);
}
