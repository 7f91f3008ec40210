import { MeshError } from '../../lib/core/errors.ts';
import type { AwsIdentity } from '../../local/answers/aws-identity.ts';
import type { Stage } from '../stage.ts';

/** @throws MeshError `bad-input` where the credentials are of another account than the stage's */
export function assertAccount({ name, account }: Stage, { accountId }: Pick<AwsIdentity, 'accountId'>): void {
  if (account === undefined || account === accountId) return;
  throw new MeshError(
    'bad-input',
    `stage "${name}" belongs to account ${account}, and these credentials to ${accountId}: use another --profile`,
  );
}
