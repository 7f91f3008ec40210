import { readFile, writeFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import type { Rule } from './rule.ts';
import { rules } from './rules.ts';

const page = new URL('../../../docs/billing-rules.md', import.meta.url);

test('docs/billing-rules.md is what the rules state', async () => {
  const current = pageOf(rules);
  if (process.env.FINOPS_UPDATE_PAGES === '1') await writeFile(page, current);
  expect(await readFile(page, 'utf8')).toBe(current);
});

const spans = { days: 'last final month', hours: 'two weeks, hour by hour', all: 'all of the export' } as const;

function pageOf(all: readonly Rule[]): string {
  const rows = all.map((rule) => [
    `\`${rule.name}\``,
    rule.title,
    rule.threshold,
    rule.priceSource,
    rule.limits,
    spans[rule.needs.over],
    rule.needs.columns.map((column) => `\`${column}\``).join(', '),
  ]);
  const head = ['rule', 'what', 'from where on', 'price', 'what a bill does not show', 'over', 'cannot say without'];
  const table = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  return `${intro}\n\n${table}\n\n${outro}\n`;
}

const intro = `# Waste that a bill alone shows

*Generated from the rules of \`functions/billing/domain/rules\` by \`rules-page.test.ts\`, which compares it with them. To
write it anew: \`FINOPS_UPDATE_PAGES=1 npx vitest run --project unit functions/billing/domain/rules-page.test.ts\`*

Each rule is data that says which columns, rows and sums it needs, and a pure function that judges them. It states a saving
a month of 730 hours, at list, with evidence of grade C: a bill tells what was paid for and not what it was used for.`;

const outro = `- **Over.** Rules judge complete days only: the last final month, or the complete days of the last 30 where no month is
  final; rules of hours the last two complete weeks. What is gone, or was there for less than a week, is not judged.
- **Price.** The export's own price of the target in that region comes first. Where it has none, a price list of AWS that
  is in \`lib/prices\` with its page and day, if it holds for the region and the currency. Else the saving is unknown, and
  says so.
- **Bill change.** Where all of it was billed at list the invoice falls by the saving. Where discounts or commitments stand
  between, the bill change is unknown.
- **Cannot say.** A rule whose column is missing, empty or wrong says which one, and finds nothing. Columns have their FOCUS
  names here; a run names them as the export does.
- A currency other than US dollars has no price list: there the export's own prices are all there is.`;
