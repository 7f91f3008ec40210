import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpportunityDetail, ReceiptEntry } from '../../api/types.ts';
import { useOpportunityReceipt } from '../../api/use-opportunities.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { Empty, StateOf } from '../../components/state-of.tsx';
import { formatEstimate, formatMoney, sizeOf } from '../../format/money.ts';
import { sentence } from '../../format/names.ts';
import { besideWords, sourceName } from '../../format/words.ts';

/** What of each opinion counts in the receipt, and why the rest does not. */
export function Why({
  detail,
  analysis,
}: {
  readonly detail: OpportunityDetail;
  readonly analysis: string | undefined;
}) {
  const { id, opinions } = detail.opportunity;
  const asked = useOpportunityReceipt(id, analysis);
  const sourceOf = (entry: ReceiptEntry) => {
    const findingId = entry.kind === 'line' ? entry.line.findingId : entry.beside.findingId;
    const opinion = opinions.find((each) => each.id === findingId);
    return opinion ? sourceName(opinion.source.family) : findingId;
  };
  return (
    <SpaceBetween size="s">
      <Header variant="h3">In the receipt</Header>
      <StateOf of={asked} what="the lines of the receipt">
        {({ entries }) => (
          <RowTable
            variant="embedded"
            wrapLines
            items={entries.toSorted((left, right) => sizeIn(right) - sizeIn(left))}
            ariaLabels={{ tableLabel: 'Lines of this opportunity in the receipt' }}
            columnDefinitions={[
              { id: 'source', header: 'Source', cell: sourceOf, isRowHeader: true },
              { id: 'stated', header: 'Stated', cell: (entry) => <FigureCell>{statedIn(entry)}</FigureCell> },
              {
                id: 'counted',
                header: 'Counts',
                cell: (entry) => <FigureCell isStrong>{countedIn(entry)}</FigureCell>,
              },
              {
                id: 'why',
                header: 'Why',
                minWidth: 180,
                cell: (entry) => <span className="free-text">{whyOf(entry)}</span>,
              },
            ]}
            empty={<Empty title="No opinion of it is a line of the receipt" />}
          />
        )}
      </StateOf>
    </SpaceBetween>
  );
}

/** What counts stands first. */
function sizeIn(entry: ReceiptEntry): number {
  return entry.kind === 'line' ? sizeOf(entry.line.counted) : -1;
}

function statedIn(entry: ReceiptEntry): string {
  return entry.kind === 'line' ? formatMoney(entry.line.stated) : formatEstimate(entry.beside.estimate);
}

function countedIn(entry: ReceiptEntry): string {
  return entry.kind === 'line' ? formatMoney(entry.line.counted) : 'beside';
}

function whyOf(entry: ReceiptEntry): string {
  if (entry.kind === 'beside') return `${besideWords[entry.beside.kind] ?? entry.beside.kind}: ${entry.beside.text}`;
  const { struck } = entry.line;
  return struck.length === 0 ? 'It counts whole.' : struck.map(({ text }) => sentence(text)).join(' ');
}
