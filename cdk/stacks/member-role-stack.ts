import {
  BootstraplessSynthesizer,
  CfnOutput,
  Duration,
  type IStackSynthesizer,
  Stack,
  type StackProps,
} from 'aws-cdk-lib';
import { AccountPrincipal, PolicyDocument, Role } from 'aws-cdk-lib/aws-iam';
import type { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import { acknowledgeWildcards } from '../agent/acknowledge.ts';
import { type Grant, statementOf } from '../grants/grant.ts';
import { readGrant } from '../grants/sources.ts';
import { rolePath } from '../naming.ts';
import type { Stage } from '../stage.ts';

/** As long as the longest function runs, and no longer. */
const sessionHours = 1;

export interface MemberRoleStackProps extends StackProps {
  readonly stage: Stage;
  readonly scope: Extract<Stage['scope'], { kind: 'organisation' }>;
  readonly manifests: readonly Manifest[];
  /** The account that the mesh lives in. */
  readonly meshAccount: string;
}

/**
 * The read-only role of a member account: a template to roll out with StackSets, not a part of the mesh's own account.
 * Only the mesh's functions take it, with the external id, from within the organisation.
 */
export class MemberRoleStack extends Stack {
  constructor(scope: Construct, id: string, props: MemberRoleStackProps) {
    // Member accounts need no CDK bootstrap.
    super(scope, id, { ...props, synthesizer: new BootstraplessSynthesizer() as IStackSynthesizer });
    const { stage, meshAccount, manifests } = props;
    const { organisationId, memberRole, externalId } = props.scope;
    const grant = memberGrant(manifests);
    const role = new Role(this, 'Reader', {
      roleName: memberRole,
      description: 'Read by FinOps Mesh',
      maxSessionDuration: Duration.hours(sessionHours),
      assumedBy: new AccountPrincipal(meshAccount).withConditions({
        StringEquals: { 'sts:ExternalId': externalId, 'aws:PrincipalOrgID': organisationId },
        ArnLike: { 'aws:PrincipalArn': `arn:aws:iam::${meshAccount}:role${rolePath(stage)}*` },
      }),
      ...(grant.actions.length > 0 && {
        inlinePolicies: { read: new PolicyDocument({ statements: [statementOf(grant)] }) },
      }),
    });
    acknowledgeWildcards(role, [grant]);
    new CfnOutput(this, 'ReaderRole', { value: role.roleArn });
  }
}

/** What the rooms may read of AWS in the mesh's own account, they may read in a member account. */
export function memberGrant(manifests: readonly Manifest[]): Grant {
  const actions = manifests.flatMap((manifest) => manifest.actions).filter((action) => !/^(sts|s3):/.test(action));
  return readGrant([...new Set(actions)].sort());
}
