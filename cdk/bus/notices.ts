import { SecretValue } from 'aws-cdk-lib';
import { ApiDestination, Authorization, CfnRule, Connection, HttpMethod } from 'aws-cdk-lib/aws-events';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Manifest } from '../../lib/core/manifest.ts';
import type { Stage } from '../stage.ts';

/** The event that carries a digest (contract, "Events"). */
const completed = 'Analysis Completed';

/** What a digest says, by where it stands in the event (`lib/events/digest.ts`): as one text, and line by line. */
const digestPaths = {
  text: '$.detail.digest.text',
  headline: '$.detail.digest.lines[0]',
  new: '$.detail.digest.lines[1]',
  atRisk: '$.detail.digest.lines[2]',
  notSeen: '$.detail.digest.lines[3]',
  status: '$.detail.digest.status',
  unknown: '$.detail.digest.unknown',
  analysis: '$.detail.analysisId',
} as const;

/** A chat service is sent no more than this, and EventBridge keeps what is over. */
const messagesPerSecond = 1;

export interface NoticesProps {
  readonly digest: Stage['digest'];
  readonly eventBusName: string;
  readonly deadLettersArn: string;
  /** The room that publishes the digest. */
  readonly supervisor: Manifest;
}

/** Sends the digest of each scheduled analysis by e-mail and to a chat, as the stage says. */
export class Notices extends Construct {
  private readonly props: NoticesProps;

  constructor(scope: Construct, id: string, props: NoticesProps) {
    super(scope, id);
    this.props = props;
    const { emails, chat } = props.digest;
    if (emails.length > 0) this.byEmail(emails);
    if (chat !== undefined) this.toChat(chat);
  }

  private byEmail(emails: readonly string[]): void {
    const topic = new Topic(this, 'Emails', { displayName: 'FinOps Mesh', enforceSSL: true });
    for (const email of emails) topic.addSubscription(new EmailSubscription(email));
    const rule = this.onDigest('EmailRule', {
      id: 'email',
      arn: topic.topicArn,
      inputTransformer: { inputPathsMap: digestPaths, inputTemplate: emailTemplate },
    });
    topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'DigestRule',
        principals: [new ServicePrincipal('events.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions: { ArnEquals: { 'aws:SourceArn': rule.attrArn } },
      }),
    );
  }

  private toChat({ url, header, secretName, channel }: NonNullable<Stage['digest']['chat']>): void {
    const connection = new Connection(this, 'ChatConnection', {
      // A reference: CloudFormation reads the secret when it deploys, and the template never holds it.
      authorization: Authorization.apiKey(header, SecretValue.secretsManager(secretName)),
    });
    const destination = new ApiDestination(this, 'Chat', {
      connection,
      endpoint: url,
      httpMethod: HttpMethod.POST,
      rateLimitPerSecond: messagesPerSecond,
    });
    const role = new Role(this, 'ChatRole', {
      assumedBy: new ServicePrincipal('events.amazonaws.com'),
      inlinePolicies: {
        send: new PolicyDocument({
          statements: [
            new PolicyStatement({
              actions: ['events:InvokeApiDestination'],
              resources: [destination.apiDestinationArn],
            }),
          ],
        }),
      },
    });
    this.onDigest('ChatRule', {
      id: 'chat',
      arn: destination.apiDestinationArn,
      roleArn: role.roleArn,
      inputTransformer: { inputPathsMap: digestPaths, inputTemplate: chatTemplate(channel) },
    });
  }

  private onDigest(id: string, target: CfnRule.TargetProperty): CfnRule {
    const { eventBusName, deadLettersArn, supervisor } = this.props;
    return new CfnRule(this, id, {
      description: 'The digest of a scheduled analysis',
      eventBusName,
      eventPattern: digestPattern(supervisor),
      targets: [{ ...target, deadLetterConfig: { arn: deadLettersArn } }],
    });
  }
}

/** Whether a room publishes digests. */
export function publishesDigest({ publishes }: Manifest): boolean {
  return publishes.detailTypes.includes(completed);
}

/** The analyses of a schedule: `lib/runtime/task-of.ts` names them after it. */
function digestPattern({ publishes }: Manifest) {
  return {
    source: [publishes.source],
    'detail-type': [completed],
    detail: { analysisId: [{ prefix: 'schedule-' }] },
  };
}

/** Lines of an e-mail are JSON texts of their own (EventBridge user guide, "Input transformation"). */
const emailTemplate = [
  'FinOps Mesh: <headline>',
  'Analysis <analysis> is <status>. Savings that are not known: <unknown>.',
  '<new>',
  '<atRisk>',
  '<notSeen>',
]
  .map((sentence) => `"${sentence}"`)
  .join('\n');

/** A value without quotes around it is put in as JSON, so its line breaks stay what they are. */
function chatTemplate(channel: string | undefined): string {
  const to = channel === undefined ? '' : `"channel":${JSON.stringify(channel)},`;
  return `{${to}"text":<text>}`;
}
