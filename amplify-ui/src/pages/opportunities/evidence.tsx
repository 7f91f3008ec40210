import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { OpportunityDetail } from '../../api/types.ts';
import { Empty } from '../../components/state-of.tsx';
import { formatMoment } from '../../format/dates.ts';
import { winnerFirst } from './winner-first.ts';

/** The fields that every figure above came from: which API, which field, what it said, and when. */
export function Evidence({ detail }: { readonly detail: OpportunityDetail }) {
  const fields = new Map(winnerFirst(detail).flatMap(({ evidence }) => evidence.map((each) => [each.id, each])));
  return (
    <SpaceBetween size="s">
      <Header variant="h3" counter={`(${fields.size})`} description="As the source wrote it.">
        Evidence
      </Header>
      {fields.size === 0 ? <Empty title="No source gave a field for it" /> : null}
      <table className="opinions evidence" aria-label="Evidence">
        <thead>
          <tr>
            <th scope="col">Value</th>
            <th scope="col">Field and API</th>
            <th scope="col">As of</th>
          </tr>
        </thead>
        <tbody>
          {[...fields.values()].map(({ id, value, unit, field, api, at }) => (
            <tr key={id}>
              <td>
                <strong className="figure">{unit === undefined ? value : `${value} ${unit}`}</strong>
              </td>
              <td>
                {field}
                <span className="quiet second-line">{api}</span>
              </td>
              <td>{formatMoment(at)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </SpaceBetween>
  );
}
