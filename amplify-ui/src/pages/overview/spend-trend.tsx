import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { useAnomalies, useSpendOverview } from '../../api/use-spend.ts';
import { DayTrend } from '../../components/day-trend.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatDay } from '../../format/dates.ts';
import { formatMoney } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';

const unusualShown = 3;

/** Spend a day, and the days on which it was unusual. */
export function SpendTrend() {
  const asked = useSpendOverview();
  const anomalies = useAnomalies();
  const unusual = anomalies.data?.kind === 'known' ? anomalies.data.ledgers.flatMap(({ items }) => items) : [];
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" actions={<ToLink to="/spend">Spend in full</ToLink>}>
          Spend a day
        </Header>
      }
    >
      <StateOf of={asked} what="the spend">
        {(reply) =>
          reply.kind === 'unknown' ? (
            <Empty title="Spend is unknown">
              {sentence(reply.reason)} {sentence(reply.remedy)}
            </Empty>
          ) : (
            reply.ledgers.map((ledger) => (
              <DayTrend
                key={ledger.currency}
                ledger={ledger}
                unusual={unusual.filter(({ actual }) => actual.currency === ledger.currency)}
              />
            ))
          )
        }
      </StateOf>
      <ul className="plain-list">
        {unusual.slice(0, unusualShown).map(({ id, service, accountName, accountId, period, impact }) => (
          <li key={id} className="row-between free-text">
            <span>
              {service ?? 'No service named'}, {accountName ?? accountId ?? 'no account named'}:{' '}
              {formatDay(period.start)}
            </span>
            <span className="figure">+{formatMoney(impact)}</span>
          </li>
        ))}
      </ul>
    </Container>
  );
}
