import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Analysis } from '../../lib/core/analysis.ts';
import { demoAccount } from '../../local/cli/demo-account.ts';
import { readBillFacts, runAnalysis } from '../../local/cli/run-analysis.ts';
import { membersOf, type Sources } from '../../local/front/default-sources.ts';
import { contextOf, makeHome, startTestMesh, type TestMesh } from './mesh-fixture.ts';

const functions = 'functions';

let mesh: TestMesh;
let demo: ReturnType<typeof demoAccount>;
let sources: Sources;
beforeAll(async () => {
  demo = demoAccount(await makeHome(), functions);
  mesh = await startTestMesh({ ...demo.mesh, functions });
  sources = await demo.prepare(mesh.clients);
});
afterAll(() => mesh.remove());

describe('an analysis of the demo organisation', () => {
  const told: string[] = [];
  let analysis: Analysis;
  beforeAll(async () => {
    analysis = await runAnalysis(mesh.clients, membersOf(sources), ({ agent, status }) =>
      told.push(`${agent} ${status}`),
    );
  });

  test('asks the bill and the payer’s Trusted Advisor, takes the rest as stored, and comes to what README says', () => {
    const { headline, status, plan, reports } = analysis;
    expect({ status, headline }).toEqual({
      status: 'completed',
      headline:
        'At least USD 17,903.76 a month (after discounts) can be saved; for 10 opportunities the saving is unknown.',
    });
    expect(plan.steps.map(({ agent }) => agent)).toEqual(['billing', 'trusted-advisor']);
    expect(told).toContain('billing asked');
    expect(told.slice(-2).toSorted()).toEqual(['billing answered', 'trusted-advisor answered']);
    expect(reports.map(({ agent, summary }) => [agent, summary.findings])).toEqual([
      ['billing', 189],
      ['trusted-advisor', 1],
      ['rightsizing', 363],
      ['trusted-advisor', 179],
      ['cost-explorer', 45],
    ]);
    expect(reports[3]?.taskId).toBe('demo-26.trusted-advisor.members-and-purchases');
  });

  test('has the spend of the bill, whose findings are rules of thumb', async () => {
    const facts = await readBillFacts(mesh.clients, analysis);
    expect(facts?.spend.quality).toMatchObject({ format: 'FOCUS 1.2', currencies: ['USD'] });
    const opinions = analysis.opportunities.flatMap((opportunity) => opportunity.opinions);
    const grades = opinions.filter(({ source }) => source.agent === 'billing').map(({ grade }) => grade.value);
    expect(new Set(grades)).toEqual(new Set(['C']));
  });

  if (process.env.FINOPS_VERIFY !== undefined) {
    test('has a past of a week ago, with the bill of then', async () => {
      expect([await demo.storePast(mesh.clients, sources), await demo.storePast(mesh.clients, sources)]).toEqual([
        true,
        false,
      ]);
      const context = contextOf(mesh.clients, 'operator');
      const periods = await Promise.all(
        ['demo-2026-11-13', 'demo-2026-11-20'].map(async (id) => {
          const { reports = [] } = (await context.findAnalysis(id)) ?? {};
          return (await readBillFacts(mesh.clients, { reports }))?.spend.quality.period;
        }),
      );
      expect(periods).toEqual([
        { start: '2026-09-01', end: '2026-11-13' },
        { start: '2026-09-01', end: '2026-11-20' },
      ]);
    });
  }
});
