import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { MeshError } from '../core/errors.ts';
import { withDeadline, workUntil } from './deadline.ts';
import { readEnvironment } from './environment.ts';
import { recognise } from './recognise.ts';
import { replyToError, replyWith } from './reply.ts';

const variables = { FINOPS_CONTEXT_BUCKET: 'b', FINOPS_STATE_TABLE: 't', FINOPS_EVENT_BUS: 'bus' };

describe('the environment', () => {
  test('is read with the room’s own variables', () => {
    expect(readEnvironment({ ...variables, BILLING_EXPORT_URI: 's3://x' }, ['BILLING_EXPORT_URI'])).toMatchObject({
      contextBucket: 'b',
      stateTable: 't',
      eventBus: 'bus',
      own: { BILLING_EXPORT_URI: 's3://x' },
    });
  });

  test('names every variable that is missing', () => {
    const read = () => readEnvironment({ FINOPS_STATE_TABLE: 't' }, ['BILLING_EXPORT_URI']);
    expect(read).toThrow(expect.objectContaining({ code: 'bad-configuration' }));
    expect(read).toThrow(/FINOPS_CONTEXT_BUCKET.*FINOPS_EVENT_BUS.*BILLING_EXPORT_URI/);
  });
});

describe('the deadline', () => {
  const now = new Date('2026-11-20T09:00:00Z');
  const later = (ms: number) => new Date(now.getTime() + ms);

  test('is the task’s own, or what Lambda leaves after the time to store and reply', () => {
    expect(workUntil({ deadline: later(5_000).toISOString() }, 60_000, now)).toEqual(later(5_000));
    expect(workUntil({ deadline: later(60_000).toISOString() }, 10_000, now)).toEqual(later(8_500));
    expect(workUntil({ deadline: later(60_000).toISOString() }, 1_000, now)).toEqual(later(750));
  });

  test('aborts work and answers at once, also where the work does not listen', async () => {
    let aborted: AbortSignal | undefined;
    const deaf = withDeadline(new Date(Date.now() + 20), new Date(), (signal) => {
      aborted = signal;
      return new Promise(() => {});
    });
    await expect(deaf).rejects.toMatchObject({ code: 'timeout' });
    expect(aborted?.aborted).toBe(true);
  });

  test('lets work that listens bring home what it has', async () => {
    const listening = withDeadline(new Date(Date.now() + 200), new Date(), async (signal) => {
      await new Promise((resolve) => signal.addEventListener('abort', resolve));
      return 'the half of it';
    });
    await expect(listening).resolves.toBe('the half of it');
  });

  test('leaves work alone that ends in time', async () => {
    await expect(withDeadline(new Date(Date.now() + 60_000), new Date(), () => sleep(1, 'done'))).resolves.toBe('done');
  });
});

describe('a reply', () => {
  const api = recognise({ httpMethod: 'POST', path: '/', requestContext: {}, body: null });

  test('is the value itself, or a proxy response for API Gateway', () => {
    expect(replyWith(recognise({}), { ok: true })).toEqual({ ok: true });
    expect(replyWith(api, { ok: true })).toEqual({
      statusCode: 200,
      headers: { 'content-type': 'application/json' },
      body: '{"ok":true}',
    });
  });

  test('to a caller’s mistake is a problem with its message', () => {
    const reply = replyToError(true, new MeshError('bad-input', 'task: id: missing'));
    expect(reply).toMatchObject({ statusCode: 400, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(reply.body)).toMatchObject({ code: 'bad-input', retryable: false, detail: 'task: id: missing' });
  });

  test('to a failure inside tells the code and nothing of the inside', () => {
    const reply = replyToError(true, new Error('secret path'));
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('secret path');
    expect(JSON.parse(replyToError(true, new MeshError('throttled', 'x')).body)).toMatchObject({ retryable: true });
  });

  test('to anyone but API Gateway is thrown under the code’s name, for Lambda to show', () => {
    expect(() => replyToError(false, new MeshError('timeout', 'late'))).toThrow(
      expect.objectContaining({ name: 'timeout', message: 'late' }),
    );
    expect(() => replyToError(false, new TypeError('oops'))).toThrow(expect.objectContaining({ name: 'agent-failed' }));
  });
});
