import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { DataQuality } from '../../api/types.ts';
import { formatNumber } from '../../format/dates.ts';
import { sentence } from '../../format/names.ts';
import { counted } from '../../format/words.ts';

/** What a reader must know of the data before he trusts a figure of it. */
export function Quality({ quality: { format, rows, files, notes, columns } }: { readonly quality: DataQuality }) {
  const lacking = columns.filter(({ state }) => state !== 'usable');
  return (
    <Container
      header={
        <Header
          variant="h2"
          counter={`(${notes.length})`}
          description={`${format}: ${formatNumber(rows)} rows from ${counted(files.filter((file) => file.counted).length, 'file')}.`}
        >
          Notes on the data
        </Header>
      }
    >
      <SpaceBetween size="m">
        {notes.length === 0 ? <span>There is nothing to know about it.</span> : null}
        <ul className="plain-list">
          {notes.map(({ code, text, effect, column, rows: touched }) => (
            <li key={`${code} ${column ?? ''}`} className="free-text">
              {sentence(text)} <span className="quiet">{sentence(effect)}</span>
              {touched === undefined ? null : <span className="quiet figure"> {counted(touched, 'row')}.</span>}
            </li>
          ))}
        </ul>
        {lacking.length === 0 ? null : (
          <ExpandableSection headerText={`${counted(lacking.length, 'column')} that cannot be used`} variant="footer">
            <ul className="plain-list">
              {lacking.map(({ column, state, source }) => (
                <li key={column}>
                  {column}: {state}
                  {source.length === 0 ? '' : ` (${source.join(', ')})`}
                </li>
              ))}
            </ul>
          </ExpandableSection>
        )}
      </SpaceBetween>
    </Container>
  );
}
