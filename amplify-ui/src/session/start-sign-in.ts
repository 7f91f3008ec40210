import type { Config } from './config.ts';
import { signInByLink, takeLinkSecret } from './link.ts';

/**
 * Signs in by the link that this page was opened with, where it was.
 *
 * @returns the outcome of it, or `undefined` where there was no link
 */
export function startSignIn({ cognito }: Config): Promise<void> | undefined {
  if (cognito !== undefined) return undefined;
  const secret = takeLinkSecret();
  return secret === undefined ? undefined : signInByLink(secret);
}
