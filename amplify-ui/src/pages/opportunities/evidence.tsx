import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpportunityDetail } from '../../api/types.ts';
import { RowTable } from '../../components/row-table.tsx';
import { Empty } from '../../components/state-of.tsx';
import { formatMoment } from '../../format/dates.ts';

/** The fields that every figure above came from: which API, which field, what it said, and when. */
export function Evidence({ detail }: { readonly detail: OpportunityDetail }) {
  const { opinions, winner } = detail.opportunity;
  const sorted = opinions.toSorted((left, right) => Number(right.id === winner) - Number(left.id === winner));
  const fields = new Map(sorted.flatMap(({ evidence }) => evidence).map((each) => [each.id, each]));
  return (
    <SpaceBetween size="s">
      <Header variant="h3" counter={`(${fields.size})`}>
        Evidence
      </Header>
      <RowTable
        variant="embedded"
        wrapLines
        items={[...fields.values()]}
        trackBy="id"
        ariaLabels={{ tableLabel: 'Evidence' }}
        columnDefinitions={[
          {
            id: 'value',
            header: 'Value',
            cell: ({ value, unit }) => (
              <span className="figure free-text wrapping">{unit === undefined ? value : `${value} ${unit}`}</span>
            ),
          },
          {
            id: 'field',
            header: 'Field',
            isRowHeader: true,
            cell: ({ field }) => <span className="free-text">{field}</span>,
          },
          { id: 'api', header: 'API', cell: ({ api }) => <span className="free-text">{api}</span> },
          { id: 'at', header: 'As of', cell: ({ at }) => formatMoment(at) },
        ]}
        empty={<Empty title="No source gave a field for it" />}
      />
    </SpaceBetween>
  );
}
