import { describe, expect, test } from 'vitest';
import { defaultSettings } from '../../../lib/core/settings.ts';
import { asOf, makeFinding, makeReport, makeStep, makeTask } from '../supervisor.fixtures.ts';
import { composeAnalysis } from './compose.ts';
import { type FirstSeen, firstSeenIn } from './first-seen.ts';

const lastWeek = '2026-10-25T00:00:00.000Z';
const nextWeek = '2026-11-08T00:00:00.000Z';

function compose(volumes: readonly string[], earlier: FirstSeen | undefined, at = asOf) {
  const plan = { type: 'comprehensive', steps: [makeStep('budget')] } as const;
  const report = makeReport(
    'budget',
    volumes.map((volume) => makeFinding(volume)),
  );
  const circumstances = { startedAt: at, completedAt: at, settings: defaultSettings, earlier };
  const composed = composeAnalysis(
    makeTask({ asOf: at }),
    { ...plan, steps: [...plan.steps] },
    { reports: [report], gaps: [] },
    circumstances,
  );
  const ages = composed.opportunities.map(({ unit, firstSeen }) => [
    unit.resource.kind === 'resource' && unit.resource.id,
    firstSeen,
  ]);
  return { ...composed, ages: Object.fromEntries(ages), ids: composed.opportunities.map(({ id }) => id) };
}

describe('an opportunity', () => {
  test('keeps the age that it had in the analysis before; what that one did not have is new', () => {
    const [id = ''] = compose(['vol-1'], undefined).ids;
    const again = compose(['vol-1', 'vol-2'], new Map([[id, lastWeek]]));
    expect(again.ages).toEqual({ 'vol-1': lastWeek, 'vol-2': asOf });
    expect(again.header.newOpportunities).toBe(1);
    expect([...again.readModel.index].map((row) => row[23]).sort()).toEqual([lastWeek, asOf]);
  });

  test('is not made younger by an analysis that speaks of a later moment', () => {
    const [id = ''] = compose(['vol-1'], undefined).ids;
    expect(compose(['vol-1'], new Map([[id, nextWeek]])).ages).toEqual({ 'vol-1': asOf });
  });

  test('is not called new where nobody knows what was there before', () => {
    expect(compose(['vol-1'], undefined).header).not.toHaveProperty('newOpportunities');
  });
});

test('the index of an analysis tells when its opportunities were first seen', () => {
  const [row = []] = [...compose(['vol-1'], undefined).readModel.index];
  const lines = `${JSON.stringify(row)}\n`;
  expect([...firstSeenIn(lines)]).toEqual([[row[0], asOf]]);
  expect(firstSeenIn('').size).toBe(0);
});
