import { expect, test } from 'vitest';
import { whyLeftOut } from './left-out.ts';
import { cellAgainst } from './one-cell.ts';
import { readLeafRules } from './rule-model.ts';
import { kindsOfRows, worldTable } from './world-table.ts';

const leastRules = 150;

test('for most rules one changed cell makes exactly that rule fail', (context) => {
  const leaves =
    readLeafRules() ?? context.skip('the rules of FOCUS are not beside the project (../shared/data/focus)');
  const rules = leaves.filter((rule) => whyLeftOut(rule) === undefined);
  const table = kindsOfRows(worldTable(), 1);
  const without = rules.filter((rule) => cellAgainst(rule, rules, table) === undefined);
  console.info(
    `${rules.length - without.length} rules of ${rules.length}; no cell for ${without.map(({ id }) => id).join(', ')}`,
  );
  expect(rules.length - without.length).toBeGreaterThanOrEqual(leastRules);
});
