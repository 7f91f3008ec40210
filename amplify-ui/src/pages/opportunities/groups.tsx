import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import type { OpportunityPage, SumGroup } from '../../api/types.ts';
import { FigureCell } from '../../components/figure.tsx';
import { RowTable } from '../../components/row-table.tsx';
import { type Asked, Empty, StateOf } from '../../components/state-of.tsx';
import { formatNumber } from '../../format/dates.ts';
import { formatSums, sizeOf } from '../../format/money.ts';
import { actionWords, counted, levelWords, serviceName, statusWords } from '../../format/words.ts';

const words: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  action: actionWords,
  status: statusWords,
  effort: levelWords,
  risk: levelWords,
};

export interface GroupsProps {
  readonly by: string;
  readonly asked: Asked<OpportunityPage>;
  /** Shows the opportunities of one group. */
  readonly onChoose: (value: string | null) => void;
  readonly onClose: () => void;
}

/** What the list comes to by a column, largest first; each group leads to its opportunities. */
export function Groups({ by, asked, onChoose, onClose }: GroupsProps) {
  return (
    <Container
      header={
        <Header
          variant="h2"
          actions={<Button iconName="close" variant="icon" ariaLabel="Do not group" onClick={onClose} />}
        >
          By {by}
        </Header>
      }
    >
      <StateOf of={asked} what="the groups">
        {({ groups = [], others }) => {
          const most = Math.max(1, ...groups.map(largest));
          return (
            <RowTable
              variant="embedded"
              items={groups}
              trackBy={({ value }) => value ?? ''}
              ariaLabels={{ tableLabel: `Sums by ${by}` }}
              columnDefinitions={[
                {
                  id: 'value',
                  header: 'Group',
                  isRowHeader: true,
                  cell: ({ value }) => (
                    <span className="free-text">
                      <Link onFollow={() => onChoose(value)}>{groupName(by, value)}</Link>
                    </span>
                  ),
                },
                {
                  id: 'count',
                  header: 'Opportunities',
                  cell: ({ count }) => <FigureCell>{formatNumber(count)}</FigureCell>,
                },
                {
                  id: 'sum',
                  header: 'Saving a month',
                  cell: (group) => <FigureCell isStrong>{formatSums(group.counted)}</FigureCell>,
                },
                { id: 'share', header: 'Against the largest', cell: (group) => <Bar share={largest(group) / most} /> },
                {
                  id: 'unknown',
                  header: 'No amount counts',
                  cell: ({ unknown }) => <FigureCell>{formatNumber(unknown)}</FigureCell>,
                },
              ]}
              empty={<Empty title="Nothing fits this filter" />}
              footer={
                others === undefined ? undefined : (
                  <>
                    {counted(others.groups, 'further group')} with{' '}
                    {counted(others.count, 'opportunity', 'opportunities')}:{' '}
                    <span className="figure">{formatSums(others.counted)}</span> a month
                  </>
                )
              }
            />
          );
        }}
      </StateOf>
    </Container>
  );
}

/** For the eye only: the figure stands beside it. */
function Bar({ share }: { readonly share: number }) {
  return (
    <svg className="share-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
      <rect width={Math.max(0, share * 100)} height="8" rx="1" />
    </svg>
  );
}

function largest({ counted: sums }: SumGroup): number {
  return Math.max(0, ...sums.map(sizeOf));
}

function groupName(by: string, value: string | null): string {
  if (value === null) return by === 'owner' ? 'Nobody named' : 'None';
  if (by === 'service') return serviceName(value);
  return words[by]?.[value] ?? value;
}
