import Button from '@cloudscape-design/components/button';
import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { AuthenticatorKey } from '../session/cognito.ts';

/** What an authenticator app needs; on a phone the link opens one. */
export function AuthenticatorKeyText({ of: { secret, address } }: { readonly of: AuthenticatorKey }) {
  return (
    <SpaceBetween size="xs">
      <code className="command">{secret}</code>
      <SpaceBetween size="xs" direction="horizontal">
        <CopyToClipboard
          copyButtonText="Copy the key"
          copyErrorText="It could not be copied"
          copySuccessText="Copied"
          textToCopy={secret}
        />
        <Button href={address} formAction="none">
          Open an authenticator app
        </Button>
      </SpaceBetween>
    </SpaceBetween>
  );
}
