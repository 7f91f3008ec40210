import { describe, expect, test } from 'vitest';
import { Manifest } from './manifest.ts';

const manifest: Manifest = {
  name: 'budget',
  kind: 'agent',
  version: '1.0.0',
  question: 'Will we stay within budget?',
  taskKinds: ['analyse'],
  publishes: { source: 'finops.budget-agent', detailTypes: ['Budget At Risk'] },
  subscribes: [{ name: 'started', bus: 'mesh', pattern: { source: ['finops.supervisor-agent'] } }],
  schedules: [{ name: 'daily', expression: 'rate(1 day)' }],
  environment: ['BUDGET_CURRENCY'],
  actions: ['budgets:ViewBudget', 'ce:GetCostForecast'],
  timeoutSeconds: 300,
  memoryMb: 512,
  ephemeralStorageMb: 512,
};
const isValid = (change: object) => Manifest.safeParse({ ...manifest, ...change }).success;

describe('a manifest', () => {
  test('is data and comes back as it is', () => {
    expect(Manifest.parse(manifest)).toEqual(manifest);
    expect(isValid({ nativePackages: ['@duckdb/node-api'] })).toBe(true);
  });

  test.each([
    ['timeoutSeconds', 1, 900],
    ['memoryMb', 128, 10_240],
    ['ephemeralStorageMb', 512, 10_240],
  ])('keeps %s to what Lambda allows, %i to %i', (key, least, most) => {
    expect(isValid({ [key]: least })).toBe(true);
    expect(isValid({ [key]: most })).toBe(true);
    expect(isValid({ [key]: least - 1 })).toBe(false);
    expect(isValid({ [key]: most + 1 })).toBe(false);
    expect(isValid({ [key]: least + 0.5 })).toBe(false);
  });

  test.each([
    'ce:*',
    '*',
    'ce:Get*',
    'ce',
    'CE:GetCost',
    ' ce:GetCost',
    'ce:GetCost ',
    'ce:Get Cost',
    ':GetCost',
    'ce:',
  ])('refuses the action "%s"', (action) => {
    expect(isValid({ actions: [action] })).toBe(false);
  });

  test.each(['agent', 'supervisor', 'front-door'])('may be of kind %s', (kind) => {
    expect(isValid({ kind })).toBe(true);
  });

  test.each([
    ['a kind that is none', { kind: 'helper' }],
    ['no question', { question: '' }],
    ['a source of another name space', { publishes: { source: 'my.finops.agent', detailTypes: [] } }],
    ['a bus that is none', { subscribes: [{ name: 'started', bus: 'other', pattern: {} }] }],
    ['a subscription without a pattern', { subscribes: [{ name: 'started', bus: 'mesh' }] }],
    ['a schedule without an expression', { schedules: [{ name: 'daily' }] }],
    ['a key that nobody reads', { memory: 512 }],
  ])('refuses %s', (_, change) => {
    expect(isValid(change)).toBe(false);
  });

  test('may hear the default bus', () => {
    expect(isValid({ subscribes: [{ name: 'aws', bus: 'default', pattern: { source: ['aws.ce'] } }] })).toBe(true);
  });
});
