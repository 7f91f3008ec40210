import { expect, test } from 'vitest';
import { readinessOf } from './readiness.ts';

const heartbeatAt = '2026-11-01T00:00:00.000Z';

test('an agent that nobody has heard of is offline, with a note', () => {
  expect(readinessOf('budget', undefined)).toEqual({
    agent: 'budget',
    status: 'offline',
    note: 'not heard of in the last 24 hours',
  });
});

test('an agent is as it said last', () => {
  expect(readinessOf('budget', { status: 'busy', version: '1.2.0', heartbeatAt })).toEqual({
    agent: 'budget',
    status: 'busy',
    version: '1.2.0',
    heartbeatAt,
  });
});

test('an agent whose last task failed says with what', () => {
  const lastError = { code: 'throttled', message: 'ce:GetCostAndUsage: slow down' };
  expect(readinessOf('budget', { status: 'degraded', version: '1.0.0', heartbeatAt, lastError })).toMatchObject({
    status: 'degraded',
    note: 'last error: throttled: ce:GetCostAndUsage: slow down',
  });
});
