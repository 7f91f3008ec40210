import { describe, expect, test } from 'vitest';
import type { Task } from '../../lib/core/task.ts';
import { analyse, asOf, depsWith, invocationAt, taskAt, usd } from './agent.fixtures.ts';
import { run } from './agent.ts';
import { check, fakeGateway, oneCheck, recommendation, refusal, resource } from './gateway.fixtures.ts';

const low = 'Qch7DwouX1';
const flaggedOnce = oneCheck(low, [resource('i-1', '$1.00')]);
const denied = refusal('access-denied', 'AccessDeniedException');

describe('what is read', () => {
  test('is every page of recommendations and resources, whether they warn or are in error', async () => {
    const gateway = fakeGateway({
      checks: [[check(low)], [check('hjLMh88uM8')]],
      recommendations: [[recommendation(low)], [recommendation('hjLMh88uM8', { status: 'error' })]],
      resources: {
        [low]: [[resource('i-1', '$1.00')], [resource('i-2', '$2.00')]],
        hjLMh88uM8: [[resource('lb', '$4.00', { status: 'error' })]],
      },
    });

    const { findings, conclusion } = await analyse(gateway);

    expect(findings.map(({ savings }) => savings.list)).toEqual([usd('1'), usd('2'), usd('4')]);
    expect(conclusion).toMatchObject({ status: 'complete', gaps: [] });
  });

  test('is nothing of other pillars, which are listed as such', async () => {
    const other = recommendation('7DAFEmoDos', { pillars: ['security'], status: 'error', name: 'MFA' });
    const gateway = fakeGateway({ ...flaggedOnce, recommendations: [[recommendation(low), other]] });

    const { conclusion } = await analyse(gateway);

    expect(gateway.current.asked).not.toContain('all of 7DAFEmoDos 1');
    expect(conclusion.facts.otherPillars).toEqual([
      { name: 'MFA', check: '7DAFEmoDos', status: 'error', pillars: ['security'] },
    ]);
    expect(conclusion.facts.recommendations).toMatchObject({ read: 2, byPillar: { cost_optimizing: 1, security: 1 } });
  });

  test('is of a check that is ok no resource but the excluded ones', async () => {
    const gateway = fakeGateway({
      checks: [[check(low), check('Ti39halfu8')]],
      recommendations: [
        [recommendation(low, { status: 'ok', excluded: 1 }), recommendation('Ti39halfu8', { status: 'ok' })],
      ],
      resources: { [low]: [[resource('i-1', '$1.00', { status: 'ok', excluded: true })]] },
    });

    const { findings } = await analyse(gateway);

    expect(gateway.current.asked.slice(2)).toEqual([`excluded of ${low} 1`]);
    expect(findings).toMatchObject([{ excluded: 'excluded in Trusted Advisor' }]);
  });

  test('is not taken for a finding where Trusted Advisor lists what is in order too', async () => {
    const gateway = fakeGateway(oneCheck(low, [resource('i-1', '$1.00', { status: 'ok' }), resource('i-2', '$2.00')]));
    const { findings, conclusion } = await analyse(gateway);
    expect(findings).toHaveLength(1);
    expect(conclusion.facts.resources).toEqual({ read: 2, excluded: 0, ok: 1 });
  });

  test('is not asked for a deprecated check, by neither API', async () => {
    const retired = 'vZ2c2W1srf';
    const telling = {
      checks: [[check(low), check(retired)]],
      recommendations: [[recommendation(low), recommendation(retired)]],
      resources: { [low]: [[resource('i-1', '$1.00')]], [retired]: [[resource('plan', '$9.00')]] },
    };
    const current = fakeGateway(telling);
    const older = fakeGateway({ recommendations: [denied] }, telling);

    await analyse(current);
    await analyse(older);

    expect(current.current.asked.join()).not.toContain(`of ${retired}`);
    expect(older.fallback.asked).toEqual(['checks 1', `recommendations of ${low} 1`, `all of ${low} 1`]);
  });

  test('is read no further than its findings are taken, with few checks ahead', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `check-${index}`);
    const many = [resource('i-1', '$1.00')];
    const gateway = fakeGateway({
      recommendations: [ids.map((id) => recommendation(id))],
      resources: Object.fromEntries(ids.map((id) => [id, [many, many, many]])),
    });

    const { findings } = await run(taskAt(asOf), depsWith(gateway), invocationAt(asOf));
    for await (const _ of findings) break;

    expect(gateway.current.asked.filter((line) => line.startsWith('all of'))).toEqual([
      'all of check-0 1',
      'all of check-1 1',
      'all of check-2 1',
      'all of check-3 1',
      'all of check-0 2',
    ]);
  });
});

describe('the net', () => {
  test('counts one saving once, where a legacy check and its successor flag one instance', async () => {
    const hub = 'c1z7kmr00n';
    const headings = { 0: 'Resource ID', 1: 'Recommended Action', 2: 'Estimated Monthly Savings' };
    const gateway = fakeGateway({
      checks: [[check(low), check(hub, { headings })]],
      recommendations: [[recommendation(low), recommendation(hub)]],
      resources: {
        [low]: [[resource('i-0c1d2e3f4a5b60001', '$70.08')]],
        [hub]: [
          [
            resource('i-0c1d2e3f4a5b60001', null, {
              metadata: { 0: 'i-0c1d2e3f4a5b60001', 1: 'Rightsize', 2: '$35.04' },
            }),
          ],
        ],
      },
    });

    const { findings, conclusion } = await analyse(gateway);

    expect(findings).toHaveLength(2);
    expect(conclusion.net).toEqual({ amount: '35.04', currency: 'USD' });
    expect(conclusion.facts.statedMonthlySavings).toBeNull();
  });
});

describe('a task’s scope', () => {
  const gateway = () =>
    fakeGateway({
      checks: [[check(low), check('Ti39halfu8', { headings: { 0: 'Region', 1: 'DB Instance Name' } })]],
      recommendations: [[recommendation(low), recommendation('Ti39halfu8')]],
      resources: {
        [low]: [[resource('i-1', '$1.00'), resource('i-2', '$2.00')]],
        Ti39halfu8: [[resource('orders', null, { metadata: { 0: 'us-east-1', 1: 'orders' } })]],
      },
    });

  test.each([
    [{ accountIds: ['444455556666'] }, ['i-1', 'i-2', 'orders']],
    [{ accountIds: ['111122223333'] }, []],
    [{ services: ['Amazon EC2'] }, ['i-1', 'i-2']],
    [{ services: ['rds', 'ec2'] }, ['i-1', 'i-2', 'orders']],
    [{ resources: ['i-2', '444455556666/us-east-1/rds/db/orders'] }, ['i-2', 'orders']],
    [{ services: ['rds'], resources: ['i-2'] }, []],
  ] satisfies [Task['scope'], string[]][])('of %j leaves %j', async (scope, left) => {
    const { findings, conclusion } = await analyse(gateway(), { scope });
    expect(findings.map(({ resource: named }) => named.kind === 'resource' && named.id)).toEqual(left);
    expect(conclusion.gaps).toEqual([]);
  });

  test.each([
    [{ services: ['ec2'] }, [`all of ${low} 1`]],
    [{ accountIds: ['111122223333'] }, []],
  ] satisfies [Task['scope'], string[]][])('of %j spares the requests for everything else', async (scope, lines) => {
    const asked = gateway();
    await analyse(asked, { scope });
    expect(asked.current.asked.filter((line) => line.startsWith('all of'))).toEqual(lines);
  });

  test('of tags cannot be kept, and a gap says so', async () => {
    const { findings, conclusion } = await analyse(gateway(), { scope: { tags: { team: 'web' } } });
    expect(findings).toHaveLength(3);
    expect(conclusion).toMatchObject({
      status: 'partial',
      gaps: [{ code: 'no-data', effect: expect.stringContaining('tags') }],
    });
  });
});
