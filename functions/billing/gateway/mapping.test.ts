import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { curMapping } from './format-cur.ts';
import { focusMapping } from './format-focus.ts';
import { columnTypes, type FormatMapping } from './mapping.ts';
import { createSource } from './source-table.ts';

const everyColumn = Object.keys(columnTypes).toSorted();
const cur = curMapping(createSource([], new Map()));

describe('the mappings', () => {
  test.each([
    ['FOCUS', focusMapping],
    ['CUR', cur],
  ])('%s says of every column of the view where it comes from, once', (_, { columns }) => {
    expect(columns.map(({ column }) => column).toSorted()).toEqual(everyColumn);
  });

  test('say why where a format has no column', () => {
    const silent = [...focusMapping.columns, ...cur.columns].filter(({ from, note }) => from.length === 0 && !note);
    expect(silent).toEqual([]);
  });

  // `vitest -u` writes the page anew.
  test('are documented, column by column', async () => {
    await expect(pageOf()).toMatchFileSnapshot(join(import.meta.dirname, 'mapping.md'));
  });
});

function pageOf(): string {
  return `# How exports become one bill

Every format is read into the same columns, by their names in FOCUS 1.2; what FOCUS has no column for (\`UsageType\`, \`Operation\`,
\`CommitmentEnd\`) has a name of the same form. Text is read as DECIMAL(38,18), doubles as DECIMAL(38,12) before anything is added. A
column whose sources are missing is empty, and what cannot be said without it is told.

## FOCUS 1.0, 1.1, 1.2 and later

A version is told by the columns that came with it. Later versions are read as 1.2: columns that it does not know are left out.

${tableOf(focusMapping)}

## CUR 2.0 and CUR 1

A name of CUR 1, \`lineItem/UsageAmount\`, is \`line_item_usage_amount\` here: each capital begins a word. Rows of the type
\`SavingsPlanNegation\` are left out, since they take back what covered usage would have cost. What of a commitment nothing used is a
part of its fee in CUR; here it is a row of its own: of \`RIFee\` the unused amortized upfront fee and the unused recurring fee, of
\`SavingsPlanRecurringFee\` the total commitment to date less the used commitment.

${tableOf(cur)}
`;
}

function tableOf({ columns }: FormatMapping): string {
  const rows = columns
    .toSorted((left, right) => left.column.localeCompare(right.column))
    .map(({ column, from, anyOf, note = '' }) => {
      const sources = from.map((name) => `\`${name}\``).join(anyOf ? ' or ' : ', ') || 'none';
      return `| \`${column}\` | ${columnTypes[column]} | ${sources} | ${note} |`;
    });
  return ['| column | type | read from | note |', '| --- | --- | --- | --- |', ...rows].join('\n');
}
