import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReceiptReply } from '../../api/types.ts';
import { TillReceipt } from '../../components/till-receipt.tsx';
import { ToLink } from '../../components/to-link.tsx';

/** Why the net is not what the sources say. */
export function ReceiptInSmall({ reply }: { readonly reply: ReceiptReply }) {
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description="From what all sources say to what counts."
          actions={<ToLink to="/receipt">Line by line</ToLink>}
        >
          Receipt
        </Header>
      }
    >
      <SpaceBetween size="m">
        {reply.receipts.length === 0 ? reply.headline : null}
        {reply.receipts.map((receipt) => (
          <TillReceipt key={receipt.currency} receipt={receipt} isSmall />
        ))}
      </SpaceBetween>
    </Container>
  );
}
