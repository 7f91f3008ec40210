import { describe, expect, test } from 'vitest';
import { hopLimit } from '../core/task.ts';
import { recognise } from './recognise.ts';
import { isBeyondHopLimit, taskOf } from './task-of.ts';

const defaults = {
  agent: 'budget',
  requestId: 'request-1',
  asOf: '2026-11-20T09:30:00.000Z',
  deadline: '2026-11-20T09:31:00.000Z',
};
const task = {
  id: 't1',
  analysisId: 'a1',
  agent: 'budget',
  kind: 'analyse',
  asOf: '2026-11-20T09:00:00Z',
  deadline: '2026-11-20T09:05:00Z',
  hop: 1,
  requestedBy: 'supervisor',
};
const detail = {
  version: 1,
  eventId: 'e1',
  analysisId: 'a1',
  hop: 2,
  total_savings: 12.5,
  net: { amount: '12.50', currency: 'USD' },
  basis: 'list',
  recommendation_count: 3,
  high_impact_resources: [],
  timestamp: '2026-11-20T09:00:00Z',
  contextKey: 'agent-context/trusted-advisor/analyse/x.json',
};
const event = {
  version: '0',
  id: 'delivery-1',
  'detail-type': 'Cost Optimization Findings',
  source: 'finops.trusted-advisor-agent',
  time: '2026-11-20T09:00:00Z',
  detail,
};
const schedule = {
  ...event,
  source: 'aws.events',
  'detail-type': 'Scheduled Event',
  resources: ['arn:aws:events:us-east-1:111122223333:rule/daily'],
  detail: {},
};
const api = { httpMethod: 'POST', path: '/', requestContext: {}, body: '{"query":"what now"}' };

const taskFrom = (input: unknown) => taskOf(recognise(input), defaults);

describe('the harness', () => {
  test('takes a direct call as it is', () => {
    expect(taskFrom(task)).toEqual(task);
  });

  test('fills in what a console test event leaves out, under the request’s id', () => {
    const filled = { ...task, id: 'test-request-1', analysisId: 'test-request-1', hop: 0, requestedBy: 'console' };
    expect(taskFrom({})).toEqual({ ...filled, asOf: defaults.asOf, deadline: defaults.deadline });
    expect(taskFrom(null)).toEqual(taskFrom({}));
    expect(taskFrom({ query: 'Get all cost optimization recommendations with exact savings amounts' })).toMatchObject({
      kind: 'analyse',
      query: 'Get all cost optimization recommendations with exact savings amounts',
    });
  });

  test('keeps what a console test event states', () => {
    expect(taskFrom({ id: 'mine', scope: { services: ['AmazonEC2'] }, asOf: task.asOf })).toMatchObject({
      id: 'mine',
      analysisId: 'mine',
      scope: { services: ['AmazonEC2'] },
      asOf: task.asOf,
    });
  });

  test('names a schedule’s task after the event, at the time it fired', () => {
    expect(taskFrom(schedule)).toMatchObject({
      id: 'schedule-delivery-1',
      asOf: '2026-11-20T09:00:00Z',
      hop: 0,
      requestedBy: 'schedule arn:aws:events:us-east-1:111122223333:rule/daily',
    });
  });

  test('names an event’s task after the event and not after its delivery', () => {
    const first = taskFrom(event);
    expect(first).toMatchObject({
      id: 'event-e1',
      analysisId: 'a1',
      asOf: detail.timestamp,
      hop: 3,
      inputs: [detail.contextKey],
    });
    expect(taskFrom({ ...event, id: 'delivery-2', time: '2026-11-20T10:00:00Z' })).toEqual(first);
  });

  test('takes AWS’s own events without a detail of ours', () => {
    const refresh = { ...event, source: 'aws.trustedadvisor', detail: { check_name: 'Idle Load Balancers' } };
    expect(taskFrom(refresh)).toMatchObject({ id: 'event-delivery-1', hop: 0 });
  });

  test('reads the body of an API event', () => {
    expect(taskFrom(api)).toMatchObject({ id: 'api-request-1', query: 'what now', requestedBy: 'api' });
    const encoded = { ...api, body: Buffer.from(api.body).toString('base64'), isBase64Encoded: true };
    expect(taskFrom(encoded)).toMatchObject({ query: 'what now' });
    expect(taskFrom({ ...api, body: null })).toMatchObject({ requestedBy: 'api' });
  });

  test.each([
    ['a task without a deadline', { ...task, deadline: undefined }, /^task: deadline/],
    ['a task for another agent', { ...task, agent: 'echo' }, /is for echo, and this is budget/],
    ['a task with an id that is a path', { ...task, id: '../x' }, /^task: id/],
    ['a console event with another shape', { key1: 'value1' }, /^test event: .*key1/],
    ['an event of the mesh with another detail', { ...event, detail: { ...detail, hop: 'two' } }, /hop/],
    ['a body that is not JSON', { ...api, body: '{' }, /^request body is not JSON/],
    ['a text', 'hello', /^test event/],
  ])('refuses %s and names the field', (_, input, message) => {
    expect(() => taskFrom(input)).toThrow(expect.objectContaining({ code: 'bad-input' }));
    expect(() => taskFrom(input)).toThrow(message);
  });

  test('cuts an event at the hop limit, and not one hop before', () => {
    const at = (hop: number) => isBeyondHopLimit(recognise({ ...event, detail: { ...detail, hop } }));
    expect(at(hopLimit - 1)).toBe(false);
    expect(at(hopLimit)).toBe(true);
    expect(isBeyondHopLimit(recognise(task))).toBe(false);
  });
});
