import { describe, expect, test } from 'vitest';
import { takesPart } from '../../cdk/agent/environment.ts';
import { readStage, type StageInput } from '../../cdk/stage.ts';
import { findStage } from '../../cdk/stages.ts';
import { makeManifest, makeRoom, synthesise } from './synthesised.ts';

describe('a stage is refused with the name of the value, the value and what is allowed', () => {
  test.each<[string, Record<string, unknown>, RegExp]>([
    ['region', { region: 'eu-nowhere-1' }, /region is "eu-nowhere-1" \(.*"us-east-1"/],
    ['logRetentionDays', { logRetentionDays: 8 }, /logRetentionDays is 8 \(.*7\|14\|30/],
    ['account', { account: '1234' }, /account is "1234" \(allowed: an account id of 12 digits\)/],
    ['eventBus', { eventBus: 'default' }, /eventBus is "default" \(allowed: .*not "default"\)/],
    ['archiveDays', { archiveDays: 0 }, /archiveDays is 0 \(.*1\)/],
    ['contextDays.reports', { contextDays: { reports: 1.5 } }, /contextDays\.reports is 1\.5/],
    ['scope.kind', { scope: { kind: 'everything' } }, /scope\.kind is "everything" \(.*\)/],
    ['api.idTokenMinutes', { api: { idTokenMinutes: 14 } }, /api\.idTokenMinutes is 14 \(.*15\)/],
    ['api.idTokenMinutes', { api: { idTokenMinutes: 61 } }, /api\.idTokenMinutes is 61 \(.*60\)/],
    ['api.allowedOrigin', { api: { allowedOrigin: '*' } }, /api\.allowedOrigin is "\*" \(allowed: an https origin/],
    [
      'api.allowedOrigin',
      { api: { allowedOrigin: 'https://a.example/page' } },
      /api\.allowedOrigin is "https:.* \(allowed: an https origin without a path/,
    ],
    ['an unknown setting', { regoin: 'us-east-1' }, /there is no setting "regoin"/],
    [
      'a chat without TLS',
      { digest: { chat: { url: 'http://x.example', secretName: 's' } } },
      /digest\.chat\.url is "http/,
    ],
  ])('%s', (_, wrong, message) => {
    expect(() => readStage({ name: 'prod', ...wrong } as StageInput)).toThrow(message);
  });

  test('and so is the name of one that is not there', () => {
    expect(() => findStage('production')).toThrow('there is no stage "production"; there is: dev, prod');
  });
});

describe('a stage and the rooms have to fit', () => {
  const reader = makeManifest({ environment: ['REPORT_URL'] });

  test('a variable that a room reads needs a value', () => {
    expect(() => synthesise([makeRoom(reader)])).toThrow(
      'listener reads REPORT_URL: give it a value in "environment" of stage "test"',
    );
  });

  test('a value that no room reads is a slip of the pen', () => {
    const environment = { REPORT_URL: 'x', REPORT_URI: 'y' };
    expect(() => synthesise([makeRoom(reader)], { environment })).toThrow(
      /environment has "REPORT_URI"; there is: REPORT_URL/,
    );
  });

  test('so is a concurrency for a room that is not there', () => {
    expect(() => synthesise([makeRoom(makeManifest())], { reservedConcurrency: { advisor: 1 } })).toThrow(
      /reservedConcurrency has "advisor"; there is: listener/,
    );
  });

  test('a stage without a billing export has no room that would read one', () => {
    const billing = makeManifest({ name: 'billing', environment: ['BILLING_EXPORT_URI'] });
    const withExport = { name: 'dev', billingExport: { bucket: 'my-exports', prefix: 'focus/' } };
    expect(takesPart(billing, readStage({ name: 'dev' }))).toBe(false);
    expect(takesPart(billing, readStage(withExport))).toBe(true);
    expect(takesPart(makeManifest(), readStage({ name: 'dev' }))).toBe(true);
  });

  test('the room of billing exports is told where they are, or that there is none', () => {
    const billing = makeManifest({ name: 'billing', environment: ['BILLING_EXPORT_URI'] });
    const variables = (stage: Partial<StageInput>) =>
      (
        synthesise([makeRoom(billing)], stage).resource('Agents', 'AWS::Lambda::Function').Properties.Environment as {
          Variables: Record<string, unknown>;
        }
      ).Variables;
    expect(variables({}).BILLING_EXPORT_URI).toBe('none');
    const billingExport = { bucket: 'my-exports', prefix: 'focus/', region: 'eu-west-1' };
    expect(variables({ billingExport })).toMatchObject({
      BILLING_EXPORT_URI: 's3://my-exports/focus/',
      BILLING_EXPORT_REGION: 'eu-west-1',
    });
  });
});

describe('the role of member accounts', () => {
  const scope = {
    kind: 'organisation' as const,
    organisationId: 'o-a1b2c3d4e5',
    memberRole: 'finops-reader',
    externalId: '0123456789abcdef',
  };

  test('is trusted to the mesh’s functions only, with the external id, within the organisation; it reads', () => {
    const mesh = synthesise([makeRoom(makeManifest())], { scope, account: '111122223333' });
    expect(mesh.resource('MemberRole', 'AWS::IAM::Role').Properties).toMatchObject({
      RoleName: 'finops-reader',
      AssumeRolePolicyDocument: {
        Statement: [
          {
            Action: 'sts:AssumeRole',
            Effect: 'Allow',
            Condition: {
              StringEquals: { 'sts:ExternalId': '0123456789abcdef', 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' },
              ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/finops-mesh/test/*' },
            },
          },
        ],
      },
      Policies: [
        { PolicyDocument: { Statement: [{ Action: 'support:DescribeTrustedAdvisorChecks', Effect: 'Allow' }] } },
      ],
    });
    expect(mesh.template('MemberRole')).not.toHaveProperty('Rules');
  });

  test('needs the mesh’s account, which member accounts trust by its id', () => {
    expect(() => synthesise([makeRoom(makeManifest())], { scope })).toThrow(/reads an organisation: give it "account"/);
  });

  test('is not there for a mesh of one account', () => {
    expect(synthesise([makeRoom(makeManifest())]).has('MemberRole')).toBe(false);
  });
});
