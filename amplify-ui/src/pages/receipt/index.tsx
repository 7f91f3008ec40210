import Container from '@cloudscape-design/components/container';
import Grid from '@cloudscape-design/components/grid';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'react-router';
import type { ReceiptReply, ReceiptTotals } from '../../api/types.ts';
import { useReceipt } from '../../api/use-receipt.ts';
import { NoAnalysisYet, StateOf } from '../../components/state-of.tsx';
import { TillReceipt } from '../../components/till-receipt.tsx';
import { Waterfall } from '../../components/waterfall.tsx';
import { formatDay } from '../../format/dates.ts';
import { basisWords, boundWords } from '../../format/words.ts';
import { Page } from '../../shell/page.tsx';
import { Lines } from './lines.tsx';

/** From the naive sum to the net: as a till slip, as a waterfall, and line by line. */
export default function ReceiptPage() {
  const [params] = useSearchParams();
  const analysis = params.get('analysis') ?? undefined;
  const asked = useReceipt(analysis);
  return (
    <Page
      title="Receipt"
      description={
        asked.data &&
        `What each source states, what of it counts, and why the rest does not. As of ${formatDay(asked.data.asOf)}.`
      }
    >
      <StateOf of={asked} what="the receipt" empty={<NoAnalysisYet />}>
        {(reply) => (
          <SpaceBetween size="l">
            {reply.receipts.length === 0 ? <Container>{reply.headline}</Container> : null}
            {reply.receipts.map((receipt) => (
              <OneReceipt key={receipt.currency} receipt={receipt} reply={reply} />
            ))}
            <Lines analysis={reply.analysis} />
          </SpaceBetween>
        )}
      </StateOf>
    </Page>
  );
}

function OneReceipt({ receipt, reply }: { readonly receipt: ReceiptTotals; readonly reply: ReceiptReply }) {
  const several = reply.receipts.length > 1 ? ` in ${receipt.currency}` : '';
  return (
    <Grid gridDefinition={[{ colspan: { default: 12, m: 5 } }, { colspan: { default: 12, m: 7 } }]}>
      <Container
        fitHeight
        header={
          <Header
            variant="h2"
            description={`${boundWords[receipt.bound].long} Amounts a month, ${basisWords[receipt.basis]}.`}
          >
            Till receipt{several}
          </Header>
        }
      >
        <TillReceipt receipt={receipt} />
      </Container>
      <Container
        fitHeight
        header={
          <Header variant="h2" description="Each bar begins where the one before ended.">
            Waterfall{several}
          </Header>
        }
      >
        <Waterfall receipt={receipt} />
      </Container>
    </Grid>
  );
}
