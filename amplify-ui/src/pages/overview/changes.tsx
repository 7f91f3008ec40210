import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import type { AnalysisItem, DiffReply } from '../../api/types.ts';
import { useAnalyses, useDiff } from '../../api/use-analyses.ts';
import { ChangeWord, changeNames } from '../../components/change-word.tsx';
import { differenceName } from '../../components/difference-name.ts';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatDay, formatNumber } from '../../format/dates.ts';
import { sentence } from '../../format/names.ts';

const shown = 5;

/** What is not as it was in the analysis before. */
export function Changes({ newest }: { readonly newest: string }) {
  const history = useAnalyses();
  const before =
    history.data &&
    analysisBefore(
      newest,
      history.data.pages.flatMap(({ items }) => items),
    );
  const diff = useDiff(before?.id, newest, undefined);
  const address = `/analyses?before=${before?.id}&after=${newest}`;
  return (
    <Container
      fitHeight
      header={
        <Header
          variant="h2"
          description={before && `Since the analysis as of ${formatDay(before.summary?.asOf ?? before.startedAt)}.`}
          actions={before && <ToLink to={address}>The whole difference</ToLink>}
        >
          Changed since
        </Header>
      }
    >
      {history.data !== undefined && before === undefined ? (
        <NothingBefore hasEarlier={history.hasNextPage} />
      ) : (
        <StateOf of={diff} what="what changed">
          {({ pages }) => <Differences reply={pages[0]} address={address} />}
        </StateOf>
      )}
    </Container>
  );
}

/** The history is looked through as far as its first page: what may lie before it is not denied. */
function NothingBefore({ hasEarlier }: { readonly hasEarlier: boolean }) {
  if (!hasEarlier) return <Empty title="This is the first analysis">The next one is compared with it.</Empty>;
  return (
    <Empty title="Not compared" action={<ToLink to="/analyses">Choose two of the history</ToLink>}>
      No comprehensive analysis before it is among the newest ones.
    </Empty>
  );
}

function Differences({ reply, address }: { readonly reply: DiffReply | undefined; readonly address: string }) {
  if (reply === undefined || reply.items.length === 0) return <Empty title="Nothing has changed" />;
  return (
    <>
      <p className="row-between">
        {changeNames.map((change) => (
          <span key={change}>
            <ChangeWord change={change} />{' '}
            <ToLink to={`${address}&change=${change}`} label={`${reply.counts[change] ?? 0} ${change}`}>
              <span className="figure">{formatNumber(reply.counts[change] ?? 0)}</span>
            </ToLink>
          </span>
        ))}
      </p>
      <ul className="plain-list">
        {reply.items.slice(0, shown).map((item) => (
          <li key={item.opportunityId} className="free-text">
            <ToLink to={`/opportunities?open=${item.opportunityId}`}>{differenceName(item)}</ToLink>{' '}
            <span className="quiet">{sentence(item.why)}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

/** The newest whole analysis that is older. */
function analysisBefore(newest: string, items: readonly AnalysisItem[]): AnalysisItem | undefined {
  const whole = items.filter(({ type, summary }) => type === 'comprehensive' && summary !== undefined);
  const place = whole.findIndex(({ id }) => id === newest);
  return place < 0 ? undefined : whole[place + 1];
}
