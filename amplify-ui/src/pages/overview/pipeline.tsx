import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { scaleLinear } from 'd3-scale';
import type { OpportunityStatus, Pipeline as PipelineOf, Sums } from '../../api/types.ts';
import { EstimateText } from '../../components/estimate-text.tsx';
import { ToLink } from '../../components/to-link.tsx';
import { formatMoney, formatSums, sizeOf } from '../../format/money.ts';
import { counted, statusWords } from '../../format/words.ts';

const shown: readonly OpportunityStatus[] = ['open', 'approved', 'done', 'snoozed', 'rejected', 'dismissed'];

/** What people have made of what was identified. */
export function Pipeline({ pipeline: { identified, byStatus, realised } }: { readonly pipeline: PipelineOf }) {
  const most = Math.max(1, ...identified.counted.map(sizeOf));
  const x = scaleLinear([0, most], [0, 100]);
  return (
    <Container
      fitHeight
      header={
        <Header variant="h2" description="A month, by where each decision stands now.">
          Pipeline
        </Header>
      }
    >
      <table className="waterfall">
        <caption className="screen-reader">Savings a month by status</caption>
        <tbody>
          <Stage label="Identified" sums={identified} to="/opportunities" width={100} />
          {shown.flatMap((status) => {
            const sums = byStatus[status];
            if (sums === undefined || sums.count === 0) return [];
            const width = x(Math.max(0, ...sums.counted.map(sizeOf)));
            return (
              <Stage
                key={status}
                label={statusWords[status]}
                sums={sums}
                to={`/opportunities?status=${status}`}
                width={width}
              />
            );
          })}
        </tbody>
      </table>
      <p className="row-between">
        <span>Realised on the bill</span>
        <EstimateText of={realised} />
      </p>
    </Container>
  );
}

interface StageProps {
  readonly label: string;
  readonly sums: Sums;
  readonly to: string;
  /** Percent of what was identified. */
  readonly width: number;
}

function Stage({ label, sums, to, width }: StageProps) {
  const amount = sums.counted[0];
  return (
    <tr className="waterfall-whole">
      <th scope="row">
        <ToLink to={to}>{label}</ToLink>
        <span className="quiet second-line">{counted(sums.count, 'opportunity', 'opportunities')}</span>
      </th>
      <td aria-hidden="true" className="waterfall-bar">
        {width === 0 ? null : (
          <svg aria-hidden="true" viewBox="0 0 100 24" preserveAspectRatio="none">
            <rect width={width} y="6" height="12" rx="1" />
          </svg>
        )}
      </td>
      <td className="figure">{sums.counted.length === 1 && amount ? formatMoney(amount) : formatSums(sums.counted)}</td>
    </tr>
  );
}
