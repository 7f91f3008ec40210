import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { ListedOpportunity } from '../../api/types.ts';
import { useOpportunityPage } from '../../api/use-opportunities.ts';
import { FigureCell } from '../../components/figure.tsx';
import { OtherBasis } from '../../components/other-basis.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatMoney } from '../../format/money.ts';
import { nameOf } from '../../format/names.ts';
import { actionWords, serviceName } from '../../format/words.ts';

const shown = 6;

/** What is open and saves most. */
export function TopOpportunities() {
  const asked = useOpportunityPage({ sort: '-amount', status: ['open'] });
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description="What each saves a month."
          actions={<ToLink to="/opportunities?sort=-amount&status=open">All that are open</ToLink>}
        >
          Largest open opportunities
        </Header>
      }
    >
      <StateOf of={asked} what="the opportunities">
        {(page) => {
          const items = page.items.slice(0, shown);
          if (items.length === 0) return <Empty title="Nothing is open" />;
          return (
            <ol className="plain-list">
              {items.map((item) => (
                <li key={item.id} className="row-between">
                  <span className="free-text">
                    <ToLink to={`/opportunities?sort=-amount&status=open&open=${item.id}`}>{nameOf(item)}</ToLink>
                    <span className="quiet second-line">
                      {actionWords[item.action]}, {serviceName(item.service)}
                    </span>
                  </span>
                  <Amount item={item} />
                </li>
              ))}
            </ol>
          );
        }}
      </StateOf>
    </Container>
  );
}

function Amount({ item: { counted, otherBasis } }: { readonly item: ListedOpportunity }) {
  if (counted === undefined && otherBasis) {
    return (
      <FigureCell>
        <OtherBasis of={otherBasis} />
      </FigureCell>
    );
  }
  return <strong className="figure">{counted ? formatMoney(counted) : 'unknown'}</strong>;
}
