import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Opportunity } from '../../api/types.ts';
import { cliCommandOf } from './cli-command.ts';

/** How to look at the resource oneself. */
export function Command({ resource }: { readonly resource: Opportunity['unit']['resource'] }) {
  const command = cliCommandOf(resource);
  if (command === undefined) return null;
  return (
    <SpaceBetween size="xs">
      <Header
        variant="h3"
        description={`With credentials of account ${resource.accountId}.`}
        actions={
          <CopyToClipboard
            copyButtonText="Copy"
            copyErrorText="It could not be copied"
            copySuccessText="Copied"
            textToCopy={command}
          />
        }
      >
        Look at it yourself
      </Header>
      <code className="command">{command}</code>
    </SpaceBetween>
  );
}
