import { describe, expect, test } from 'vitest';
import type { AnalysisHeader } from '../../lib/core/analysis.ts';
import { eventOfAnalysis } from '../../lib/events/entry.ts';
import { wrapEvent } from '../../local/aws/events/event.ts';
import { listFields } from '../../local/aws/events/event-fields.ts';
import { compilePattern, matchesPattern } from '../../local/aws/events/pattern.ts';
import { compileTargetInput } from '../../local/aws/events/target-input.ts';
import { makeManifest, makeRoom, makeSupervisor, type Synthesised, synthesise } from './synthesised.ts';

const supervisor = makeSupervisor();
const chat = { url: 'https://slack.com/api/chat.postMessage', secretName: 'finops/chat', channel: 'C1' };
const emails = ['finance@example.com'];

interface DigestRule {
  readonly EventPattern: never;
  readonly Targets: readonly [
    { readonly InputTransformer: { readonly InputPathsMap: Record<string, string>; readonly InputTemplate: string } },
  ];
}

describe('the digest of a scheduled analysis', () => {
  test('goes by e-mail, a sentence a line, with what could not be seen', () => {
    const mesh = synthesise([makeRoom(supervisor)], { digest: { emails } });
    expect(
      sent(mesh, 'Email', digestEvent('schedule-1'))
        ?.split('\n')
        .map((line) => line.replace(/^"(.*)"$/, '$1')),
    ).toEqual([
      'FinOps Mesh: USD 12.00 a month can be saved',
      'Analysis schedule-1 is partial. Savings that are not known: 2.',
      'New since the analysis before: 4.',
      'At risk: Budget At Risk: team-a.',
      'Not seen: the spend of one account; the "tags".',
    ]);
  });

  test('goes to a chat as JSON with its channel', () => {
    const mesh = synthesise([makeRoom(supervisor)], { digest: { chat } });
    expect(JSON.parse(sent(mesh, 'Chat', digestEvent('schedule-1')) ?? '')).toEqual({
      channel: 'C1',
      text: [
        'USD 12.00 a month can be saved',
        'New since the analysis before: 4.',
        'At risk: Budget At Risk: team-a.',
        'Not seen: the spend of one account; the "tags".',
      ].join('\n'),
    });
  });

  test('is not sent for an analysis that somebody asked for and waits for', () => {
    const mesh = synthesise([makeRoom(supervisor)], { digest: { emails } });
    expect(sent(mesh, 'Email', digestEvent('api-1'))).toBeUndefined();
  });

  test('goes nowhere by default, and from no mesh without a supervisor', () => {
    const topics = (of: Synthesised) => of.resources('Bus', 'AWS::SNS::Topic');
    expect(topics(synthesise([makeRoom(supervisor)]))).toEqual({});
    expect(topics(synthesise([makeRoom(makeManifest())], { digest: { emails } }))).toEqual({});
  });
});

describe('the chat’s secret', () => {
  test('stays in Secrets Manager: the template holds a reference', () => {
    const mesh = synthesise([makeRoom(supervisor)], { digest: { chat } });
    expect(mesh.resource('Bus', 'AWS::Events::Connection').Properties).toMatchObject({
      AuthParameters: {
        ApiKeyAuthParameters: {
          ApiKeyName: 'Authorization',
          ApiKeyValue: '{{resolve:secretsmanager:finops/chat:SecretString:::}}',
        },
      },
    });
  });

  test('is read by no role of the mesh; the rule may send, and to this destination only', () => {
    const mesh = synthesise([makeRoom(supervisor)], { digest: { chat } });
    const { Policies } = mesh.resource('Bus', 'AWS::IAM::Role', 'NoticesChatRole').Properties;
    expect(Policies).toEqual([
      {
        PolicyName: 'send',
        PolicyDocument: expect.objectContaining({
          Statement: [
            {
              Action: 'events:InvokeApiDestination',
              Effect: 'Allow',
              Resource: { 'Fn::GetAtt': [expect.stringMatching(/^NoticesChat/), 'Arn'] },
            },
          ],
        }),
      },
    ]);
    expect(JSON.stringify(mesh.template('Bus'))).not.toContain('secretsmanager:GetSecretValue');
  });
});

test('the topic of digests takes from its rule only, over TLS', () => {
  const mesh = synthesise([makeRoom(supervisor)], { digest: { emails } });
  const { PolicyDocument } = mesh.resource('Bus', 'AWS::SNS::TopicPolicy').Properties as {
    PolicyDocument: { Statement: unknown[] };
  };
  expect(PolicyDocument.Statement).toEqual([
    expect.objectContaining({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    expect.objectContaining({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Condition: {
        ArnEquals: { 'aws:SourceArn': { 'Fn::GetAtt': [expect.stringMatching(/^NoticesEmailRule/), 'Arn'] } },
      },
    }),
  ]);
});

/** What the rule sends to its target for an event; `undefined` where it does not match. */
function sent(mesh: Synthesised, target: 'Email' | 'Chat', envelope: ReturnType<typeof wrapEvent>): string | undefined {
  const rule = mesh.resource('Bus', 'AWS::Events::Rule', `Notices${target}Rule`).Properties as unknown as DigestRule;
  if (!matchesPattern(compilePattern(rule.EventPattern), listFields(envelope.event))) return undefined;
  const { InputPathsMap: paths, InputTemplate: template } = rule.Targets[0].InputTransformer;
  return compileTargetInput({ kind: 'template', paths, template }, { name: 'rule', arn: 'arn' })(envelope, new Date(0));
}

/** The event that the supervisor publishes of an analysis. */
function digestEvent(id: string): ReturnType<typeof wrapEvent> {
  const header = {
    id,
    headline: 'USD 12.00 a month can be saved',
    receipts: [],
    gaps: [{ effect: 'the spend of one account' }, { effect: 'the "tags"' }],
    warnings: [{ detailType: 'Budget At Risk', subject: 'team-a' }],
    newOpportunities: 4,
    unknown: 2,
    status: 'partial',
    contextKey: 'analyses/1/analysis.json',
    completedAt: '2026-11-20T06:05:00Z',
    opportunityCount: 3,
    highImpact: [],
  } as unknown as AnalysisHeader;
  const { source, detailType, detail } = eventOfAnalysis(header, 0, supervisor.publishes.source, 'Analysis Completed');
  const parts = { id: '1', account: '111122223333', region: 'us-east-1', resources: [], time: new Date(0) };
  return wrapEvent({ ...parts, source, detailType, detail: detail as never, detailText: JSON.stringify(detail) });
}
