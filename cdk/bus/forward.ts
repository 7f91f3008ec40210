import { CfnRule } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { MeshError } from '../../lib/core/errors.ts';
import type { Manifest } from '../../lib/core/manifest.ts';

/** AWS's own events that the mesh hears of in any case, as on the laptop: cost anomalies, Trusted Advisor refreshes. */
const awsSources = ['aws.ce', 'aws.trustedadvisor'];

export interface ForwardEventsProps {
  /** Sources of the events that are sent on. */
  readonly sources: readonly string[];
  /** The mesh's bus, in this or another region. */
  readonly busArn: string;
}

/** Sends AWS's own events on from this region's default bus to the mesh's bus. */
export class ForwardEvents extends Construct {
  constructor(scope: Construct, id: string, { sources, busArn }: ForwardEventsProps) {
    super(scope, id);
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: {
        forward: new PolicyDocument({
          statements: [new PolicyStatement({ actions: ['events:PutEvents'], resources: [busArn] })],
        }),
      },
    });
    new CfnRule(this, 'Rule', {
      description: 'Sends events of AWS itself on to the mesh',
      eventPattern: { source: sources },
      targets: [{ id: 'mesh', arn: busArn, roleArn: role.roleArn }],
    });
  }
}

/**
 * The sources that have to be forwarded so that every subscription to AWS's own events hears of them.
 *
 * @throws MeshError `bad-configuration` for a subscription that names no source, and so would need all events
 */
export function forwardedSources(manifests: readonly Manifest[]): string[] {
  const subscribed = manifests.flatMap(({ name, subscribes }) =>
    subscribes.filter(({ bus }) => bus === 'default').flatMap(({ pattern }) => sourcesOf(name, pattern)),
  );
  return [...new Set([...awsSources, ...subscribed])].sort();
}

function sourcesOf(room: string, { source }: Manifest['subscribes'][number]['pattern']): string[] {
  const named = Array.isArray(source) ? source.filter((each) => typeof each === 'string') : [];
  if (Array.isArray(source) && named.length === source.length && named.length > 0) return named;
  throw new MeshError(
    'bad-configuration',
    `${room} subscribes to the default bus without naming its sources; allowed: { "source": ["aws.ce"], ... }`,
  );
}
