import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';
import type { Grant } from '../grants/grant.ts';
import { wildcardReason } from '../grants/wildcards.ts';

/** A finding of cdk-nag's AWS Solutions pack that is meant to be so, and why. */
export function acknowledge(construct: IConstruct, rule: string, reason: string): void {
  Validations.of(construct).acknowledge({ id: `AwsSolutions-${rule}`, reason });
}

/** Says of every wildcard in a role's grants why it is there; cdk-nag refuses those that nobody says it of. */
export function acknowledgeWildcards(role: IConstruct, grants: readonly Grant[]): void {
  const nameOf = (resource: string) => flattenCfnReference(Stack.of(role).resolve(resource));
  const wildcards = grants.flatMap((grant) =>
    grant.resources.map((resource) => ({ grant, name: nameOf(resource) })).filter(({ name }) => name.includes('*')),
  );
  for (const [name, same] of Map.groupBy(wildcards, (wildcard) => wildcard.name)) {
    const reasons = same.map(({ grant }) => reasonOf(grant, name));
    // One grant without a reason is enough for the finding to stand.
    if (!reasons.includes(undefined)) acknowledge(role, `IAM5[Resource::${name}]`, [...new Set(reasons)].join(' '));
  }
}

/** `undefined` where an action on `*` has no reason: the finding then stands. */
function reasonOf({ actions, why }: Grant, resource: string): string | undefined {
  if (resource !== '*') return `A prefix and not all: ${why}.`;
  const reasons = actions.map(wildcardReason);
  if (reasons.some((reason) => reason === undefined)) return undefined;
  return `${[...new Set(reasons)].join('; ').replace(/^./, (letter) => letter.toUpperCase())}.`;
}
