import { describe, expect, test } from 'vitest';
import { atList, findingsOf, group, savingsOf } from '../rule.fixtures.ts';
import { runsAtNight } from './runs-at-night.ts';

/** Two weeks have 120 office hours and 216 of nights and weekends. */
const officeHours = 120;
const offHours = 216;
const span = { start: '2026-09-17T00:00:00Z', end: '2026-10-01T00:00:00Z' };

function machine(off: number, { environment = 'dev', price = 0.096, end = span.end, id = 'i-0123456789abcdef0' } = {}) {
  const of = (WorkTime: 'office' | 'off', hours: number) =>
    group({ ResourceId: id, Environment: environment, WorkTime }, atList(String(hours), (hours * price).toFixed(9)), {
      ...span,
      end,
      tags: { team: 'shop' },
    });
  return [of('office', officeHours), of('off', off)];
}

describe('environments that run at night and on weekends', () => {
  test('AWS: an m5.large costs 70.08 a month, of which 470 of 730 hours are 45.12 (0.096 an hour, aws.amazon.com/ec2/pricing/on-demand)', () => {
    expect(findingsOf(runsAtNight, machine(offHours))).toMatchObject([
      {
        resource: { service: 'ec2', type: 'instance', id: 'i-0123456789abcdef0' },
        facet: 'schedule',
        action: { kind: 'schedule', current: 'always', target: 'weekdays, 12 hours' },
        savings: { list: { value: { amount: '45.12' } } },
        monthlyCost: { current: { value: { amount: '70.08' } } },
        owner: { value: 'shop', how: 'tag' },
        lookbackDays: 14,
      },
    ]);
  });

  test('a machine is told that runs in 95 % of all hours of nights and weekends', () => {
    expect(savingsOf(runsAtNight, machine(205))).toEqual([]);
    expect(savingsOf(runsAtNight, machine(205.2))).toHaveLength(1);
  });

  test('and from a saving of one dollar a month on', () => {
    expect(savingsOf(runsAtNight, machine(offHours, { price: 0.0021 }))).toEqual([]);
    expect(savingsOf(runsAtNight, machine(offHours, { price: 0.00213 }))).toEqual(['1']);
  });

  test('production, and what has no environment, is left alone', () => {
    for (const environment of ['prod', 'production', 'live', 'internal', '']) {
      expect(savingsOf(runsAtNight, machine(offHours, { environment }))).toEqual([]);
    }
    for (const environment of ['Dev', 'testing', 'staging-2', 'non-prod', 'nonprod', 'int', 'integration']) {
      expect(savingsOf(runsAtNight, machine(offHours, { environment }))).toHaveLength(1);
    }
  });

  test('a machine that is gone is left alone', () => {
    expect(savingsOf(runsAtNight, machine(offHours, { end: '2026-09-29T00:00:00Z' }))).toEqual([]);
  });

  test('a database is told as one', () => {
    const id = 'arn:aws:rds:us-east-1:111122223333:db:orders';
    expect(findingsOf(runsAtNight, machine(offHours, { id }))).toMatchObject([
      { resource: { service: 'rds', type: 'db' } },
    ]);
  });
});
