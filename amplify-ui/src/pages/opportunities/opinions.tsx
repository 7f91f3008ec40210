import Badge from '@cloudscape-design/components/badge';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import type { Finding, OpportunityDetail } from '../../api/types.ts';
import { useFlip } from '../../api/use-decisions.ts';
import { EstimateText } from '../../components/estimate-text.tsx';
import { formatDay } from '../../format/dates.ts';
import { levelWords, sourceName } from '../../format/words.ts';
import { FlipTotals } from './flip-totals.tsx';
import { ActionText } from './summary.tsx';
import { winnerFirst } from './winner-first.ts';

type Row = readonly [label: string, cell: (opinion: Finding) => ReactNode];

const rows: readonly Row[] = [
  ['Proposes', ({ action }) => <ActionText action={action} />],
  ['List saving', ({ savings }) => <EstimateText of={savings.list} />],
  ['After discounts', ({ savings }) => <EstimateText of={savings.afterDiscounts} />],
  ['No basis stated', ({ savings }) => <EstimateText of={savings.unstated} />],
  ['Bill change', ({ billChange }) => <EstimateText of={billChange} />],
  ['Effort, risk', ({ effort, risk }) => `${levelWords[effort]}, ${levelWords[risk].toLowerCase()}`],
  ['Evidence', ({ grade }) => `${grade.value}: ${grade.why}`],
  ['Looked back', ({ lookbackDays }) => (lookbackDays === undefined ? 'not stated' : `${lookbackDays} days`)],
  ['Looked at', ({ source }) => formatDay(source.refreshedAt ?? source.retrievedAt)],
];

/** What each source says, side by side, with the one that won first; any other can be tried in its place. */
export function Opinions({
  detail,
  analysis,
}: {
  readonly detail: OpportunityDetail;
  readonly analysis: string | undefined;
}) {
  const { id, winner } = detail.opportunity;
  const flip = useFlip(id, analysis);
  const sorted = winnerFirst(detail);
  return (
    <SpaceBetween size="s">
      <Header variant="h3" counter={`(${sorted.length})`} description={`Chosen by rule: ${detail.opportunity.rule}.`}>
        Opinions
      </Header>
      <section className="opinions-scroll" aria-label="Opinions side by side">
        <table className="opinions">
          <thead>
            <tr>
              <td />
              {sorted.map((opinion) => (
                <th key={opinion.id} scope="col" className={opinion.id === winner ? 'is-winner' : undefined}>
                  {sourceName(opinion.source.family)}
                  {opinion.source.rank === undefined ? '' : ` no. ${opinion.source.rank}`}
                  <span className="second-line">
                    {opinion.id === winner ? (
                      <Badge color="green">Won</Badge>
                    ) : (
                      <Button
                        variant="inline-link"
                        ariaLabel={`What if it won? ${sourceName(opinion.source.family)}`}
                        loading={flip.isPending && flip.variables === opinion.id}
                        onClick={() => flip.mutate(opinion.id)}
                      >
                        What if it won?
                      </Button>
                    )}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(([label, cell]) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                {sorted.map((opinion) => (
                  <td key={opinion.id} className={opinion.id === winner ? 'is-winner' : undefined}>
                    {cell(opinion)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <FlipTotals flip={flip} />
    </SpaceBetween>
  );
}
