import { Stack } from 'aws-cdk-lib';
import { CfnArchive, CfnEventBus } from 'aws-cdk-lib/aws-events';
import { AnyPrincipal, Effect, PolicyDocument, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

export interface MeshBusProps {
  readonly name: string;
  /** The path of the roles that may publish as `finops.*`, e.g. `/finops-mesh/prod/`. */
  readonly rolePath: string;
  readonly archiveDays: number;
}

/** The mesh's bus with its archive. Nobody outside the mesh's role path can publish as a part of the mesh. */
export class MeshBus extends Construct {
  readonly busName: string;
  readonly busArn: string;

  constructor(scope: Construct, id: string, { name, rolePath, archiveDays }: MeshBusProps) {
    super(scope, id);
    const bus = new CfnEventBus(this, 'Bus', {
      name,
      description: 'Events of FinOps Mesh',
      policy: new PolicyDocument({ statements: [denyOthers(Stack.of(this), name, rolePath)] }),
    });
    this.busName = bus.ref;
    this.busArn = bus.attrArn;
    new CfnArchive(this, 'Archive', {
      sourceArn: bus.attrArn,
      description: 'What happened in the mesh, for a replay',
      eventPattern: { source: [{ prefix: 'finops.' }] },
      retentionDays: archiveDays,
    });
  }
}

function denyOthers(stack: Stack, name: string, rolePath: string): PolicyStatement {
  const roles = { service: 'iam', region: '', resource: 'role', resourceName: `${rolePath.slice(1)}*` };
  return new PolicyStatement({
    sid: 'OnlyTheMeshSpeaksAsTheMesh',
    effect: Effect.DENY,
    principals: [new AnyPrincipal()],
    actions: ['events:PutEvents'],
    resources: [stack.formatArn({ service: 'events', resource: 'event-bus', resourceName: name })],
    conditions: {
      // One finops entry among others is enough: the key holds the sources of all entries.
      'ForAnyValue:StringLike': { 'events:source': 'finops.*' },
      ArnNotLike: { 'aws:PrincipalArn': stack.formatArn(roles) },
      // A replay of the archive comes from EventBridge itself.
      Bool: { 'aws:PrincipalIsAWSService': 'false' },
    },
  });
}
