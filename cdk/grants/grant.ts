import { PolicyStatement } from 'aws-cdk-lib/aws-iam';

type Conditions = Readonly<Record<string, Readonly<Record<string, string | readonly string[]>>>>;

/** A permission as data: the stacks make a statement of it, the permissions page a row, the tests a comparison. */
export interface Grant {
  /** The statement's id; unique in a role. */
  readonly id: string;
  readonly actions: readonly string[];
  /** ARNs. `*` only for actions that `wildcards.ts` has a reason for. */
  readonly resources: readonly string[];
  readonly conditions?: Conditions;
  /** One sentence for the permissions page. */
  readonly why: string;
}

export function statementOf({ id, actions, resources, conditions }: Grant): PolicyStatement {
  return new PolicyStatement({
    sid: id,
    actions: [...actions],
    resources: [...resources],
    ...(conditions !== undefined && { conditions }),
  });
}
