import { describe, expect, it } from 'vitest';
import { buildRule, MESH_BUS } from './fixtures.ts';
import { compileRules, type Rule, type Target } from './rule.ts';

const PLACE = { region: 'eu-central-1', accountId: '123456789012' };
const BUSES = new Set(['default', MESH_BUS]);
const compile = (...rules: Rule[]) => compileRules(rules, BUSES, PLACE);
const target = (overrides: Partial<Target> = {}): Target =>
  ({ kind: 'function', id: 'budget', function: 'budget', ...overrides }) as Target;

const onSchedule = (schedule: string, bus = 'default'): Rule => ({
  name: 'nightly',
  bus,
  schedule,
  targets: [target()],
});

describe('a rule', () => {
  it("has AWS's ARN, with its bus where that is not the default one", () => {
    expect(compile(buildRule(), onSchedule('rate(1 day)')).map(({ arn }) => arn)).toEqual([
      'arn:aws:events:eu-central-1:123456789012:rule/finops-mesh/everything',
      'arn:aws:events:eu-central-1:123456789012:rule/nightly',
    ]);
  });

  it.each([
    {
      name: 'a pattern that is not valid',
      rules: [buildRule({ pattern: { source: 'finops' } })],
      reason:
        'Rule "everything": Event pattern is not valid. Reason: source: It must be an object or an array, but is "finops".',
    },
    {
      name: 'a schedule that is not valid',
      rules: [onSchedule('rate(1 days)')],
      reason: 'Rule "nightly": Parameter ScheduleExpression is not valid. Reason: rate(1 days) must be rate(1 day).',
    },
    {
      name: 'a schedule on another bus',
      rules: [onSchedule('rate(1 day)', MESH_BUS)],
      reason: 'Rule "nightly": ScheduleExpression is supported only on the default event bus.',
    },
    {
      name: 'neither pattern nor schedule',
      rules: [{ name: 'empty', targets: [target()] }],
      reason: 'Rule "empty": it needs a pattern or a schedule.',
    },
    {
      name: 'a bus that is not there',
      rules: [buildRule({ bus: 'mesh' })],
      reason: 'Rule "everything": there is no bus "mesh". There is: default, finops-mesh.',
    },
    {
      name: 'a name twice',
      rules: [buildRule(), buildRule({ bus: 'default' })],
      reason: 'Rule "everything": another rule has the same name.',
    },
    { name: 'a name that is a path', rules: [buildRule({ name: '../x' })], reason: 'Rule "../x": the name must match' },
    { name: 'a name of dots', rules: [buildRule({ name: '..' })], reason: 'Rule "..": the name must match' },
    { name: 'a name of 65 characters', rules: [buildRule({ name: 'x'.repeat(65) })], reason: 'the name must match' },
    {
      name: 'six targets',
      rules: [buildRule({ targets: [1, 2, 3, 4, 5, 6].map((id) => target({ id: `${id}` })) })],
      reason: 'at most 5 targets are allowed, but it has 6.',
    },
    {
      name: 'two targets of one id',
      rules: [buildRule({ targets: [target(), target()] })],
      reason: 'two targets have the same id: budget, budget.',
    },
    {
      name: 'a target id that is a path',
      rules: [buildRule({ targets: [target({ id: 'a/b' })] })],
      reason: 'the target id "a/b" must match',
    },
    {
      name: 'a target bus that is not there',
      rules: [buildRule({ targets: [{ kind: 'bus', id: 'b', bus: 'b' }] })],
      reason: 'there is no bus "b" to send to.',
    },
    {
      name: 'its own bus as target',
      rules: [buildRule({ targets: [{ kind: 'bus', id: 'b', bus: MESH_BUS }] })],
      reason: 'it sends the events of the bus "finops-mesh" to that same bus.',
    },
    {
      name: 'too many retries',
      rules: [buildRule({ targets: [target({ retry: { maximumRetryAttempts: 186 } })] })],
      reason: 'target "budget": maximumRetryAttempts must be 0 to 185, but is 186.',
    },
    {
      name: 'too short an age',
      rules: [buildRule({ targets: [target({ retry: { maximumEventAgeSeconds: 59 } })] })],
      reason: 'target "budget": maximumEventAgeSeconds must be 60 to 86400, but is 59.',
    },
    {
      name: 'a template that names nothing',
      rules: [buildRule({ targets: [target({ input: { kind: 'template', paths: {}, template: '<x>' } })] })],
      reason: 'Rule "everything": InputTemplate contains invalid placeholder x.',
    },
  ])('is refused with its name and the reason: $name', ({ rules, reason }) => {
    expect(() => compile(...rules)).toThrow(reason);
  });

  it('may be as long, as retried and as old as AWS allows', () => {
    const retry = { maximumRetryAttempts: 185, maximumEventAgeSeconds: 86_400 };
    const targets = [1, 2, 3, 4, 5].map((id) => target({ id: `${id}`.repeat(64), retry }));
    expect(compile(buildRule({ name: 'x'.repeat(64), targets }))).toHaveLength(1);
  });
});
