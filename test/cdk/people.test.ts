import { beforeAll, describe, expect, test } from 'vitest';
import { roles } from '../../functions/api/claims.ts';
import { makeManifest, makeRoom, type Synthesised, synthesise } from './synthesised.ts';

const rooms = [makeRoom(makeManifest({ name: 'api', kind: 'front-door', taskKinds: [], actions: [] }))];
let mesh: Synthesised;

beforeAll(() => {
  mesh = synthesise(rooms);
});

describe('the people', () => {
  test('are invited, have strong passwords, may use an authenticator app, and keep the e-mail they were invited by', () => {
    const { Properties, DeletionPolicy, UpdateReplacePolicy } = mesh.resource('People', 'AWS::Cognito::UserPool');
    expect(Properties).toMatchObject({
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      MfaConfiguration: 'OPTIONAL',
      EnabledMfas: ['SOFTWARE_TOKEN_MFA'],
      DeletionProtection: 'ACTIVE',
      AccountRecoverySetting: { RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] },
      Schema: [{ Name: 'email', Required: true, Mutable: false }],
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14,
          RequireLowercase: true,
          RequireUppercase: true,
          RequireNumbers: true,
          RequireSymbols: true,
        },
      },
    });
    expect([DeletionPolicy, UpdateReplacePolicy]).toEqual(['Retain', 'Retain']);
    const strict = synthesise(rooms, { api: { mfa: 'required' } });
    expect(strict.resource('People', 'AWS::Cognito::UserPool').Properties.MfaConfiguration).toBe('ON');
  });

  test('sign in with a client without a secret, for as long as the stage says', () => {
    const client = (of: Synthesised) => of.resource('People', 'AWS::Cognito::UserPoolClient').Properties;
    expect(client(mesh)).toMatchObject({
      GenerateSecret: false,
      AllowedOAuthFlowsUserPoolClient: false,
      PreventUserExistenceErrors: 'ENABLED',
      EnableTokenRevocation: true,
      IdTokenValidity: 60,
      TokenValidityUnits: { IdToken: 'minutes' },
    });
    expect(client(synthesise(rooms, { api: { idTokenMinutes: 15 } })).IdTokenValidity).toBe(15);
  });

  test('are in the groups that the interface knows', () => {
    const groups = Object.values(mesh.resources('People', 'AWS::Cognito::UserPoolGroup'));
    expect(groups.map(({ Properties }) => Properties.GroupName)).toEqual([...roles]);
  });

  test('begin with an administrator who decides, where the parameter names one, and else with nobody', () => {
    const { Parameters } = mesh.template('People');
    expect(Parameters?.FirstAdministrator).toMatchObject({ Default: '' });
    const user = mesh.resource('People', 'AWS::Cognito::UserPoolUser') as { Condition?: string; Properties: object };
    expect(user).toMatchObject({
      Condition: expect.stringContaining('HasAdministrator'),
      Properties: { Username: { Ref: 'FirstAdministrator' }, DesiredDeliveryMediums: ['EMAIL'] },
    });
    const role = mesh.resource('People', 'AWS::Cognito::UserPoolUserToGroupAttachment');
    expect(role).toMatchObject({ Condition: user.Condition, Properties: { GroupName: roles.at(-1) } });
  });
});
