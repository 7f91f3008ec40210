import { expect, type TestContext, test } from 'vitest';
import { judge } from './check-rows.ts';
import { whyLeftOut } from './left-out.ts';
import { type LeafRule, readLeafRules } from './rule-model.ts';
import { worldTable } from './world-table.ts';

/** Of the rule model of FOCUS 1.2. */
const leaves = 277;
const leastRun = 250;

test('no rule of FOCUS 1.2 that runs is broken by the export of the world, and nearly all run', (context) => {
  const rules = rulesOrSkip(context);
  const table = worldTable();
  const leftOut = rules.filter((rule) => whyLeftOut(rule) !== undefined);
  const verdicts = rules.filter((rule) => !leftOut.includes(rule)).map((rule) => judge(rule, table));
  const idle = verdicts.filter(({ isRun, matched }) => isRun && matched === 0).map(({ rule }) => rule);
  console.info(
    [
      `${table.rows.length} rows, ${rules.length} leaves, ${verdicts.length} run.`,
      `Left out (${leftOut.length}):`,
      ...leftOut.map((rule) => `  ${rule.id}: ${whyLeftOut(rule)}`),
      `Run, and the condition matched no row (${idle.length}):`,
      ...idle.map(({ id, text }) => `  ${id}: ${text}`),
    ].join('\n'),
  );
  expect(rules).toHaveLength(leaves);
  expect(verdicts.filter(({ isRun }) => !isRun).map(({ rule }) => rule.id)).toEqual([]);
  expect(verdicts.length).toBeGreaterThanOrEqual(leastRun);
  expect(verdicts.filter(({ broken }) => broken.length > 0).map(brokenText)).toEqual([]);

  function brokenText({ rule, broken }: (typeof verdicts)[number]): string {
    return `${rule.id} (${rule.text}) in ${broken.length} rows, first ${JSON.stringify(table.rows[broken[0] ?? 0])}`;
  }
});

function rulesOrSkip(context: TestContext): LeafRule[] {
  const rules = readLeafRules();
  return rules ?? context.skip('the rules of FOCUS are not beside the project (../shared/data/focus)');
}
