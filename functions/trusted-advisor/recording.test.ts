import { expect, type TestContext, test } from 'vitest';
import type { Finding } from '../../lib/core/finding.ts';
import { compareMoney, money, sum } from '../../lib/core/money.ts';
import { analyse } from './agent.fixtures.ts';
import { readShared, recordedGateway, sharedDataAbsent } from './recording.fixtures.ts';

test.for(['trustedadvisor', 'support'] as const)(
  'the recorded account comes out to the cent by %s',
  async (api, context) => {
    needsSharedData(context);
    const golden = readShared('recordings/trusted-advisor/golden.json');

    const { findings, conclusion } = await analyse(recordedGateway(api));

    const known = findings.flatMap(({ savings: { list, unstated } }) => {
      return [list, unstated].flatMap((each) => (each?.kind === 'known' ? each.value : []));
    });
    expect(findings).toHaveLength(Number(golden.findings));
    expect(sum(known, 'USD')).toEqual(money(String(golden.naive), 'USD'));
    expect(conclusion).toMatchObject({ status: 'complete', basis: golden.basis, unknown: 1, gaps: [] });
    expect(compareMoney(conclusion.net, money(String(golden.net), 'USD'))).toBe(0);
    expect(namesOf(findings.filter(({ excluded }) => excluded !== undefined))).toEqual(['i-0c1d2e3f4a5b60003']);
    expect(namesOf(findings.filter(({ savings }) => savings.unstated?.kind === 'unknown'))).toEqual(golden.unknown);
  },
);

test('both APIs give the same ids, resources, actions and amounts for the recorded account', async (context) => {
  needsSharedData(context);
  const told = await Promise.all((['trustedadvisor', 'support'] as const).map((api) => analyse(recordedGateway(api))));
  const [current, older] = told.map(({ findings }) =>
    findings.map(({ id, resource, facet, action, savings, excluded }) => ({
      id,
      resource,
      facet,
      action,
      savings,
      excluded,
    })),
  );
  expect(older).toEqual(current);
  expect(told.map(({ conclusion }) => conclusion.facts.insteadOf)).toEqual([
    undefined,
    'trustedadvisor:ListRecommendations: AccessDeniedException: no plan',
  ]);
});

test('the headline that AWS states is kept as what it is: neither the sum of all nor the net', async (context) => {
  needsSharedData(context);
  const { conclusion } = await analyse(recordedGateway('trustedadvisor'));
  expect(conclusion.facts.statedMonthlySavings).toEqual({ amount: '101.88', currency: 'USD' });
  expect(conclusion.facts.recommendations).toEqual({
    read: 3,
    byPillar: { cost_optimizing: 3 },
    byStatus: { warning: 2, error: 1 },
  });
  expect(conclusion.facts.resources).toEqual({ read: 5, excluded: 1, ok: 0 });
  expect(conclusion.facts.metadata).toMatchObject({ keys: 45, empty: 1, unnamed: 0 });
});

function namesOf(findings: readonly Finding[]): string[] {
  return findings.map(({ resource }) => (resource.kind === 'resource' ? resource.id : resource.product));
}

function needsSharedData(context: TestContext): void {
  context.skip(sharedDataAbsent !== undefined, sharedDataAbsent);
}
