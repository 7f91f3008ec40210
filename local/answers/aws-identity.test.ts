import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AwsError } from '../aws/aws-error.ts';
import type { AwsRequest, AwsService } from '../aws/service.ts';
import { createSts } from '../aws/sts.ts';
import { serve, temporaryFolder } from './answers.fixtures.ts';
import { findAwsIdentity } from './aws-identity.ts';

const keys = { accessKeyId: 'AKIAPROFILE', secretAccessKey: 'profile-secret' };
const sts = createSts({ accountId: '111122223333' });

/** The user's AWS configuration, and nothing else that the SDK could find credentials in. */
async function configure(text: string) {
  const folder = await temporaryFolder();
  await writeFile(join(folder, 'config'), text);
  vi.stubEnv('AWS_CONFIG_FILE', join(folder, 'config'));
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', join(folder, 'credentials'));
}

beforeEach(() => {
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  for (const name of ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']) {
    vi.stubEnv(name, undefined);
  }
  return () => vi.unstubAllEnvs();
});

function failing(code: string, message: string): AwsService {
  return { ...sts, handle: () => Promise.reject(new AwsError(code, 403, message)) };
}

const workProfile = `[profile work]\naws_access_key_id=${keys.accessKeyId}\naws_secret_access_key=${keys.secretAccessKey}\n`;

describe('the AWS identity of the user', () => {
  it('is the account of the named profile, and gives its keys', async () => {
    await configure(workProfile);
    const { endpoint } = await serve([sts], keys);

    const identity = await findAwsIdentity({ profile: 'work', endpoint });

    expect(identity).toMatchObject({ accountId: '111122223333', arn: expect.stringContaining(':111122223333:') });
    expect(await identity.credentials()).toMatchObject(keys);
  });

  it('is what the environment says where no profile is named', async () => {
    await configure('');
    vi.stubEnv('AWS_ACCESS_KEY_ID', keys.accessKeyId);
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', keys.secretAccessKey);
    const { endpoint } = await serve([sts], keys);

    expect(await findAwsIdentity({ endpoint })).toMatchObject({ accountId: '111122223333' });
  });

  it('is the named profile, even where the environment has other keys', async () => {
    await configure(workProfile);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAOTHER');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'other');
    const { endpoint } = await serve([sts], keys);

    const { credentials } = await findAwsIdentity({ profile: 'work', endpoint });

    expect(await credentials()).toMatchObject(keys);
  });

  it('is the role of a profile that has one, taken by the SDK itself', async () => {
    await configure(
      `${workProfile}[profile audit]\nrole_arn=arn:aws:iam::999988887777:role/audit\nsource_profile=work\nregion=us-east-1\n`,
    );
    const assumed: AwsRequest[] = [];
    const xml =
      '<AssumeRoleResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><AssumeRoleResult><Credentials><AccessKeyId>ASIAROLE</AccessKeyId><SecretAccessKey>role-secret</SecretAccessKey><SessionToken>role-token</SessionToken><Expiration>2099-01-01T00:00:00Z</Expiration></Credentials></AssumeRoleResult></AssumeRoleResponse>';
    const roles: AwsService = {
      ...sts,
      handle: async (request) => {
        assumed.push(request);
        return { status: 200, headers: { 'content-type': 'text/xml' }, body: xml };
      },
    };
    const profileSts = await serve([roles], keys);
    const roleSts = await serve([sts], { accessKeyId: 'ASIAROLE', secretAccessKey: 'role-secret' });
    vi.stubEnv('AWS_ENDPOINT_URL_STS', profileSts.endpoint);

    const { credentials } = await findAwsIdentity({ profile: 'audit', endpoint: roleSts.endpoint });

    expect(assumed).toHaveLength(1);
    expect(assumed[0]?.body.toString()).toContain('Action=AssumeRole');
    expect(await credentials()).toMatchObject({ accessKeyId: 'ASIAROLE', sessionToken: 'role-token' });
  });
});

describe('credentials that cannot be used are one line', () => {
  it('where there are none', async () => {
    await configure('');

    await expect(findAwsIdentity()).rejects.toMatchObject({
      code: 'bad-configuration',
      message: 'No AWS credentials were found: run "aws configure sso" or "aws configure" first.',
    });
  });

  it('where the profile does not exist', async () => {
    await configure(workProfile);

    await expect(findAwsIdentity({ profile: 'wrok' })).rejects.toMatchObject({
      code: 'bad-configuration',
      message:
        'No AWS credentials were found for profile "wrok": run "aws configure sso --profile wrok" or "aws configure --profile wrok" first.',
    });
  });

  it('where nobody is signed in to the SSO session of the profile', async () => {
    await configure(
      '[profile sso]\nsso_session=nobody\nsso_account_id=111122223333\nsso_role_name=audit\n[sso-session nobody]\nsso_region=us-east-1\nsso_start_url=https://nobody.invalid/start\n',
    );

    await expect(findAwsIdentity({ profile: 'sso' })).rejects.toMatchObject({
      code: 'access-denied',
      message:
        'The AWS credentials of profile "sso" have expired, or nobody is signed in: run "aws sso login --profile sso", or renew them.',
    });
  });

  it.each([
    [
      'ExpiredToken',
      'The security token included in the request is expired',
      'have expired, or nobody is signed in: run "aws sso login --profile work"',
    ],
    [
      'InvalidClientTokenId',
      'The security token included in the request is invalid',
      'are refused by AWS (InvalidClientTokenId): set valid keys',
    ],
    [
      'AccessDenied',
      'User: x is denied by a policy',
      'lack a permission: User: x is denied by a policy: have it granted',
    ],
  ])('where AWS answers %s', async (code, message, line) => {
    await configure(workProfile);
    const { endpoint } = await serve([failing(code, message)], keys);

    const error = await findAwsIdentity({ profile: 'work', endpoint }).catch((refused) => refused);

    expect(error).toMatchObject({ code: 'access-denied', message: expect.stringContaining(line) });
    expect(error.message).not.toContain('\n');
  });

  it('where AWS cannot be reached', async () => {
    await configure(workProfile);

    await expect(findAwsIdentity({ profile: 'work', endpoint: 'http://127.0.0.1:1' })).rejects.toMatchObject({
      code: 'service-unavailable',
      message: expect.stringContaining('check the network and try again'),
    });
  });
});
