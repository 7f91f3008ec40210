import Grid from '@cloudscape-design/components/grid';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useReceipt } from '../../api/use-receipt.ts';
import { NoAnalysisYet, StateOf } from '../../components/state-of.tsx';
import { formatDay } from '../../format/dates.ts';
import { Page } from '../../shell/page.tsx';
import { Blind } from './blind.tsx';
import { Changes } from './changes.tsx';
import { Headlines } from './headlines.tsx';
import { Pipeline } from './pipeline.tsx';
import { ReceiptInSmall } from './receipt-in-small.tsx';
import { SpendTrend } from './spend-trend.tsx';
import { TopOpportunities } from './top-opportunities.tsx';

const half = { default: 12, m: 6 };

/** In ten seconds: what is spent, what can be saved for certain, and what nobody could look at. */
export default function Overview() {
  const asked = useReceipt();
  return (
    <Page title="Overview" contentType="dashboard" description={asked.data && `As of ${formatDay(asked.data.asOf)}.`}>
      <StateOf of={asked} what="the overview" empty={<NoAnalysisYet />}>
        {(receipt) => (
          <SpaceBetween size="l">
            <Headlines receipt={receipt} gridDefinition={[5, 4, 3].map((m) => ({ colspan: { default: 12, m } }))} />
            <Grid gridDefinition={[{ colspan: half }, { colspan: half }]}>
              <ReceiptInSmall reply={receipt} />
              <Pipeline pipeline={receipt.pipeline} />
            </Grid>
            <Grid gridDefinition={[{ colspan: half }, { colspan: half }]}>
              <TopOpportunities />
              <Blind receipt={receipt} />
            </Grid>
            <Grid gridDefinition={[{ colspan: half }, { colspan: half }]}>
              <SpendTrend />
              <Changes newest={receipt.analysis} />
            </Grid>
          </SpaceBetween>
        )}
      </StateOf>
    </Page>
  );
}
