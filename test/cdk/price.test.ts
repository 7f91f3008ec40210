import { describe, expect, test } from 'vitest';
import { describeMesh } from '../../cdk/bundles.ts';
import type { StackPart } from '../../cdk/naming.ts';
import {
  analysesAMonth,
  analysisPrice,
  idlePrice,
  monthPrice,
  type PricePart,
  priceOf,
  requestsPrice,
} from '../../cdk/price/price.ts';
import type { Template } from '../../cdk/price/template-facts.ts';
import type { Manifest } from '../../lib/core/manifest.ts';
import { compareMoney, type Money, money, sum } from '../../lib/core/money.ts';
import { makeManifest, makeRoom, makeSupervisor, synthesise } from './synthesised.ts';

const parts: readonly StackPart[] = ['Data', 'Agents', 'Bus', 'Observability'];

function templatesOf(manifests: readonly Manifest[], stage: Parameters<typeof synthesise>[1] = {}): Template[] {
  const { template } = synthesise(
    manifests.map((manifest) => makeRoom(manifest)),
    stage,
  );
  return parts.map(template);
}

function total(of: readonly PricePart[], allowances: boolean): Money {
  return sum(
    of.map((part) => priceOf(part, allowances)),
    'USD',
  );
}

function partOf(of: readonly PricePart[], what: string): string | undefined {
  return of.find((part) => part.what === what)?.quantity.toFixed();
}

describe('the price of the mesh as it stands', async () => {
  const manifests = (await describeMesh('functions')).map(({ manifest }) => manifest);
  const templates = templatesOf(manifests);

  test.each([
    ['idle, with the always-free allowances', () => total(idlePrice(templates), true), '1'],
    ['idle, without them', () => total(idlePrice(templates), false), '4'],
    ['with a daily comprehensive analysis', () => total(monthPrice(templates, manifests), false), '5'],
  ])('is a month, %s, within its limit', (_, price, limit) => {
    expect(compareMoney(price(), money(limit, 'USD'))).toBeLessThanOrEqual(0);
  });
});

describe('the price follows from the templates', () => {
  const manifests = [makeSupervisor({ memoryMb: 1_024 }), makeManifest({ memoryMb: 512 })];

  test('in memory and time: 1 GB for 120 s and half a GB for 60 s', () => {
    expect(partOf(analysisPrice(templatesOf(manifests), manifests), 'Lambda duration')).toBe('150');
    const larger = [makeSupervisor({ memoryMb: 2_048 }), makeManifest({ memoryMb: 512 })];
    expect(partOf(analysisPrice(templatesOf(larger), larger), 'Lambda duration')).toBe('270');
    const shorter = [makeSupervisor({ memoryMb: 1_024, timeoutSeconds: 30 }), makeManifest({ memoryMb: 512 })];
    expect(partOf(analysisPrice(templatesOf(shorter), shorter), 'Lambda duration')).toBe('60');
  });

  test('in scratch space beyond the first 512 MB', () => {
    const roomy = [makeManifest({ ephemeralStorageMb: 512 + 1_024 })];
    expect(partOf(analysisPrice(templatesOf(roomy), roomy), 'Lambda scratch space')).toBe('60');
  });

  test('in how often a schedule starts the supervisor, and a day where none does', () => {
    const hourly = [makeSupervisor({ schedules: [{ name: 'hourly', expression: 'rate(1 hour)' }] })];
    expect(analysesAMonth(templatesOf(hourly), hourly)).toBe(730);
    const unscheduled = [makeSupervisor({ schedules: [] })];
    expect(analysesAMonth(templatesOf(unscheduled), unscheduled)).toBeCloseTo(30.4, 1);
  });

  test('in requests to priced APIs, again for every event that wakes the room', () => {
    const actions = ['ce:GetCostAndUsage', 'ce:GetCostForecast', 'budgets:ViewBudget'];
    const asked = [makeManifest({ actions })];
    expect(partOf(analysisPrice(templatesOf(asked), asked), 'requests to ce')).toBe('2');
    const pattern = { source: ['finops.trusted-advisor-agent'] };
    const woken = [makeManifest({ actions, subscribes: [{ name: 'findings', bus: 'mesh', pattern }] })];
    expect(partOf(analysisPrice(templatesOf(woken), woken), 'requests to ce')).toBe('4');
  });

  test('in alarms and in the secret of a chat', () => {
    const chat = { url: 'https://example.com/hook', secretName: 'finops/chat' };
    const idle = idlePrice(templatesOf(manifests, { digest: { chat } }));
    expect(partOf(idle, 'alarms, by metric')).toBe('6');
    expect(partOf(idle, 'secrets for notices')).toBe('1');
  });
});

test('an allowance takes off what it gives, and never more', () => {
  const alarms = idlePrice(templatesOf([makeManifest()])).find(({ what }) => what === 'alarms, by metric') as PricePart;
  const eleven = { ...alarms, quantity: alarms.quantity.times(0).plus(11) };
  expect(priceOf(eleven, true)).toEqual(money('0.1', 'USD'));
  expect(priceOf(eleven, false)).toEqual(money('1.1', 'USD'));
  expect(priceOf(alarms, true)).toEqual(money('0', 'USD'));
});

describe('the interface', () => {
  const frontDoor = makeManifest({ name: 'api', kind: 'front-door', memoryMb: 1_024, actions: [] });
  const templates = (firewall: boolean) => {
    const { template } = synthesise([makeRoom(frontDoor)], { api: { firewall } });
    return [...parts, 'Api' as const].map(template);
  };

  test('is priced by its requests and the memory of its function', () => {
    const priced = requestsPrice(templates(false), [frontDoor], 1_000_000);
    expect(partOf(priced, 'API Gateway')).toBe('1');
    expect(partOf(priced, 'Lambda duration')).toBe('50000');
  });

  test('costs nothing idle but its firewall, where it has one', () => {
    expect(partOf(idlePrice(templates(true)), 'firewall')).toBe('1');
    expect(partOf(idlePrice(templates(true)), 'rules of the firewall')).toBe('4');
    expect(partOf(idlePrice(templates(false)), 'firewall')).toBe('0');
  });
});
