import SpaceBetween from '@cloudscape-design/components/space-between';
import { useSearchParams } from 'react-router';
import { useAnomalies, useSpendOverview } from '../../api/use-spend.ts';
import { Empty, NoAnalysisYet, StateOf } from '../../components/state-of.tsx';
import { formatDay, formatPeriod } from '../../format/dates.ts';
import { sentence } from '../../format/names.ts';
import { billName } from '../../format/words.ts';
import { Page } from '../../shell/page.tsx';
import { Alarm } from './alarm.tsx';
import { Commitments } from './commitments.tsx';
import { Movers } from './movers.tsx';
import { OverTime } from './over-time.tsx';
import { Quality } from './quality.tsx';
import { Ratios } from './ratios.tsx';
import { Unusual } from './unusual.tsx';
import { readSpendView, type SpendView, writeSpendView } from './view.ts';

/** Where the money went: over time, what moved and why, what was unusual, and how good the data is. */
export default function Spend() {
  const [params, setParams] = useSearchParams();
  const view = readSpendView(params);
  const change = (changed: Partial<SpendView>) => setParams(writeSpendView({ ...view, ...changed }));
  const asked = useSpendOverview();
  const anomalies = useAnomalies();
  const known = asked.data?.kind === 'known' ? asked.data : undefined;
  return (
    <Page
      title="Spend"
      description={
        known &&
        `${billName(known.source)}: ${formatPeriod(known.quality.period)}; complete before ${formatDay(known.quality.completeUntil)}.`
      }
    >
      <StateOf of={asked} what="the spend" empty={<NoAnalysisYet />}>
        {(reply) =>
          reply.kind === 'unknown' ? (
            <Empty title="Spend is unknown">
              {sentence(reply.reason)} {sentence(reply.remedy)}
            </Empty>
          ) : (
            <SpaceBetween size="l">
              <Alarm reply={anomalies.data} />
              <OverTime view={view} onChange={change} />
              {reply.ledgers.map((ledger) => (
                <Ratios key={ledger.currency} ledger={ledger} />
              ))}
              {reply.ledgers.map((ledger) => (
                <Commitments key={ledger.currency} ledger={ledger} quality={reply.quality} asOf={reply.asOf} />
              ))}
              {reply.ledgers.map((ledger) => (
                <Movers key={ledger.currency} ledger={ledger} />
              ))}
              <Unusual asked={anomalies} />
              <Quality quality={reply.quality} />
            </SpaceBetween>
          )
        }
      </StateOf>
    </Page>
  );
}
