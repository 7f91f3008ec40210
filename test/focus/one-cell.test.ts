import { expect, test } from 'vitest';
import { whyLeftOut } from './left-out.ts';
import { cellAgainst } from './one-cell.ts';
import { readLeafRules } from './rule-model.ts';
import { kindsOfRows, worldTable } from './world-table.ts';

/** The gate looks at every fifth rule, `npm run verify` at all. */
const step = process.env.FINOPS_VERIFY === undefined ? 5 : 1;
/** Of 260 rules; the others have no cell that touches no other rule. */
const leastRules = Math.floor(150 / step);

test('for most rules one changed cell makes exactly that rule fail', (context) => {
  const leaves =
    readLeafRules() ?? context.skip('the rules of FOCUS are not beside the project (../shared/data/focus)');
  const rules = leaves.filter((rule) => whyLeftOut(rule) === undefined);
  const table = kindsOfRows(worldTable(), 1);
  const chosen = rules.filter((_, place) => place % step === 0);
  const without = chosen.filter((rule) => cellAgainst(rule, rules, table) === undefined);
  console.info(
    `${chosen.length - without.length} rules of ${chosen.length}; no cell for ${without.map(({ id }) => id).join(', ')}`,
  );
  expect(chosen.length - without.length).toBeGreaterThanOrEqual(leastRules);
});
