import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import { MeshError } from '../../lib/core/errors.ts';

/** Keys of the user's AWS identity, refreshed before they end. */
export type AwsCredentials = () => Promise<{
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}>;

export interface AwsIdentity {
  readonly accountId: string;
  readonly arn: string;
  readonly credentials: AwsCredentials;
}

export interface AwsIdentityOptions {
  /** A profile of the user's AWS configuration. Default: what the AWS CLI would take. */
  readonly profile?: string | undefined;
  /** Where STS answers, if not at AWS. */
  readonly endpoint?: string;
}

/**
 * Who the user is for AWS, asked of STS: `sts:GetCallerIdentity` needs no permission and changes nothing. The SDK's
 * own providers find the credentials: keys, SSO sessions, roles, processes.
 *
 * @throws MeshError in one line that says what is missing and what to do: `bad-configuration` without credentials,
 *   `access-denied` where they have expired or AWS refuses them, `service-unavailable` where AWS cannot be reached
 */
export async function findAwsIdentity({ profile, endpoint }: AwsIdentityOptions = {}): Promise<AwsIdentity> {
  const sts = new STSClient({
    region: 'us-east-1',
    credentials: profile === undefined ? fromNodeProviderChain() : fromIni({ profile }),
    ...(endpoint !== undefined && { endpoint }),
  });
  try {
    const { Account, Arn } = await sts.send(new GetCallerIdentityCommand({}));
    if (!Account || !Arn) throw new Error('STS named no account');
    // The client keeps what its provider gave until shortly before it ends.
    return { accountId: Account, arn: Arn, credentials: () => sts.config.credentials() };
  } catch (error) {
    const problem = error instanceof Error ? error : new Error(String(error));
    throw explainCredentials(problem, profile);
  }
}

/** Source: "Common error types" of the AWS API references, and STS's older names for the same. */
const expiredNames: ReadonlySet<string> = new Set(['ExpiredToken', 'ExpiredTokenException', 'RequestExpired']);
const refusedNames: ReadonlySet<string> = new Set([
  'AuthFailure',
  'IncompleteSignature',
  'InvalidAccessKeyId',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);
const providerNames: ReadonlySet<string> = new Set(['CredentialsProviderError', 'TokenProviderError']);

/** Whether AWS, or the SDK on the way to it, could make nothing of the user's credentials; a lacking permission is not. */
export function isCredentialProblem(name: string): boolean {
  return expiredNames.has(name) || refusedNames.has(name) || providerNames.has(name);
}

/** A failure to find or use the user's credentials as one line: which it is, and what to do. */
export function explainCredentials(problem: { name: string; message: string }, profile?: string): MeshError {
  const { name } = problem;
  const said = firstLine(problem.message);
  const whose = profile === undefined ? 'The AWS credentials' : `The AWS credentials of profile "${profile}"`;
  const option = profile === undefined ? '' : ` --profile ${profile}`;
  if (expiredNames.has(name) || /expired|re-authenticate|sso login/i.test(said)) {
    return failure(
      'access-denied',
      `${whose} have expired, or nobody is signed in: run "aws sso login${option}", or renew them.`,
    );
  }
  if (providerNames.has(name) && /could not (load|resolve|be found)|was not found/i.test(said)) {
    const where =
      profile === undefined
        ? 'No AWS credentials were found'
        : `No AWS credentials were found for profile "${profile}"`;
    return failure(
      'bad-configuration',
      `${where}: run "aws configure sso${option}" or "aws configure${option}" first.`,
    );
  }
  if (providerNames.has(name)) {
    return failure('bad-configuration', `${whose} cannot be used: ${said}: correct the AWS configuration file.`);
  }
  if (refusedNames.has(name)) {
    return failure(
      'access-denied',
      `${whose} are refused by AWS (${name}): set valid keys with "aws configure${option}".`,
    );
  }
  if (/^AccessDenied/.test(name)) {
    return failure('access-denied', `${whose} lack a permission: ${said}: have it granted, or use another profile.`);
  }
  return failure(
    'service-unavailable',
    `AWS could not be asked who you are (${said}): check the network and try again.`,
  );

  function failure(code: MeshError['code'], line: string): MeshError {
    return new MeshError(code, line, { cause: problem });
  }
}

function firstLine(text: string): string {
  return (text.split('\n')[0] ?? '').replace(/\.$/, '');
}
